"""What nobody has published changes no public answer, by not one byte."""

import datetime as dt
import logging
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from claims.choices import KeyScope, PublicationKind
from claims.models import Claim, Publication, PublicSource, PublicSpeaker, User
from claims.models.keyset import Cursor
from claims.services import subscriptions
from claims.services.claims import confirm_link, link_statement
from tests.api.doors import HALF_PAST_SIX, NOT_PUBLIC, Values, addresses, places, public_routes, routes
from tests.api.secrets import SECRET, SECRET_WORD, SLUG, Newsroom, a_key, an_uninvited_reader
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import (
    corrected_claim,
    occurrence_in_article,
    published_claim,
    retracted_claim,
)
from tests.factories.statements import StatementFactory

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(600)]
LATER = A_MORNING + dt.timedelta(hours=1)
Answer = tuple[int, tuple[tuple[str, str], ...], bytes]
# Beside the secret ones in every order, and as long.
ABSENT, NO_SLUG, NO_WORD = UUID("01a20089-90c5-7978-8d67-5f26cf3a1948"), "secret-think", "Zzyzxlespoon"
FORM_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')  # another for each reader

MEMBER = re.compile(rb"\buser\d+\b|newsroom\.test")  # as the factories name them, and write to them


@pytest.fixture(autouse=True)
def _one_instant() -> Iterator[None]:
    """Nothing changes because time passes; and thousands of refusals are not worth a line each."""
    logging.disable(logging.ERROR)
    with time_machine.travel(LATER + dt.timedelta(days=1), tick=False):
        yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def values(db: None) -> Values:
    """A small public world, and what to ask for: what is in it, what will be secret, what never was."""
    statement = StatementFactory.create(speaker__name="Mara Lupu", role="Mayor of Dorna")
    occurrence_in_article(statement)
    topic = TopicFactory.create(slug="public-topic")
    claim = published_claim(statements=[statement], topics=[topic])
    published_claim(LATER, claim=ClaimFactory.create(language="ro"), statements=[statement])
    corrected_claim(LATER)
    retracted = retracted_claim()
    reader = an_uninvited_reader()
    speaker, source = PublicSpeaker.objects.get(pk=statement.speaker.public_id), PublicSource.objects.get()
    return Values(
        ids=[claim.pk, retracted.pk, speaker.pk, statement.public_id, SECRET, ABSENT],
        slugs=[claim.slug, retracted.slug, speaker.slug, topic.slug, source.slug, SLUG, NO_SLUG],
        words=["bridge", "mayor", "false", SECRET_WORD, f"-{SECRET_WORD} bridge", NO_WORD],
        tokens=["no-token", subscriptions.token_for(reader, subscriptions.MANAGE)],
    )


def answers(client: Client, doors: list[str], key: str = "") -> dict[str, Answer]:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    return {door: answered(client, door, headers) for door in doors}


def answered(client: Client, door: str, key: dict[str, str]) -> Answer:
    answer = client.get(door, headers=key)
    body = answer.getvalue() if answer.streaming else answer.content
    client.cookies.clear()
    headers = {name: value for name, value in answer.headers.items() if not name.startswith("RateLimit")}
    return answer.status_code, tuple(sorted(headers.items())), FORM_TOKEN.sub(b"", body)


def differing(before: dict[str, Answer], after: dict[str, Answer]) -> list[str]:
    return [door for door in before if before[door] != after[door]]


class Walk:
    """Every door, as anybody and by each kind of key: what was answered before desks were filled."""

    def __init__(self, client: Client, values: Values) -> None:
        self.client, self.doors = client, addresses(values)
        scopes = [KeyScope.READ], [KeyScope.READ, KeyScope.BULK], [KeyScope.BULK]
        self.keys = [a_key(of_one)[1] for of_one in scopes]
        self.by_key = [door for door in self.doors if door.startswith(("/api/v1/", "/data/", "/feeds/"))]
        self.before = self.once()

    def once(self) -> list[dict[str, Answer]]:
        by_key = self.by_key[:: len(self.keys)]
        return [answers(self.client, self.doors), *(answers(self.client, by_key, key) for key in self.keys)]

    def is_the_same(self, seed: int) -> None:
        Newsroom(seed).hide_everything()
        after = self.once()
        assert [differing(*pair) for pair in zip(self.before, after, strict=True)] == [[]] * len(after)
        assert {200, 302, 400, 403, 404, 410} <= {answer[0] for found in after for answer in found.values()}
        told = [
            door for found in after for door, answer in found.items() if SECRET_WORD.encode() in answer[2]
        ]
        assert [door for door in told if SECRET_WORD not in door] == []


