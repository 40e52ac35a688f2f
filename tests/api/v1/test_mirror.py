"""A copy that follows the log ends with exactly what we show, whatever happened meanwhile."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from claims.choices import CorrectionKind, RevisionState
from claims.models import Claim, Correction, Publication, PublicClaim, ReviewRevision
from claims.services import publications
from claims.services.public_documents import verdict_of
from tests.factories.articles import A_MORNING
from tests.factories.claims import StatementLinkFactory
from tests.factories.publications import approved_claim, publish
from tests.factories.reviews import DORNA_SCALE, ReviewRevisionFactory, verdict
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


class Newsroom:
    """Publishes, amends, corrects and retracts as chance has it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.at = chance, A_MORNING
        self.speakers = SpeakerFactory.create_batch(3)

    def act(self) -> None:
        self.at += dt.timedelta(seconds=self.chance.choice([0, 1, 3600]))
        public = list(Claim.objects.filter(public_id__in=PublicClaim.objects.values("id")))
        acts: list[Callable[[Claim], None]] = [self.amend, self.rename, self.correct, self.retract]
        if not public or self.chance.random() < 0.3:
            publish(approved_claim(statements=[self.statement()], verdict_key=self.verdict_key()), self.at)
        else:
            self.chance.choice(acts)(self.chance.choice(public))

    def statement(self) -> Any:
        return StatementFactory.create(speaker=self.chance.choice(self.speakers))

    def verdict_key(self) -> str:
        return self.chance.choice(list(DORNA_SCALE))

    def amend(self, claim: Claim) -> None:
        with transaction.atomic():
            StatementLinkFactory.create(claim=claim, statement=self.statement(), confirmed=True)
            publications.amend_claims(claims=[claim], note="Said again.", at=self.at)

    def rename(self, _claim: Claim) -> None:
        """One act that changes many claims."""
        speaker = self.chance.choice(self.speakers)
        with transaction.atomic():
            speaker.name = f"Name {self.chance.random()}"
            speaker.save()
            claims = Claim.objects.filter(links__statement__speaker=speaker).distinct()
            publications.amend_claims(claims=claims, note="A name.", at=self.at)

    @transaction.atomic
    def correct(self, claim: Claim) -> None:
        """Of a retracted claim: publish it again."""
        former = ReviewRevision.objects.filter(review__claim=claim).latest("number")
        if former.state == RevisionState.PUBLISHED:
            former.state, former.ended_at = RevisionState.SUPERSEDED, self.at
            former.save()
        revision = ReviewRevisionFactory.create(
            review=former.review, number=former.number + 1, approved=True, correcting=True,
            verdict=verdict(self.verdict_key()), title=f"Title {self.chance.random()}",
        )  # fmt: skip
        Correction.objects.create(
            revision=revision, kind=CorrectionKind.CLARIFICATION, note="We name the month.",
            old_verdict=verdict_of(former), new_verdict=verdict_of(revision), corrected_at=self.at,
        )  # fmt: skip
        publish(revision, self.at)

    @transaction.atomic
    def retract(self, claim: Claim) -> None:
        revision = ReviewRevision.objects.filter(review__claim=claim).latest("number")
        if revision.state == RevisionState.PUBLISHED:
            revision.state, revision.ended_at = RevisionState.RETRACTED, self.at
            revision.retraction_note = "Not the final plan."
            revision.save()
            publications.retract(revision=revision, note=revision.retraction_note, at=self.at)


class Mirror:
    """What docs/api/v1.md tells others to do."""

    def __init__(self, client: Client) -> None:
        self.client, self.after = client, 0
        self.claims: dict[str, Any] = {}

    def follow(self, pages: int, page_size: int) -> None:
        for _ in range(pages):
            query = {"after": self.after, "page_size": page_size}
            page = self.client.get("/api/v1/publications/", query).json()
            for event in page["results"]:
                if event["claim"] is not None:
                    self.claims[event["claim_id"]] = event["claim"]
            self.after = page["last_seq"]

    def lose_its_place(self, chance: random.Random) -> None:
        """A copy that was stopped may read something twice."""
        self.after = max(0, self.after - chance.randrange(5))


class DatedCopy:
    """The other way that the manual names: by `updated_since`, from the newest instant that the copy has."""

    def __init__(self, client: Client) -> None:
        self.client, self.since = client, "2026-01-01T00:00:00Z"
        self.claims: dict[str, Any] = {}

    def follow(self, page_size: int) -> None:
        query: dict[str, str | int] = {"updated_since": self.since, "ordering": "updated_at"}
        query["page_size"] = page_size
        page = self.client.get("/api/v1/claims/", query).json()
        self.keep(page)
        while page["next"]:
            page = self.client.get(page["next"].replace("http://localhost:8000", "")).json()
            self.keep(page)

    def keep(self, page: dict[str, Any]) -> None:
        for claim in page["results"]:
            self.claims[claim["id"]] = claim
            self.since = claim["updated_at"]


def shown_to_all(client: Client) -> dict[str, Any]:
    """Each claim as its own address shows it, or its tombstone."""
    ids = PublicClaim.objects.values_list("pk", flat=True)
    answers = {str(pk): client.get(f"/api/v1/claims/{pk}/") for pk in ids}
    return {
        pk: answer.json()["claim"] if answer.status_code == 410 else answer.json()
        for pk, answer in answers.items()
    }


def follow_a_newsroom(client: Client, events: int, seed: int) -> set[str]:
    """The kinds of events that happened."""
    chance = random.Random(seed)  # noqa: S311 (a story, not a secret)
    newsroom, mirror, dated = Newsroom(chance), Mirror(client), DatedCopy(client)
    while Publication.objects.last_seq() < events:
        newsroom.act()
        if chance.random() < 0.2:
            mirror.follow(pages=chance.randrange(3), page_size=chance.choice([1, 3, 100]))
            mirror.lose_its_place(chance)
        if chance.random() < 0.1:
            dated.follow(page_size=chance.choice([1, 7, 100]))
    dated.follow(page_size=100)
    mirror.follow(pages=events // 100 + 2, page_size=100)
    assert mirror.after == Publication.objects.last_seq()
    assert mirror.claims == dated.claims == shown_to_all(client)
    return set(Publication.objects.values_list("kind", flat=True))


def test_copy_ends_with_exactly_our_public_state(client: Client) -> None:
    follow_a_newsroom(client, events=60, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_copy_is_exact_after_a_thousand_events(client: Client) -> None:
    kinds = follow_a_newsroom(client, events=1_000, seed=7)
    assert kinds == {"published", "amended", "corrected", "retracted"}
