"""What nobody has published changes no public answer, by not one byte."""

import datetime as dt
from uuid import UUID

import pytest
from django.test import Client

from claims.choices import NoticeKind, RevisionState, StatementState
from claims.models import Claim
from claims.services import publications
from tests.factories.articles import A_MORNING, SourceFactory
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.reviews import EvidenceFactory, ReviewRevisionFactory, verdict
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
DRAFT = UUID("01a20089-90c5-7978-8d67-5f26cf3a1947")
SECRET = {name: f"secret-{name}" for name in ("claim", "speaker", "topic", "scale")}
API = "/api/v1/claims/"
LISTS = ("speakers", "topics", "sources", "scales", "corrections", "publications")


def addresses(published: UUID, slug: str, retracted: UUID, retracted_slug: str) -> list[str]:
    """Every public door, with each filter naming something published, something secret and nothing."""
    claims = [published, retracted, DRAFT, UUID(int=1)]
    filters = [
        "said_from=2026-01-01&said_to=2026-02-01",
        "language=en",
        "language=xx",
        "verdict=false",
        "verdict=secret",
        "page_size=1",
        "ordering=state",
        *("ordering=-updated_at", "updated_since=2026-01-01T00:00:00Z", "fields=id,seq", "source=secret"),
        *("search=bridge", "search=secret", "search=-bridge", "search=bridge&ordering=-rank&excerpts=true"),
        *(f"{name}={SECRET[name]}" for name in ("speaker", "topic", "scale")),
        *(f"{name}=public-{name}" for name in ("speaker", "topic")),
        "scale=dorna-scale",
        f"speaker={DRAFT}",
    ]
    return [
        *("/", "/claims/", "/api/docs/", "/api/schema/", "/api/problems/", API),
        *(f"/api/v1/{many}/" for many in LISTS),
        *(f"/api/v1/{many}/{DRAFT}/" for many in ("speakers", "topics", "sources", "scales")),
        *(f"/api/v1/corrections/?claim={identity}" for identity in claims),
        "/api/v1/speakers/?name=secret",
        *(f"{API}?{query}" for query in filters),
        *(f"{API}{identity}/{view}" for identity in claims for view in ("", "claimreview/", "?x=1")),
        *(f"/claims/{name}/" for name in (slug, retracted_slug, SECRET["claim"], "no-such-claim")),
    ]


def answers(client: Client, doors: list[str]) -> dict[str, tuple[int, dict[str, str], bytes]]:
    found = {}
    for door in doors:
        answer = client.get(door)
        found[door] = (answer.status_code, dict(answer.headers), answer.content)
    return found


def hundred_secrets(public: Claim) -> None:
    """Drafts in every state, and whatever else lies on the newsroom's desks, around public things too."""
    speaker = SpeakerFactory.create(slug=SECRET["speaker"], public_id=DRAFT)
    topic = TopicFactory.create(slug=SECRET["topic"])
    scale = verdict().scale
    scale.pk, scale.slug, scale.public_id = None, SECRET["scale"], UUID(int=77)
    scale.save(force_insert=True)
    for number, state in enumerate([*RevisionState] * 16):
        claim = ClaimFactory.create(**({"slug": SECRET["claim"], "public_id": DRAFT} if not number else {}))
        claim.topics.add(topic, *public.topics.all())
        statement = StatementFactory.create(speaker=speaker)
        occurrence_in_article(statement)
        StatementLinkFactory.create(claim=claim, statement=statement, confirmed=bool(number % 2))
        traits = {} if state == RevisionState.DRAFT else {str(state): True}
        ReviewRevisionFactory.create(review__claim=claim, correcting=True, **traits)
        publications.record_notice(statement=statement, kind=NoticeKind.RECORDED, note="", at=A_MORNING)
    StatementLinkFactory.create(claim=public, statement__speaker=speaker)
    StatementFactory.create(state=StatementState.WITHDRAWN)
    correction = ReviewRevisionFactory.create(review=public.review, number=2, in_review=True, correcting=True)
    EvidenceFactory.create(revision=correction)
    SourceFactory.create_batch(2)
    a_candidate()


def test_public_answers_are_the_same_before_and_after_a_hundred_drafts(client: Client) -> None:
    statement = StatementFactory.create(speaker__slug="public-speaker")
    occurrence_in_article(statement)
    public = published_claim(statements=[statement], topics=[TopicFactory.create(slug="public-topic")])
    published_claim(A_MORNING + dt.timedelta(hours=1))
    retracted = retracted_claim()
    doors = addresses(public.pk, public.slug, retracted.pk, retracted.slug)
    before = answers(client, doors)
    assert {status for status, _headers, _body in before.values()} == {200, 400, 404, 410}
    hundred_secrets(Claim.objects.get(public_id=public.pk))
    after = answers(client, doors)
    for door in doors:
        assert after[door] == before[door], door


def test_secret_and_absent_claims_are_told_apart_by_nothing(client: Client) -> None:
    ClaimFactory.create(slug=SECRET["claim"], public_id=DRAFT)
    for secret, absent in (
        (f"{API}{DRAFT}/", f"{API}{UUID(int=1)}/"),
        ("/claims/secret-claim/", "/claims/no-such/"),
    ):
        found = answers(client, [secret, absent])
        assert found[secret] == found[absent]
