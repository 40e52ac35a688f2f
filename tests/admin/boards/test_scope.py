import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import Settings

from claims.admin.boards.scope import Period, PeriodForm, Scope, ScopeForm
from tests.factories.articles import SourceFactory

TODAY = dt.date(2026, 3, 31)


def test_a_period_holds_its_first_and_its_last_day_in_the_newsrooms_time_zone() -> None:
    with timezone.override("Europe/Bucharest"):
        first, after = Period.parse("2026-03-28..2026-03-29").bounds
    assert first.astimezone(dt.UTC) == dt.datetime(2026, 3, 27, 22, 0, tzinfo=dt.UTC)
    # The clocks went forward in the night of the second day.
    assert after.astimezone(dt.UTC) == dt.datetime(2026, 3, 29, 21, 0, tzinfo=dt.UTC)


def test_a_period_is_written_as_it_is_read() -> None:
    assert str(Period.parse("2026-01-01..2026-01-31")) == "2026-01-01..2026-01-31"


@pytest.mark.parametrize("text", ["", "2026-01-01", "2026-01-01..", "yesterday..today"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat"):
        Period.parse(text)


def test_a_board_begins_with_twelve_weeks() -> None:
    period = PeriodForm({}, TODAY).scope().period
    assert period == Period(dt.date(2026, 1, 7), TODAY)
    assert (period.until - period.since).days + 1 == 84


def test_days_in_the_wrong_order_are_said_so_and_twelve_weeks_are_shown() -> None:
    form = PeriodForm({"since": "2026-02-02", "until": "2026-02-01"}, TODAY)
    assert form.scope() == Scope(form.usual)
    assert form.errors["until"] == ["This day is before the first."]


@pytest.mark.django_db
def test_language_and_outlet_are_among_those_there_are() -> None:
    outlet = SourceFactory.create()
    asked = {"since": "2026-02-01", "until": "2026-02-02", "language": "ro", "source": str(outlet.pk)}
    scope = ScopeForm(asked, TODAY).scope()
    assert scope == Scope(Period.parse("2026-02-01..2026-02-02"), "ro", str(outlet.pk))
    assert scope.condition("language", "source") == {"language": "ro", "source": outlet.pk}
    assert not ScopeForm({"source": "0"}, TODAY).is_valid()


def test_what_is_not_known_can_be_asked_for() -> None:
    assert Scope(None, "none", "none").condition("language", "source") == {
        "language": "",
        "source__isnull": True,
    }
    assert Scope().condition("language", "source") == {}


def test_the_newsrooms_time_zone_is_that_of_the_settings(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Tirane"
    first, _after = Period.parse("2026-01-01..2026-01-01").bounds
    assert first.utcoffset() == dt.timedelta(hours=1)
