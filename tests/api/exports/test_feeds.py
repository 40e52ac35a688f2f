import datetime as dt
from typing import Any

import feedparser
import pytest
from django.db import transaction
from django.test import Client

from claims.api.exports import feeds
from claims.models import ReviewRevision
from claims.services import publications
from tests.api.secrets import Newsroom
from tests.factories.articles import A_MORNING
from tests.factories.claims import TopicFactory
from tests.factories.publications import corrected_claim, published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
VERDICTS, CORRECTIONS = "/feeds/verdicts.atom", "/feeds/corrections.atom"


def read(client: Client, door: str, **headers: str) -> Any:
    answer = client.get(door, headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    found = feedparser.parse(answer.content)
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def ids(found: Any) -> list[str]:
    return [entry.id.removeprefix("urn:uuid:") for entry in found.entries]


def test_newest_verdicts_come_first_and_retracted_ones_not_at_all(client: Client) -> None:
    claims = [published_claim(A_MORNING + dt.timedelta(minutes=number)) for number in range(3)]
    retracted_claim()
    found = read(client, VERDICTS)
    assert ids(found) == [str(claim.pk) for claim in reversed(claims)]
    assert (found.feed.title, found.entries[0].link) == ("On Record: Verdicts", claims[-1].document["url"])


def test_feed_has_an_end(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "NEWEST", 2)
    for _number in range(3):
        published_claim()
    assert len(read(client, VERDICTS).entries) == 2


@pytest.mark.parametrize("door", [VERDICTS, CORRECTIONS])
def test_feed_into_which_nothing_has_gone_is_valid(client: Client, door: str) -> None:
    found = read(client, door)
    assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00Z")


def test_speakers_feed_has_their_claims_alone(client: Client) -> None:
    statement = StatementFactory.create(speaker__slug="mara-lupu", speaker__name="Mara Lupu")
    public = published_claim(statements=[statement])
    published_claim()
    found = read(client, "/feeds/speakers/mara-lupu.atom")
    assert (ids(found), found.feed.title) == ([str(public.pk)], "On Record: Mara Lupu")


def test_topics_feed_has_its_claims_alone_and_its_name_in_the_readers_language(client: Client) -> None:
    public = published_claim(topics=[TopicFactory.create(slug="transport")])
    published_claim()
    found = read(client, "/feeds/topics/transport.atom", **{"accept-language": "ro"})
    assert (ids(found), found.feed.title) == ([str(public.pk)], "On Record: Transporturi")


@pytest.mark.parametrize("door", ["/feeds/speakers/mara-lupu.atom", "/feeds/topics/transport.atom"])
def test_what_is_not_public_has_no_feed(client: Client, door: str) -> None:
    StatementFactory.create(speaker__slug="mara-lupu")
    TopicFactory.create(slug="transport")
    assert client.get(door).status_code == 404


def test_correction_says_why_and_names_both_verdicts(client: Client) -> None:
    public = corrected_claim()
    (entry,) = read(client, CORRECTIONS).entries
    assert (entry.title, entry.link) == (f"Corrected: {public.document['claim']}", public.document["url"])
    assert entry.summary == "We name the month.\n\nFalse → True"


def test_of_a_retracted_claim_no_verdict_is_repeated(client: Client) -> None:
    public = corrected_claim()
    revision = ReviewRevision.objects.get(review__claim__public_id=public.pk, number=2)
    with transaction.atomic():
        publications.retract(revision=revision, note="The plan was not final.", at=A_MORNING)
    retraction, correction = read(client, CORRECTIONS).entries
    assert retraction.title == f"Retracted: {public.document['claim']}"
    assert (retraction.summary, correction.summary) == ("The plan was not final.", "We name the month.")
    assert retraction.id != correction.id


@pytest.mark.parametrize("door", [VERDICTS, CORRECTIONS])
def test_feed_that_has_not_changed_is_not_sent_again(client: Client, door: str) -> None:
    corrected_claim()
    tag = client.get(door)["ETag"]
    assert client.get(door, headers={"if-none-match": tag}).status_code == 304
    corrected_claim()
    assert client.get(door, headers={"if-none-match": tag}).status_code == 200


def test_what_nobody_published_changes_no_feed(client: Client) -> None:
    statement = StatementFactory.create(speaker__slug="public-speaker")
    published_claim(statements=[statement], topics=[TopicFactory.create(slug="public-topic")])
    speakers = [f"/feeds/speakers/{which}-speaker.atom" for which in ("public", "secret")]
    topics = [f"/feeds/topics/{which}-topic.atom" for which in ("public", "secret")]
    doors = [VERDICTS, CORRECTIONS, *speakers, *topics]
    before = [client.get(door).content for door in doors]
    Newsroom(seed=7).hide_everything()
    assert [client.get(door).content for door in doors] == before


def test_feed_leads_to_the_page_that_tells_the_same(client: Client) -> None:
    statement = StatementFactory.create(speaker__slug="mara-lupu")
    published_claim(statements=[statement], topics=[TopicFactory.create(slug="roads")])
    for feed, page in (
        ("verdicts", "claims"),
        ("corrections", "corrections"),
        ("speakers/mara-lupu", "speakers/mara-lupu"),
        ("topics/roads", "topics/roads"),
    ):
        assert read(client, f"/feeds/{feed}.atom").feed.link == f"http://localhost:8000/{page}/"
        assert client.get(f"/{page}/").status_code == 200
