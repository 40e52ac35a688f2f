"""A list is looked at before it is loaded, and what is loaded is what was looked at."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from claims.admin.history import trace
from claims.models import Statement, User
from claims.services.audit import Forbidden, Refused
from claims.services.list_files import Line
from claims.services.list_imports import PlannedRow, RowRefused, import_list, plan_list
from claims.services.plans import Plan
from claims.services.statement_lists import STATEMENTS
from tests.factories.speakers import SpeakerFactory
from tests.services.test_statement_lists import AT, line

pytestmark = pytest.mark.django_db


def plan(actor: User, *lines: Line) -> Plan[PlannedRow]:
    return plan_list(kind=STATEMENTS, lines=lines, actor=actor, at=AT)


def load(actor: User, lines: Sequence[Line], digest: str, at: dt.datetime = AT) -> Plan[PlannedRow]:
    facts: dict[str, Any] = {"digest": digest, "name": "archive.xlsx", "tells": False, "at": at}
    return import_list(kind=STATEMENTS, lines=lines, actor=actor, **facts)


def test_a_plan_says_what_each_row_would_do_and_writes_nothing(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    broken = Line(4, {"words": "x"}, ("said: A formula: put its value there instead.",))
    rows = plan(ana, line(), line(speaker="Ion"), broken).rows
    assert [(row.number, row.outcome) for row in rows] == [(2, "created"), (2, "refused"), (4, "refused")]
    assert rows[2].news == ("said: A formula: put its value there instead.",)
    assert not Statement.objects.exists()


def test_the_good_rows_are_loaded_without_the_refused(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    lines = [line(), line(speaker="Ion"), line(words="Altceva")]
    done = load(ana, lines, plan(ana, *lines).digest, AT + dt.timedelta(minutes=5))
    assert (done.count("created"), done.count("refused")) == (2, 1)
    assert Statement.objects.count() == 2


def test_another_list_than_the_one_seen_loads_nothing(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    seen = plan(ana, line())
    with pytest.raises(Refused, match="look at it again"):
        load(ana, [line(words="Altceva")], seen.digest)
    assert not Statement.objects.exists()


def test_nothing_is_loaded_when_things_changed_meanwhile(ana: User) -> None:
    seen = plan(ana, line())
    SpeakerFactory.create(name="Mara Lupu")
    with pytest.raises(Refused, match="look at it again"):
        load(ana, [line()], seen.digest)
    assert not Statement.objects.exists()


def test_pushing_the_button_twice_loads_once(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    seen = plan(ana, line())
    load(ana, [line()], seen.digest)
    with pytest.raises(Refused, match="look at it again"):
        load(ana, [line()], seen.digest)
    assert Statement.objects.count() == 1


def test_history_says_who_and_from_which_file(ana: User) -> None:
    SpeakerFactory.create(name="Mara Lupu")
    load(ana, [line()], plan(ana, line()).digest)
    (event,) = trace(Statement.objects.get())
    assert (event.who, event.reason) == ("ana", "archive.xlsx")


def test_an_outsider_plans_and_loads_nothing(carol: User) -> None:
    with pytest.raises(Forbidden):
        plan(carol, line())
    with pytest.raises(Forbidden):
        load(carol, [line()], "")


def test_a_refusal_holds_all_that_is_wrong() -> None:
    refusal = RowRefused(["a: no.", "b: no."])
    assert (refusal.sentences, str(refusal)) == (("a: no.", "b: no."), "a: no. b: no.")
