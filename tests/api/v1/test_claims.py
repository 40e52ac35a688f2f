import datetime as dt
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.api.v1.claims import ClaimQuery
from claims.choices import DatePrecision, SpeakerKind
from claims.models import PublicClaim, Statement
from claims.services import publications
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/claims/"


def listed(client: Client, **query: str | int | list[str]) -> list[str]:
    answer = client.get(LIST, query)
    assert answer.status_code == 200, answer.content
    return [claim["id"] for claim in answer.json()["results"]]


def problem(client: Client, **query: str | int | list[str]) -> dict[str, str]:
    """Parameter to detail."""
    answer = client.get(LIST, query)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    return {error["parameter"]: error["detail"] for error in answer.json()["errors"]}


def said(month: str = "", **columns: object) -> Statement:
    """A statement of a month, or without a date when there is none."""
    if not month:
        blank = dict.fromkeys(("said_on", "said_not_before", "said_not_after"))
        return StatementFactory.create(said_precision=DatePrecision.UNKNOWN, **blank, **columns)
    first = dt.date.fromisoformat(f"{month}-01")
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return StatementFactory.create(
        said_on=None,
        said_precision=DatePrecision.MONTH,
        said_not_before=first,
        said_not_after=last,
        **columns,
    )


def test_list_shows_published_claims_newest_first(client: Client) -> None:
    older, newer = published_claim(A_MORNING), published_claim(A_MORNING + dt.timedelta(hours=1))
    retracted_claim()
    assert listed(client) == [str(newer.pk), str(older.pk)]


def test_claim_answers_with_its_document_and_nothing_else(client: Client) -> None:
    public = published_claim(topics=[TopicFactory.create()])
    body = client.get(f"{LIST}{public.pk}/").json()
    link = body.pop("claim_review_url")
    assert [part.pop("label") for part in (body["verdict"], *body["topics"])] == ["False", "Transport"]
    expected = {name: public.document[name] for name in public.document if not name.startswith("retract")}
    assert body == expected
    assert client.get(link.replace("http://localhost:8000", "")).json()["@type"] == "ClaimReview"


def test_a_field_added_to_the_document_is_not_served_by_itself(client: Client) -> None:
    public = published_claim()
    document = {**public.document, "editor": "ana"}
    document["statements"][0]["score"] = 0.9
    PublicClaim.objects.filter(pk=public.pk).update(document=document)
    text = client.get(f"{LIST}{public.pk}/").content.decode()
    assert "ana" not in json.loads(text).get("editor", "")
    assert "score" not in text


