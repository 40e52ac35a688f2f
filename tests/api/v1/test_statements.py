"""Statements of published claims: which are listed, in what order, how they are found."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.choices import DatePrecision, SpeakerKind
from claims.models import Statement
from tests.factories.articles import A_MORNING
from tests.factories.claims import ClaimFactory, StatementLinkFactory, TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.speakers import SpeakerFactory, SpeakerRoleFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
LIST = "/api/v1/statements/"


def said(day: dt.date | None, **columns: object) -> Statement:
    precision = DatePrecision.DAY if day else DatePrecision.UNKNOWN
    dates = dict.fromkeys(("said_on", "said_not_before", "said_not_after"), day)
    made: Statement = StatementFactory.create(said_precision=precision, **dates, **columns)
    return made


def page(client: Client, **query: str | int) -> dict[str, Any]:
    answer = client.get(LIST, query)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def listed(client: Client, **query: str | int) -> list[str]:
    return [statement["id"] for statement in page(client, **query)["results"]]


def ids(*statements: Statement) -> list[str]:
    return [str(statement.public_id) for statement in statements]


def test_latest_comes_first_and_a_statement_without_a_date_last(client: Client) -> None:
    undated, old, new = said(None), said(dt.date(2025, 1, 1)), said(dt.date(2026, 1, 1))
    published_claim(statements=[undated, old, new])
    assert listed(client) == ids(new, old, undated)
    assert listed(client, ordering="said_on") == ids(undated, old, new)


def test_statement_of_two_claims_is_listed_once_with_both(client: Client) -> None:
    statement = said(dt.date(2026, 1, 1))
    older = published_claim(statements=[statement])
    newer = published_claim(A_MORNING + dt.timedelta(hours=1), statements=[statement], verdict_key="true")
    [entry] = page(client)["results"]
    assert [claim["id"] for claim in entry["claims"]] == [str(newer.pk), str(older.pk)]
    assert [claim["verdict"]["key"] for claim in entry["claims"]] == ["true", "false"]
    assert "explanation" not in entry["claims"][0]
    assert client.get(f"{LIST}{entry['id']}/").json() == entry


def test_claims_are_shown_in_full_on_request(client: Client) -> None:
    published_claim(statements=[said(dt.date(2026, 1, 1))])
    [entry] = page(client, expand="claims")["results"]
    [claim] = entry["claims"]
    assert claim == client.get(f"/api/v1/claims/{claim['id']}/").json()
    [sparse] = page(client, fields="id,words")["results"]
    assert sparse.keys() == {"id", "words"}


def test_only_confirmed_statements_of_claims_that_stand_are_there(client: Client) -> None:
    public = said(dt.date(2026, 1, 1))
    published_claim(statements=[public])
    StatementLinkFactory.create(claim=public.links.get().claim)
    retracted = said(dt.date(2026, 1, 2))
    retracted_claim(statements=[retracted])
    recorded = StatementFactory.create()
    assert listed(client) == ids(public)
    answers = [client.get(f"{LIST}{hidden.public_id}/") for hidden in (retracted, recorded)]
    absent = client.get(f"{LIST}01a20089-90c5-7978-8d67-5f26cf3a1947/")
    assert [(found.status_code, found.content) for found in answers] == [(404, absent.content)] * 2


def test_filters_of_the_statement(client: Client) -> None:
    hill = SpeakerFactory.create(kind=SpeakerKind.PARTY, slug="hill")
    role = SpeakerRoleFactory.create(organisation=hill)
    mayor = said(dt.date(2026, 1, 1), speaker=role.speaker, role="Ministrul Sănătății", language="ro")
    other = said(dt.date(2025, 1, 1), words="A tunnel opens in Dorna.")
    source = occurrence_in_article(other).article.source
    assert source is not None
    published_claim(statements=[mayor, other])
    party = str(hill.public_id)
    for query, wanted in (
        ({"speaker": mayor.speaker.slug}, mayor), ({"role": "sanatatii"}, mayor), ({"party": "hill"}, mayor),
        ({"party": party}, mayor), ({"said_from": "2025-06-01"}, mayor), ({"said_to": "2025-06-01"}, other),
        ({"language": "ro"}, mayor), ({"source": source.slug}, other), ({"search": "tunnels"}, other),
        ({"search": "sanatatii"}, mayor), ({"role": "SĂNĂTĂŢII"}, mayor),
    ):  # fmt: skip
        assert listed(client, **query) == ids(wanted), query
    assert listed(client, role="minister of war") == listed(client, search="war") == []


def test_filters_of_its_claims(client: Client) -> None:
    true, false, topic = said(dt.date(2026, 1, 1)), said(dt.date(2026, 1, 2)), TopicFactory.create()
    published_claim(statements=[true], verdict_key="true", topics=[topic])
    published_claim(statements=[false], claim=ClaimFactory.create(language="ro"))
    assert listed(client, verdict="true") == listed(client, topic=topic.slug) == ids(true)
    assert listed(client, verdict="false", scale="dorna-scale") == ids(false)
    assert listed(client, verdict="false", topic=topic.slug) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("state", "recorded"), ("ordering", "-published_at"), ("fields", "id,grade"), ("expand", "speaker"),
        ("party", "no-party"), ("speaker", "nobody"), ("topic", "x"), ("verdict", "x"), ("cursor", "x"),
        ("search", ""), ("role", ""), ("said_from", "2025-07"), ("updated_since", "2026-01-01T00:00:00Z"),
    ],
)  # fmt: skip
def test_unknown_parameter_or_value_is_refused_by_name(name: str, value: str, client: Client) -> None:
    published_claim()
    answer = client.get(LIST, {name: value})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [error["parameter"] for error in answer.json()["errors"]] == [name]


@pytest.mark.parametrize("ordering", ["said_on", "-said_on"])
def test_pages_neither_skip_nor_repeat_while_statements_are_published(ordering: str, client: Client) -> None:
    days = [None, None, dt.date(2025, 1, 1), dt.date(2025, 1, 1), dt.date(2025, 3, 1)]
    start = [said(day) for day in days]
    for _ in range(2):
        published_claim(statements=start)
    seen: list[str] = []
    address: str | None = f"{LIST}?page_size=2&ordering={ordering}"
    while address:
        found: dict[str, Any] = client.get(address).json()
        seen += [statement["id"] for statement in found["results"]]
        address = found["next"] and found["next"].replace("http://localhost:8000", "")
        published_claim(statements=[said(dt.date(2026, 6, 1) if ordering.startswith("-") else None)])
    assert sorted(set(ids(*start)) - set(seen)) == []
    assert len(seen) == len(set(seen))


def test_common_and_rare_words_find_the_same(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [said(dt.date(2026, 1, day), words=f"Tram {day}.") for day in (1, 2, 3)]
    published_claim(statements=found)
    assert listed(client, search="tram") == ids(*found[::-1])
    monkeypatch.setattr("claims.api.v1.statements.COUNT_LIMIT", 1)
    assert listed(client, search="tram") == ids(*found[::-1])


def test_statement_keeps_its_place_when_its_claim_is_amended(client: Client) -> None:
    """Rows are written anew at every event: the list goes by the statement's own id."""
    first, second = said(dt.date(2026, 1, 1)), said(dt.date(2026, 1, 1))
    published_claim(statements=[first])
    published_claim(statements=[second])
    before = page(client, page_size=1)
    published_claim(statements=[first])
    rest = client.get(before["next"].replace("http://localhost:8000", "")).json()
    assert [before["results"][0]["id"], rest["results"][0]["id"]] == ids(second, first)


def test_unchanged_list_and_statement_answer_304(client: Client) -> None:
    statement = said(dt.date(2026, 1, 1))
    published_claim(statements=[statement])
    for address in (LIST, f"{LIST}{statement.public_id}/"):
        first = client.get(address)
        for condition in (
            {"if-none-match": first["ETag"]},
            {"if-modified-since": first["Last-Modified"]},
        ):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address, headers=condition).status_code == 304
            assert len([query for query in captured if "SELECT" in query["sql"]]) == 1
