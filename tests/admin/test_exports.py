import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from openpyxl import load_workbook

from benchmarks.measure import ROOT
from claims.admin.desk import admin_url
from claims.admin.exports import TABLES, Exporting
from claims.choices import PublishRuleKey, RevisionState, RuleSeverity
from claims.models import Candidate, Claim, PublishRule, ReviewRevision, Speaker, Statement, User
from tests.factories.audit import member
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory
from tests.factories.reviews import ReviewRevisionFactory
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def body(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.status_code
    return b"".join(answer.streaming_content)


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def export(client: Client, model: Any, query: str = "", kind: str = "csv") -> Any:
    return client.get(f"{admin_url(model, 'export', kind)}{query}")


def words(client: Client, query: str) -> list[str]:
    return [row["words"] for row in rows(body(export(client, Statement, query)))]


def test_rows_are_those_of_the_list_as_it_stands(desk: Client) -> None:
    mara, ion = (SpeakerFactory.create(name=name) for name in ("Mara Lupu", "Ion Popa"))
    for speaker, said in ((mara, "b one"), (mara, "a two"), (ion, "c three")):
        StatementFactory.create(speaker=speaker, words=said)
    StatementFactory.create(speaker=ion, words="d promise", kind="promise")
    assert set(words(desk, "")) == {"b one", "a two", "c three", "d promise"}
    assert set(words(desk, "?q=Mara")) == {"b one", "a two"}
    assert words(desk, "?kind__exact=promise") == ["d promise"]
    by_speaker = words(desk, "?o=2")
    assert set(by_speaker[:2]) == {"c three", "d promise"}


def test_all_pages_are_taken_whichever_is_open(desk: Client) -> None:
    StatementFactory.create_batch(52, speaker=SpeakerFactory.create())
    assert len(words(desk, "?p=2")) == 52


def test_the_list_begins_where_the_desk_does(desk: Client) -> None:
    waiting = a_candidate()
    a_candidate(state="parked", parked_until="2030-01-01")
    (row,) = rows(body(export(desk, Candidate)))
    assert row["words"] == waiting.words
    assert row["state"] == "waiting"


def test_a_workbook_holds_the_same(desk: Client) -> None:
    StatementFactory.create(words="=1+1")
    answer = export(desk, Statement, kind="xlsx")
    assert answer["Content-Disposition"].endswith('.xlsx"')
    sheet = load_workbook(BytesIO(body(answer))).worksheets[0]
    assert sheet.title == "statements 1"
    heads, cells = list(sheet.values)
    assert dict(zip(heads, cells, strict=True))["words"] == "'=1+1"


def test_csv_opens_in_a_spreadsheet(desk: Client) -> None:
    answer = export(desk, Claim)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    assert body(answer).startswith(b"\xef\xbb\xbfid,text,")


def test_the_selected_are_taken_alone(desk: Client) -> None:
    one, _other = ClaimFactory.create(text="one"), ClaimFactory.create(text="other")
    chosen = {"action": "export_csv", "_selected_action": [one.pk]}
    found = rows(body(desk.post(admin_url(Claim, "changelist"), chosen)))
    assert [row["text"] for row in found] == ["one"]


@pytest.mark.parametrize("model", TABLES)
def test_the_list_leads_to_its_files(desk: Client, model: Any) -> None:
    page = desk.get(f"{admin_url(model, 'changelist')}?q=x")
    for kind in ("csv", "xlsx"):
        address = f"{admin_url(model, 'export', kind)}?q=x"
        assert f'href="{address}"' in page.content.decode()
        body(desk.get(address))


@pytest.mark.parametrize("model", TABLES)
def test_who_may_not_see_the_list_takes_nothing(carol: User, enter: Any, model: Any) -> None:
    carol.is_staff = True
    carol.save()
    assert export(enter(carol), model).status_code == 403


def test_another_format_is_not_found(desk: Client) -> None:
    assert export(desk, Claim, kind="ods").status_code == 404


def test_an_address_that_makes_no_sense_leads_back_to_the_list(desk: Client) -> None:
    answer = export(desk, Claim, "?nonsense__exact=1")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?e=1")


def test_a_verdict_that_must_be_blind_is_not_in_the_file(desk: Client, enter: Any) -> None:
    rule = PublishRule.objects.filter(key=PublishRuleKey.SECOND_VERDICT)
    rule.update(severity=RuleSeverity.BLOCK)
    ReviewRevisionFactory.create(state=RevisionState.IN_REVIEW, title="Surely false")
    reviewer = enter(member("radu", "reviewer"))
    assert "Surely false" not in body(export(reviewer, ReviewRevision)).decode()
    assert "Surely false" in body(export(desk, ReviewRevision)).decode()


def test_more_rows_ask_no_more(desk: Client, django_assert_max_num_queries: Any) -> None:
    StatementFactory.create_batch(60, speaker=SpeakerFactory.create())
    with django_assert_max_num_queries(20):
        assert len(rows(body(export(desk, Statement)))) == 60


def test_every_column_is_explained() -> None:
    page = (ROOT / "docs/editors.md").read_text("utf-8").partition("## Lists as files")[2]
    names = {name for model, table in TABLES.items() for name in table(model._default_manager.all()).header()}
    assert sorted(name for name in names if f"`{name}`" not in page) == []


def test_every_main_list_is_there() -> None:
    rooms = {room.model for room in admin.site._registry.values() if isinstance(room, Exporting)}
    assert rooms == set(TABLES)
    assert Speaker in rooms
