"""Dates known in part: what cannot be known cannot be stored."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as some

from claims.choices import DatePrecision
from claims.models import PartialDate, Statement
from tests.factories.statements import StatementFactory

JAN_8 = dt.date(2026, 1, 8)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2026-01-08", "day", JAN_8, JAN_8),
        ("2026-02", "month", dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
        ("2024-02", "month", dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2026", "year", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        ("", "unknown", None, None),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(
    text: str, precision: str, first: dt.date | None, last: dt.date | None
) -> None:
    date = PartialDate.parse(text)
    assert (date.precision, date.not_before, date.not_after) == (precision, first, last)
    assert str(date) == text


@pytest.mark.parametrize(
    "text",
    [
        *("26", "2026-13", "2026-02-30", "2026-01-08-09", "May 2026", "08-01-2026", "-", "0000"),
        *("26-01-09", "12-05-26", "2_26", "+202", "२०२६", "2026-1 "),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@given(some.dates())
def test_every_day_survives_writing_and_reading(day: dt.date) -> None:
    assert PartialDate.parse(str(PartialDate.on(day))) == PartialDate.on(day)


def test_a_day_has_equal_bounds() -> None:
    with pytest.raises(ValueError, match="equal bounds"):
        PartialDate(DatePrecision.DAY, JAN_8, JAN_8 + dt.timedelta(days=1))
    with pytest.raises(ValueError, match="equal bounds"):
        PartialDate(DatePrecision.DAY)


def test_bounds_are_in_order() -> None:
    with pytest.raises(ValueError, match="later"):
        PartialDate(DatePrecision.UNKNOWN, JAN_8, JAN_8 - dt.timedelta(days=1))


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["2026-01-08", "2026-01", "2026", ""])
def test_a_date_comes_back_from_the_database_as_it_went(text: str) -> None:
    statement = StatementFactory.create()
    statement.said = PartialDate.parse(text, "the programme's web page")
    statement.save()
    assert Statement.objects.get().said == PartialDate.parse(text, "the programme's web page")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "columns",
    [
        {"said_precision": "month"},
        {"said_precision": "unknown"},
        {"said_on": None},
        {"said_not_after": dt.date(2026, 1, 7)},
    ],
)
def test_the_database_refuses_an_invented_day(columns: dict[str, Any]) -> None:
    StatementFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.update(**columns)


def test_bounds_come_closer_and_never_go_outside() -> None:
    month = PartialDate.parse("2026-01", "the minutes")
    closer = month.narrowed(None, dt.date(2026, 1, 9))
    assert (closer.precision, closer.basis) == (month.precision, "the minutes")
    assert (closer.not_before, closer.not_after) == (dt.date(2026, 1, 1), dt.date(2026, 1, 9))
    assert PartialDate().narrowed(dt.date(2026, 1, 9), None).not_before == dt.date(2026, 1, 9)
    day = PartialDate.parse("2026-01-09")
    assert day.narrowed(dt.date(2026, 1, 9), None) == day


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2026-01", dt.date(2025, 12, 31), None),
        ("2026-01", None, dt.date(2026, 2, 1)),
        ("2026-01", dt.date(2026, 1, 9), dt.date(2026, 1, 8)),
        ("2026-01-09", dt.date(2026, 1, 8), None),
        ("", dt.date(2026, 1, 9), dt.date(2026, 1, 8)),
    ],
)
def test_bounds_that_contradict_the_date_are_refused(
    said: str, first: dt.date | None, last: dt.date | None
) -> None:
    with pytest.raises(ValueError, match=r"bounds|later"):
        PartialDate.parse(said).narrowed(first, last)
