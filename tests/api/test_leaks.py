"""What nobody has published changes no public answer, by not one byte."""

import datetime as dt
import logging
import re
from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from claims.choices import KeyScope
from claims.models import PublicSource, PublicSpeaker
from claims.services import subscriptions
from tests.api.doors import (
    Values,
    addresses,
)
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
ABSENT, NO_SLUG, NO_WORD = UUID("01a20089-90c5-7978-8d67-000000000001"), "absent-thing", "Zzyzxlespoon"
FORM_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')  # another for each reader


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


def the_walk_is_the_same(client: Client, values: Values, seed: int) -> None:
    doors = addresses(values)
    keys = [a_key([KeyScope.READ])[1], a_key([KeyScope.READ, KeyScope.BULK])[1], a_key([KeyScope.BULK])[1]]
    by_key = [door for door in doors if door.startswith(("/api/v1/", "/data/", "/feeds/"))][:: len(keys)]
    before = [answers(client, doors), *(answers(client, by_key, key) for key in keys)]
    Newsroom(seed).hide_everything()
    after = [answers(client, doors), *(answers(client, by_key, key) for key in keys)]
    assert [differing(*pair) for pair in zip(before, after, strict=True)] == [[]] * (1 + len(keys))
    assert {200, 302, 400, 403, 404, 410} <= {answer[0] for found in after for answer in found.values()}
    told = [door for found in after for door, answer in found.items() if SECRET_WORD.encode() in answer[2]]
    assert [door for door in told if SECRET_WORD not in door] == []


def test_public_answers_are_the_same_before_and_after_a_newsroom_fills_its_desks(
    client: Client, values: Values
) -> None:
    the_walk_is_the_same(client, values, seed=1)
