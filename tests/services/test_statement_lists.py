"""Statements from a list: recorded once, to the letter, and only what the row says for sure."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.choices import DatePrecision, StatementState
from claims.formats import lists
from claims.formats.cells import csv_text
from claims.formats.lists import Table, keys_of
from claims.formats.xlsx import workbook
from claims.models import PartialDate, Statement, StatementNotice, User
from claims.services.list_files import Line
from claims.services.list_imports import PlannedRow, import_list, plan_list
from claims.services.plans import Plan
from claims.services.statement_lists import COLUMNS, STATEMENTS
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 1, 9, 9, 30, tzinfo=dt.UTC)
ROW = {
    "words": " „Podul” se deschide\nîn mai ",
    "speaker": "Mara Lupu",
    "said": "2026-01-08",
    "language": "ro",
    "wording": "original",
    "medium": "radio",
    "url": "https://radio.test/1",
}
WORDS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=80
).filter(str.strip)


def line(**cells: str) -> Line:
    return Line(2, {name: text for name, text in {**ROW, **cells}.items() if text})


def loaded(actor: User, *lines: Line, tells: bool = False) -> Plan[PlannedRow]:
    seen = plan_list(kind=STATEMENTS, lines=lines, actor=actor, at=AT)
    done = import_list(
        kind=STATEMENTS, lines=lines, digest=seen.digest, name="list.csv", tells=tells, actor=actor, at=AT
    )
    assert done.rows == seen.rows
    return done


def refused(actor: User, **cells: str) -> str:
    (row,) = plan_list(kind=STATEMENTS, lines=[line(**cells)], actor=actor, at=AT).rows
    assert row.outcome == "refused"
    return " ".join(row.news)


def file_of(table: Table, kind: str) -> bytes:
    keys = keys_of(Statement.objects.order_by("pk"))
    if kind == ".csv":
        return "".join(csv_text(table.header(), table.cells(keys))).encode()
    parts = table.parts()
    return b"".join(workbook(table.header(parts), table.cells(keys, parts)))


def facts(statement: Statement) -> dict[str, Any]:
    """What a list says of a statement."""
    same = {"id", "version", "public_id", "created_at", "recorded_at", "recorded_by_id", "_state"}
    return {name: value for name, value in vars(statement).items() if name not in same}


def test_a_row_is_recorded_to_the_letter_by_the_person_at_the_desk(ana: User) -> None:
    mara = SpeakerFactory.create(name="Mara Lupu")
    plan = loaded(ana, line(context="In the council.", kind="promise"))
    assert [(row.outcome, row.news) for row in plan.rows] == [("created", ("Mara Lupu · 2026-01-08 · ro",))]
    statement = Statement.objects.get()
    assert (statement.words, statement.speaker, statement.recorded_by) == (ROW["words"], mara, ana)
    assert (statement.said, statement.kind) == (PartialDate.on(dt.date(2026, 1, 8)), "promise")
    assert (statement.medium, statement.wording, statement.grade) == ("radio", "original", "explicit")


def test_the_same_list_twice_makes_nothing_twice(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    rows = (line(), line(words="Altceva"), line())
    assert [row.outcome for row in loaded(ana, *rows).rows] == ["created", "created", "unchanged"]
    assert [row.outcome for row in loaded(ana, *rows).rows] == ["unchanged"] * 3
    assert Statement.objects.count() == 2


def test_the_same_words_on_another_day_are_another_statement(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    loaded(ana, line(), line(said="2026-01"), line(said="2026-01-09"))
    assert Statement.objects.count() == 3


def test_what_is_on_record_is_told_and_never_changed(ana: User) -> None:
    mara = SpeakerFactory.create(name="Mara Lupu")
    known = StatementFactory.create(speaker=mara, words="Corrected since", state=StatementState.WITHDRAWN)
    (row,) = loaded(ana, line(id=str(known.public_id))).rows
    assert row.outcome == "unchanged"
    assert row.news == (
        "It was withdrawn.",
        "On record differently: words, language, wording, medium, url.",
    )
    assert Statement.objects.get().words == "Corrected since"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"speaker": "Nobody Atall"}, "speaker: Nobody here is entered as “Nobody Atall”."),
        ({"said": "46031"}, "said: Write a day, a month or a year"),
        ({"said": ""}, "said: Say when it was said: at least the year."),
        ({"said": "2026-01-10"}, "said: This day has not come yet"),
        ({"url": "", "place_note": ""}, "url: Give a link, or a note"),
        ({"url": "radio one"}, "url: Enter a valid URL."),
        ({"wording": ""}, "wording: “” is none of: original, outlet, ours."),
        ({"language": "română"}, "language: Write a code"),
        ({"words": " "}, "words: This is needed."),
        ({"primary_source": "located"}, "original_url: The primary source is located: say where it is."),
        ({"role": "x" * 301}, "role: Ensure this value has at most 300 characters"),
        ({"speaker": "Nobody", "said": "x", "medium": "tv"}, "said: Write a day"),
    ],
)
def test_what_is_not_sure_is_refused_with_its_column(ana: User, cells: dict[str, str], words: str) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    assert words in refused(ana, **cells)
    assert not Statement.objects.exists()


def test_subscribers_hear_of_a_list_only_if_somebody_says_so(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    loaded(ana, line())
    assert not StatementNotice.objects.exists()
    loaded(ana, line(), line(words="Altceva"), tells=True)
    assert [notice.statement.words for notice in StatementNotice.objects.all()] == ["Altceva"]


@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
def test_what_was_exported_is_imported_the_same(ana: User, kind: str) -> None:
    speaker = SpeakerFactory.create(name="=Mara, „Lupu”", wikidata_id="Q101")
    words = ["ș ț ă ë", "كلام عن الجسر", "a\r\nb\rc\n", "- nu, a spus", "'=1", "x" * 50_000, "🌉" * 20_000]
    before = {}
    try:
        with transaction.atomic():
            for number, said in enumerate(words):
                StatementFactory.create(
                    speaker=speaker, words=said, context=said, translation=said, place_note=f"min {number}"
                )
            month = PartialDate.parse("2026-01", "the minutes").narrowed(None, dt.date(2026, 1, 20))
            narrow = StatementFactory.build(speaker=speaker, recorded_by=ana, said_precision="month")
            narrow.said = month
            narrow.save()
            before = {one.words: facts(one) for one in Statement.objects.all()}
            body = file_of(lists.statements(Statement.objects.all()), kind)
            raise _TakeBack
    except _TakeBack:
        pass
    assert not Statement.objects.exists()
    plan = loaded(ana, *STATEMENTS.read(body=body, suffix=kind))
    assert plan.count("created") == len(words) + 1, plan.rows
    assert {one.words: facts(one) for one in Statement.objects.all()} == before
    again = loaded(ana, *STATEMENTS.read(body=body, suffix=kind))
    assert again.count("unchanged") == len(words) + 1


class _TakeBack(Exception):
    """What was written in this block is to be forgotten."""


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=WORDS, kind=st.sampled_from([".csv", ".xlsx"]))
def test_any_words_come_back_to_the_letter(ana: User, words: str, kind: str) -> None:
    try:
        with transaction.atomic():
            statement = StatementFactory.create(words=words, original_text=words)
            table = lists.statements(Statement.objects.filter(pk=statement.pk))
            body = file_of(table, kind)
            raise _TakeBack
    except _TakeBack:
        pass
    (found,) = STATEMENTS.read(body=body, suffix=kind)
    assert (found.cells["words"], found.cells["original_text"], found.problems) == (words, words, ())


def test_a_date_that_nobody_knows_is_not_made_up_by_a_list(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    loaded(ana, line(said="", said_not_before="2026-01-01"))
    statement = Statement.objects.get()
    assert (statement.said_precision, statement.said_on) == (DatePrecision.UNKNOWN, None)
    assert statement.said_not_before == dt.date(2026, 1, 1)


def test_a_template_names_columns_that_exports_have_too() -> None:
    exported = set(lists.statements(Statement.objects.all()).header())
    assert {column.name for column in COLUMNS} <= exported
    assert exported - {column.name for column in COLUMNS} == STATEMENTS.unread