def test_public_answers_are_the_same_before_and_after_a_newsroom_fills_its_desks(
    client: Client, values: Values
) -> None:
    Walk(client, values).is_the_same(seed=1)


@pytest.mark.slow
def test_public_answers_are_the_same_whatever_the_desks_are_filled_with(
    client: Client, values: Values
) -> None:
    walk = Walk(client, values)
    for seed in (2, 3):
        with transaction.atomic():
            walk.is_the_same(seed)
            transaction.set_rollback(True)


@pytest.mark.slow
def test_a_proposed_link_changes_no_answer_and_its_confirmation_writes_one_publication(
    client: Client, values: Values, ana: User, besa: User
) -> None:
    claim = Claim.objects.get(public_id=values.ids[0])
    statement = StatementFactory.create(speaker__name="Toma Brad", words="It opens in May, I tell you.")
    doors = addresses(values)
    before, log = answers(client, doors), Publication.objects.count()
    link = link_statement(claim_id=claim.pk, statement_id=statement.pk, actor=ana, at=LATER)
    assert differing(before, answers(client, doors)) == []
    confirm_link(link_id=link.pk, actor=besa, at=LATER)
    event = Publication.objects.latest("seq")
    assert (Publication.objects.count(), event.kind) == (log + 1, PublicationKind.AMENDED)
    assert "It opens in May" in str(event.document["statements"])
    assert f"/claims/{values.slugs[0]}/" in differing(before, answers(client, doors))


def test_no_public_answer_names_a_member_of_the_newsroom(client: Client, values: Values) -> None:
    """The public author is the newsroom."""
    hands = User.objects.filter(username__regex=r"^user\d+$", email__endswith="@newsroom.test")
    assert hands.count() > 5
    told = answers(client, addresses(values))
    assert [door for door, (_status, _headers, body) in told.items() if MEMBER.search(body)] == []


def test_what_is_secret_and_what_never_was_are_told_apart_by_nothing(client: Client, values: Values) -> None:
    """At no address, by no filter, search or place in a list."""
    Newsroom(seed=4).hide_everything()
    secret = Values(ids=[SECRET], slugs=[SLUG], words=[SECRET_WORD], tokens=["secret-token"])
    absent = Values(ids=[ABSENT], slugs=[NO_SLUG], words=[NO_WORD], tokens=["absent-token"])
    pairs = list(zip(addresses(secret), addresses(absent), strict=True))
    found = answers(client, [door for door, other in pairs if door != other])
    others = answers(client, [other for door, other in pairs if door != other])
    told = {door: as_if_absent(answer, secret, absent) for door, answer in found.items()}
    assert [door for door, other in pairs if door != other and told[door] != others[other]] == []
    assert {200, 400, 404} <= {status for status, _headers, _body in told.values()}


def as_if_absent(answer: Answer, secret: Values, absent: Values) -> Answer:
    """The answer with every echo of what was asked for in the words of the other question."""
    status, headers, body = answer
    for old, new in zip(asked_for(secret), asked_for(absent), strict=True):
        body = body.replace(old.encode(), new.encode())
        headers = tuple((name, value.replace(old, new)) for name, value in headers)
    return status, headers, body


def asked_for(values: Values) -> list[str]:
    [identity] = values.ids
    places = [str(Cursor(HALF_PAST_SIX, identity))]
    return [str(identity), *values.slugs, *values.words, *values.tokens, *places]


def test_every_route_is_walked_or_has_a_reason_not_to_be(values: Values) -> None:
    names = {route.name for route in routes()}
    assert names >= NOT_PUBLIC.keys()
    walked = addresses(values)
    for route in public_routes():
        assert set(places(route, values)) <= set(walked), route.name
    parameters = {name for route in public_routes() for name in route.parameters()}
    asked = {name for door in walked for name, _value in parse_qsl(urlsplit(door).query)}
    assert parameters - asked == set()