def test_absent_and_unpublished_claims_look_the_same(client: Client) -> None:
    draft = ClaimFactory.create()
    answers = [client.get(f"{LIST}{identity}/") for identity in (draft.public_id, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert answers[0]["Content-Type"] == "application/problem+json"


def test_retracted_claim_is_gone_and_says_why(client: Client) -> None:
    public = retracted_claim()
    for address in (f"{LIST}{public.pk}/", f"{LIST}{public.pk}/claimreview/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
        assert answer.json()["detail"] == "The plan that we read was not the final one."
        assert answer.json()["claim"] == public.document


@pytest.mark.parametrize("by", ["slug", "public_id"])
def test_filter_by_speaker(by: str, client: Client) -> None:
    statement = StatementFactory.create()
    wanted = published_claim(statements=[statement, StatementFactory.create()])
    published_claim()
    assert listed(client, speaker=getattr(statement.speaker, by)) == [str(wanted.pk)]


@pytest.mark.parametrize("by", ["slug", "public_id"])
def test_filter_by_topic(by: str, client: Client) -> None:
    topic = TopicFactory.create()
    wanted = published_claim(topics=[topic, TopicFactory.create()])
    published_claim(topics=[TopicFactory.create()])
    assert listed(client, topic=getattr(topic, by)) == [str(wanted.pk)]


def test_filter_by_language_verdict_and_scale(client: Client) -> None:
    english = published_claim()
    romanian = published_claim(claim=ClaimFactory.create(language="ro"), verdict_key="true")
    assert listed(client, language="ro") == listed(client, verdict="true") == [str(romanian.pk)]
    assert listed(client, verdict="false", scale="dorna-scale", language="en") == [str(english.pk)]
    assert listed(client, language="ro", verdict="false") == []


def test_month_counts_when_all_of_it_is_in_the_range(client: Client) -> None:
    july = str(published_claim(statements=[said("2025-07")]).pk)
    published_claim(statements=[said()])
    assert listed(client, said_from="2025-07-01", said_to="2025-07-31") == [july]
    assert listed(client, said_from="2025-06-01") == [july]
    assert listed(client, said_from="2025-07-02") == []
    assert listed(client, said_to="2025-07-30") == []


def test_statement_without_a_date_is_in_no_range(client: Client) -> None:
    published_claim(statements=[said()])
    assert listed(client, said_from="0001-01-01") == listed(client, said_to="9999-12-31") == []


def test_one_statement_must_satisfy_speaker_and_range(client: Client) -> None:
    july, august = said("2025-07"), said("2025-08")
    published_claim(statements=[july, august])
    assert listed(client, speaker=july.speaker.slug, said_from="2025-08-01") == []
    assert len(listed(client, speaker=august.speaker.slug, said_from="2025-08-01")) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "draft"),
        ("ordering", "editor__password"),
        ("format", "json"),
        ("fields", "id,editor"),
        ("fields", ""),
        ("ordering", "-rank"),
        ("excerpts", "true"),
        ("search", ""),
        ("search", "x" * 201),
        ("search", "a\x00b"),
        ("source", "no-outlet"),
        ("party", "no-party"),
        ("role", ""),
        ("expand", "evidence"),
        ("published_from", "2026"),
        ("updated_since", "2026-01-09"),
        ("updated_since", "2026-02-30T00:00:00Z"),
        ("updated_since", "2026-01-09T06:00:00+02:00"),
        ("speaker", "nobody"),
        ("speaker", "a' OR 1=1"),
        ("speaker", "\x00"),
        ("topic", str(UUID(int=1))),
        ("verdict", "sideways"),
        ("scale", "no-scale"),
        ("language", "Romanian"),
        ("said_from", "2025-07"),
        ("said_from", "2025-W01-1"),
        ("said_from", "20250701"),
        ("said_to", "2025-02-30"),
        ("said_to", ""),
        ("cursor", "cD0yMDI2"),
        ("cursor", "x" * 201),
        ("page_size", "0"),
        ("page_size", "101"),
        ("page_size", "10**9"),
        ("page_size", "9" * 5000),
    ],
)
def test_unknown_parameter_or_value_is_refused_by_name(name: str, value: str, client: Client) -> None:
    published_claim()
    assert problem(client, **{name: value}).keys() == {name}


def test_all_wrong_parameters_are_named_at_once(client: Client) -> None:
    assert problem(client, said_from="x", page_size="y").keys() == {"said_from", "page_size"}
    assert problem(client, a=1, b=2).keys() == {"a", "b"}
    assert problem(client, language=["ro", "sq"]) == {"language": "Give it once."}
    assert problem(client, said_from="2025-08-01", said_to="2025-07-01").keys() == {"said_to"}


def test_detail_takes_no_parameter_but_fields(client: Client) -> None:
    address = f"{LIST}{published_claim().pk}/"
    assert client.get(f"{address}?fields=id,title").json().keys() == {"id", "title"}
    assert client.get(f"{address}?fields=id,editor").status_code == 400
    assert client.get(f"{address}?speaker=x").status_code == 400
    assert client.get(f"{address}claimreview/?fields=id").status_code == 400


