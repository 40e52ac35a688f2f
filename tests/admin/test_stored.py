import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from claims.admin.history import trace
from claims.admin.stored import column_of, in_words
from claims.models import Candidate, Statement
from claims.services.told import in_readers_language
from tests.factories.candidates import a_candidate
from tests.factories.speakers import SpeakerFactory
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db


def moved(row: Statement | Candidate) -> dict[str, tuple[str, str]]:
    return {change.label: (change.old, change.new) for change in trace(row)[0].changes}


def test_a_row_that_is_pointed_to_has_a_name_and_a_state_its_word() -> None:
    statement = StatementFactory.create(speaker=SpeakerFactory.create(name="Dan Rusu"))
    mara = SpeakerFactory.create(name="Mara Lupu")
    Statement.objects.filter(pk=statement.pk).update(
        speaker=mara, kind="promise", said_on=dt.date(2026, 1, 9)
    )
    assert moved(statement) == {
        "speaker": ("Dan Rusu", "Mara Lupu"),
        "kind": ("factual", "promise"),
        "said on": ("8 January 2026", "9 January 2026"),
    }


def test_a_row_that_is_gone_keeps_its_number() -> None:
    gone = SpeakerFactory.create()
    candidate, number = a_candidate(speaker=gone), gone.pk
    Candidate.objects.filter(pk=candidate.pk).update(speaker=None)
    gone.delete()
    assert moved(candidate)["suggested speaker"] == (f"no. {number}, gone by now", "—")


def test_names_cost_one_question_however_many_rows_there_were() -> None:
    statement = StatementFactory.create()

    def asked_after(changes: int) -> int:
        for _ in range(changes):
            Statement.objects.filter(pk=statement.pk).update(speaker=SpeakerFactory.create())
        with CaptureQueriesContext(connection) as asked:
            trace(statement)
        return len(asked)

    assert asked_after(1) == asked_after(5)


def test_days_and_answers_are_in_the_readers_language() -> None:
    day = column_of(Statement, "said_on")
    with translation.override("ro"):
        assert in_words(day, "2026-01-09", {}) == "09.01.2026"
    assert in_words(day, "some day", {}) == "some day"
    assert in_words(None, True, {}) == "yes"


def test_what_a_machine_said_is_told_in_the_readers_language() -> None:
    candidate = a_candidate()
    Candidate.objects.filter(pk=candidate.pk).update(said_basis="“Friday” (continues)")
    with translation.override("ro"):
        said = in_readers_language("“Friday” (continues)")
        assert [new for _old, new in moved(candidate).values()] == [said]
