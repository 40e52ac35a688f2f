"""Speakers, topics, outlets and scales: only those that a public claim mentions."""

import datetime as dt

import pytest
from django.test import Client

from claims.models import Claim, PublicMerge, ReviewRevision
from claims.models.identity import new_public_id
from claims.services import publications
from tests.factories.articles import A_MORNING, SourceFactory
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
LISTS = ["speakers", "topics", "sources", "scales"]


def slugs(client: Client, many: str, **query: str | int) -> list[str]:
    answer = client.get(f"/api/v1/{many}/", query)
    assert answer.status_code == 200, answer.content
    return [document["slug"] for document in answer.json()["results"]]


def public_things() -> dict[str, str]:
    """One of each, and the id by list."""
    statement, topic = StatementFactory.create(), TopicFactory.create()
    source = occurrence_in_article(statement).article.source
    assert source is not None
    public = published_claim(statements=[statement], topics=[topic])
    scale = ReviewRevision.objects.get(review__claim__public_id=public.pk).verdict
    assert scale is not None
    things = (statement.speaker, topic, source, scale.scale)
    return {many: str(thing.public_id) for many, thing in zip(LISTS, things, strict=True)}


@pytest.mark.parametrize("many", LISTS)
def test_list_has_what_is_public_and_leads_to_its_claims(many: str, client: Client) -> None:
    public = public_things()
    SpeakerFactory.create()
    TopicFactory.create()
    SourceFactory.create()
    [entry] = client.get(f"/api/v1/{many}/").json()["results"]
    assert entry["id"] == public[many]
    assert client.get(f"/api/v1/{many}/{entry['id']}/").json() == entry
    claims = client.get(entry["claims_url"].replace("http://localhost:8000", "")).json()
    assert len(claims["results"]) == 1


@pytest.mark.parametrize("many", LISTS)
def test_unpublished_and_absent_look_the_same(many: str, client: Client) -> None:
    speaker, topic, source = SpeakerFactory.create(), TopicFactory.create(), SourceFactory.create()
    secret = {"speakers": speaker, "topics": topic, "sources": source, "scales": ClaimFactory.create()}[many]
    answers = [
        client.get(f"/api/v1/{many}/{identity}/")
        for identity in (secret.public_id, "01a20089-90c5-7978-8d67-5f26cf3a1947")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("many", LISTS)
def test_unchanged_list_and_entry_answer_304(many: str, client: Client) -> None:
    public = public_things()
    for address in (f"/api/v1/{many}/", f"/api/v1/{many}/{public[many]}/"):
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_what_is_rewritten_without_a_public_event_answers_anew(client: Client) -> None:
    statement = StatementFactory.create()
    source = occurrence_in_article(statement).article.source
    assert source is not None
    public = published_claim(statements=[statement])
    addresses = ("/api/v1/sources/", f"/api/v1/sources/{source.public_id}/")
    before = [client.get(address)["ETag"] for address in addresses]
    claims_before = client.get("/api/v1/claims/")["ETag"]
    source.homepage = "https://new.test/"
    source.save()
    claims = Claim.objects.filter(public_id=public.pk)
    publications.amend_claims(claims=claims, note="", at=A_MORNING + dt.timedelta(microseconds=1))
    for address, etag in zip(addresses, before, strict=True):
        answer = client.get(address, headers={"if-none-match": etag})
        assert (answer.status_code, "https://new.test/" in answer.content.decode()) == (200, True)
    assert client.get("/api/v1/claims/")["ETag"] == claims_before


def test_what_only_a_retracted_claim_mentioned_is_gone(client: Client) -> None:
    retracted_claim(topics=[TopicFactory.create()])
    for many in LISTS:
        assert slugs(client, many) == []


def test_lists_are_walked_page_by_page(client: Client) -> None:
    topics = TopicFactory.create_batch(5)
    published_claim(topics=topics)
    seen, address = [], "/api/v1/topics/?page_size=2"
    while address:
        page = client.get(address).json()
        seen += [topic["slug"] for topic in page["results"]]
        address = (page["next"] or "").replace("http://localhost:8000", "")
    assert seen == sorted(topic.slug for topic in topics)


def test_speakers_are_found_by_name_kind_and_wikidata_id(client: Client) -> None:
    mara = SpeakerFactory.create(name="Mara Țurcanu", slug="mara", wikidata_id="Q42")
    city = SpeakerFactory.create(name="City of Dorna", slug="city", kind="organisation")
    published_claim(statements=[StatementFactory.create(speaker=speaker) for speaker in (mara, city)])
    assert slugs(client, "speakers", name="turc") == slugs(client, "speakers", name="ŢURC") == ["mara"]
    assert slugs(client, "speakers", kind="organisation") == ["city"]
    assert slugs(client, "speakers", wikidata_id="Q42") == ["mara"]
    assert slugs(client, "speakers", name="%") == []
    assert slugs(client, "speakers") == ["city", "mara"]


def test_sources_are_found_by_language(client: Client) -> None:
    statement = StatementFactory.create()
    source = occurrence_in_article(statement).article.source
    assert source is not None
    source.language = "ro"
    source.save()
    published_claim(statements=[statement])
    assert slugs(client, "sources", language="ro") == [source.slug]
    assert slugs(client, "sources", language="sq") == []


@pytest.mark.parametrize(
    "query", ["cursor=a%20b", "kind=alien", "wikidata_id=42", "name=%00", "page_size=0", "x=1"]
)
def test_unknown_parameter_or_value_is_refused(query: str, client: Client) -> None:
    assert client.get(f"/api/v1/speakers/?{query}").status_code == 400


@pytest.mark.parametrize("many", LISTS)
def test_fields_leave_the_rest_out(many: str, client: Client) -> None:
    public = public_things()
    for address in (f"/api/v1/{many}/", f"/api/v1/{many}/{public[many]}/"):
        body = client.get(address, {"fields": "slug,claims_url"}).json()
        [entry] = body.get("results", [body])
        assert entry.keys() == {"slug", "claims_url"}
        assert client.get(address, {"fields": "slug,name_of_editor"}).status_code == 400


def test_speaker_leads_to_the_statements(client: Client) -> None:
    public_things()
    [speaker] = client.get("/api/v1/speakers/").json()["results"]
    statements = client.get(speaker["statements_url"].replace("http://localhost:8000", "")).json()
    assert [statement["speaker"]["id"] for statement in statements["results"]] == [speaker["id"]]


def test_the_former_id_and_slug_of_a_merged_speaker_lead_to_the_one_kept(client: Client) -> None:
    statement = StatementFactory.create()
    public = published_claim(statements=[statement])
    former = PublicMerge.objects.create(
        pk=new_public_id(), slug="lupu-m", speaker_id=statement.speaker.public_id
    )
    kept = client.get(f"/api/v1/speakers/{former.pk}/")
    assert (kept.status_code, kept.json()["slug"]) == (200, statement.speaker.slug)
    found = client.get("/api/v1/claims/", {"speaker": "lupu-m"}).json()["results"]
    assert [claim["id"] for claim in found] == [str(public.pk)]
    assert slugs(client, "speakers") == [statement.speaker.slug]