def test_pages_neither_skip_nor_repeat_while_claims_are_published(client: Client) -> None:
    start = [str(published_claim(A_MORNING + dt.timedelta(minutes=n // 2)).pk) for n in range(7)]
    seen: list[str] = []
    address: str | None = f"{LIST}?page_size=2&language=en"
    while address:
        page: dict[str, Any] = client.get(address).json()
        seen += [claim["id"] for claim in page["results"]]
        address = page["next"] and page["next"].replace("http://localhost:8000", "")
        published_claim(A_MORNING + dt.timedelta(days=1))
    assert seen[:2] == start[:-3:-1]
    assert sorted(seen) == sorted(start)


def test_next_page_is_at_our_own_address(client: Client) -> None:
    published_claim()
    published_claim()
    answer = client.get(LIST, {"page_size": 1}, headers={"host": "evil.test"})
    assert answer.json()["next"].startswith("http://localhost:8000/api/v1/claims/?page_size=1&cursor=")


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_queries_do_not_grow_with_the_page(client: Client) -> None:
    statement, topic = StatementFactory.create(), TopicFactory.create()
    published_claim(statements=[statement], topics=[topic])
    address = f"{LIST}?speaker={statement.speaker.slug}&topic={topic.slug}&verdict=false&page_size=50"
    few = queries(client, LIST), queries(client, address)
    for _ in range(15):
        published_claim(statements=[statement, StatementFactory.create()], topics=[topic])
    assert (queries(client, LIST), queries(client, address)) == few
    assert few[0] == 6  # savepoint, role, state of the log, page, and two to undo the savepoint


def test_unchanged_list_and_claim_answer_304(client: Client) -> None:
    public = published_claim()
    for address in (LIST, f"{LIST}{public.pk}/", f"{LIST}{public.pk}/claimreview/"):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert client.get(address, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304


def test_amended_claim_answers_anew(client: Client) -> None:
    statement = StatementFactory.create()
    public = published_claim(statements=[statement])
    before = [client.get(address)["ETag"] for address in (LIST, f"{LIST}{public.pk}/")]
    statement.speaker.name = "Mara Lupu"
    statement.speaker.save()
    publications.amend_claims(
        claims=[statement.links.get().claim], note="", at=A_MORNING + dt.timedelta(hours=1)
    )
    for address, etag in zip((LIST, f"{LIST}{public.pk}/"), before, strict=True):
        answer = client.get(address, headers={"if-none-match": etag})
        assert answer.status_code == 200
        assert "Mara Lupu" in answer.content.decode()


def test_empty_site_answers_with_an_empty_list(client: Client) -> None:
    answer = client.get(LIST)
    assert answer.json() == {"next": None, "count": None, "did_you_mean": None, "results": []}
    assert "Last-Modified" not in answer


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.dictionaries(st.sampled_from([*ClaimQuery().fields, "x"]), st.text(max_size=40), max_size=4))
def test_no_query_breaks_it(query: dict[str, str], client: Client) -> None:
    answer = client.get(LIST, query)
    assert answer.status_code in {200, 400}
    assert {error["parameter"] for error in answer.json().get("errors", [])} <= query.keys()


def test_fields_leave_the_rest_out(client: Client) -> None:
    public = published_claim()
    [claim] = client.get(LIST, {"fields": "id,verdict"}).json()["results"]
    assert claim.keys() == {"id", "verdict"}
    assert claim["id"] == str(public.pk)


def test_label_is_in_the_language_asked_for(client: Client) -> None:
    address = f"{LIST}{published_claim(topics=[TopicFactory.create()]).pk}/"
    tags = set()
    for language, label in (("ro", "Fals"), ("en;q=0.5, ro-MD", "Fals"), ("sq", "False"), ("xx", "False")):
        answer = client.get(address, headers={"accept-language": language})
        assert answer.json()["verdict"]["label"] == label
        assert "Accept-Language" in answer["Vary"]
        tags.add((answer["Content-Language"], answer["ETag"]))
    assert [language for language, _etag in sorted(tags)] == ["en", "ro", "sq"]


def test_cookie_of_a_page_does_not_choose_the_language(client: Client) -> None:
    client.cookies["django_language"] = "ro"
    answer = client.get(f"{LIST}{published_claim().pk}/")
    assert (answer["Content-Language"], answer.json()["verdict"]["label"]) == ("en", "False")


def test_published_range_is_inclusive_in_utc(client: Client) -> None:
    late = str(published_claim(dt.datetime(2026, 1, 9, 23, 59, 59, tzinfo=dt.UTC)).pk)
    assert listed(client, published_from="2026-01-09", published_to="2026-01-09") == [late]
    assert listed(client, published_from="2026-01-10") == listed(client, published_to="2026-01-08") == []
    assert problem(client, published_from="2026-01-10", published_to="2026-01-09").keys() == {"published_to"}


def test_updated_since_finds_what_was_amended(client: Client) -> None:
    statement = StatementFactory.create()
    old, amended = published_claim(), published_claim(statements=[statement])
    statement.speaker.name = "Mara Lupu"
    statement.speaker.save()
    later = A_MORNING + dt.timedelta(hours=1)
    publications.amend_claims(claims=[statement.links.get().claim], note="", at=later)
    assert listed(client, updated_since="2026-01-09T06:30:00Z") == [str(amended.pk)]
    assert listed(client, ordering="updated_at") == [str(old.pk), str(amended.pk)]
    assert listed(client, updated_since="9999-12-31T23:59:59Z") == []


def test_filter_by_outlet(client: Client) -> None:
    statement = StatementFactory.create()
    source = occurrence_in_article(statement).article.source
    wanted = published_claim(statements=[statement])
    published_claim()
    assert source is not None
    assert listed(client, source=source.slug) == [str(wanted.pk)]


@pytest.mark.parametrize("ordering", ["-published_at", "published_at", "-updated_at", "updated_at"])
def test_every_order_is_walked_to_its_end(ordering: str, client: Client) -> None:
    start = [str(published_claim(A_MORNING + dt.timedelta(minutes=n // 2)).pk) for n in range(5)]
    seen: list[str] = []
    address: str | None = f"{LIST}?page_size=2&ordering={ordering}"
    while address:
        page: dict[str, Any] = client.get(address).json()
        seen += [claim["id"] for claim in page["results"]]
        address = page["next"] and page["next"].replace("http://localhost:8000", "")
    assert seen == (start[::-1] if ordering.startswith("-") else start)


def test_long_answer_is_compressed_for_whoever_takes_it(client: Client) -> None:
    published_claim()
    answer = client.get(LIST, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    again = client.get(LIST, headers={"accept-encoding": "gzip", "if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_filter_by_role_and_party_at_the_time(client: Client) -> None:
    party = SpeakerFactory.create(kind=SpeakerKind.PARTY, slug="hill-party")
    role = SpeakerRoleFactory.create(organisation=party, since="2025-07")
    before = said("2025-06", speaker=role.speaker, role="Deputat")
    since = said("2025-07", speaker=role.speaker, role="Ministrul Sănătății")
    published_claim(statements=[before])
    wanted = str(published_claim(statements=[since]).pk)
    assert listed(client, party="hill-party") == listed(client, party=str(party.public_id)) == [wanted]
    assert listed(client, role="sanatatii") == listed(client, role="MINISTRUL") == [wanted]
    assert listed(client, role="deputat", party="hill-party") == []
    assert listed(client, role="100%_") == []


def test_retracted_claim_is_named_since_then_and_no_filter_of_its_wording_finds_it(client: Client) -> None:
    topic = TopicFactory.create()
    standing = str(published_claim(topics=[topic]).pk)
    retracted = retracted_claim(A_MORNING + dt.timedelta(hours=1), topics=[topic])
    query = {"updated_since": "2026-01-09T06:30:00Z"}
    [tombstone] = client.get(LIST, query).json()["results"]
    assert tombstone == retracted.document
    assert (
        listed(client) == listed(client, topic=topic.slug, updated_since="2026-01-01T00:00:00Z") == [standing]
    )
    assert listed(client, search="contract", **query) == listed(client, verdict="false", **query) == []
    [sparse] = client.get(LIST, {**query, "fields": "id,verdict"}).json()["results"]
    assert sparse == {"id": str(retracted.pk)}


def test_scale_and_outlets_are_shown_in_full_on_request(client: Client) -> None:
    statement = StatementFactory.create()
    source = occurrence_in_article(statement).article.source
    public = published_claim(statements=[statement])
    assert source is not None
    [claim] = client.get(LIST, {"expand": "scale,sources"}).json()["results"]
    assert client.get(f"{LIST}{public.pk}/?expand=sources,scale").json() == claim
    assert claim["scale"]["slug"] == claim["verdict"]["scale"]
    assert [outlet["id"] for outlet in claim["sources"]] == [str(source.public_id)]
    assert claim["scale"].items() <= client.get("/api/v1/scales/").json()["results"][0].items()
    assert "scale" not in client.get(LIST).json()["results"][0]
