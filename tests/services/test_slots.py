"""The sending that is due: on ordinary days, and when the clock is changed."""

import datetime as dt
from itertools import pairwise

import pytest

from claims.choices import Frequency
from claims.services.slots import Schedule, latest_slot

MARCH, OCTOBER = "2026-03-29", "2026-10-25"


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


# On 29 March the clock jumps, at 01:00 UTC: in Bucharest from 03:00 to 04:00, in Tirane from 02:00 to 03:00.
# On 25 October it goes back, at 01:00 UTC: in Bucharest from 04:00 to 03:00, in Tirane from 03:00 to 02:00.
# Moldova changes its clock an hour earlier, from 02:00 to 03:00 and from 03:00 to 02:00.
@pytest.mark.parametrize(
    ("zone", "day", "hour", "due"),
    [
        ("Europe/Bucharest", MARCH, 2, f"{MARCH} 00:00"),
        ("Europe/Bucharest", MARCH, 3, f"{MARCH} 01:00"),
        ("Europe/Bucharest", MARCH, 4, f"{MARCH} 01:00"),
        ("Europe/Bucharest", MARCH, 5, f"{MARCH} 02:00"),
        ("Europe/Bucharest", OCTOBER, 2, "2026-10-24 23:00"),
        ("Europe/Bucharest", OCTOBER, 3, f"{OCTOBER} 00:00"),
        ("Europe/Bucharest", OCTOBER, 4, f"{OCTOBER} 02:00"),
        ("Europe/Tirane", MARCH, 1, f"{MARCH} 00:00"),
        ("Europe/Tirane", MARCH, 2, f"{MARCH} 01:00"),
        ("Europe/Tirane", MARCH, 3, f"{MARCH} 01:00"),
        ("Europe/Tirane", OCTOBER, 2, f"{OCTOBER} 00:00"),
        ("Europe/Tirane", OCTOBER, 3, f"{OCTOBER} 02:00"),
        ("Europe/Chisinau", MARCH, 1, "2026-03-28 23:00"),
        ("Europe/Chisinau", MARCH, 2, f"{MARCH} 00:00"),
        ("Europe/Chisinau", MARCH, 3, f"{MARCH} 00:00"),
        ("Europe/Chisinau", OCTOBER, 2, "2026-10-24 23:00"),
        ("Europe/Chisinau", OCTOBER, 3, f"{OCTOBER} 01:00"),
    ],
)
def test_each_local_day_has_one_sending_at_its_hour(zone: str, day: str, hour: int, due: str) -> None:
    schedule = Schedule(Frequency.DAILY, zone, hour)
    slot = latest_slot(schedule, utc(due))
    assert (slot.local_date, slot.instant) == (dt.date.fromisoformat(day), utc(due))
    before = latest_slot(schedule, utc(due) - dt.timedelta(seconds=1))
    assert before.local_date == slot.local_date - dt.timedelta(days=1)


@pytest.mark.parametrize("zone", ["Europe/Bucharest", "Europe/Tirane", "Europe/Chisinau"])
@pytest.mark.parametrize("day", [MARCH, OCTOBER])
@pytest.mark.parametrize("hour", range(24))
def test_a_clock_that_is_changed_neither_skips_nor_repeats_a_sending(zone: str, day: str, hour: int) -> None:
    """Minute by minute over three days, each local date comes once, in order."""
    schedule, start = Schedule(Frequency.DAILY, zone, hour), utc(f"{day} 00:00") - dt.timedelta(days=1)
    seen = [
        latest_slot(schedule, start + dt.timedelta(minutes=5 * step)).local_date for step in range(3 * 288)
    ]
    steps = {(after - before).days for before, after in pairwise(seen)}
    assert steps == {0, 1}
    assert len(set(seen)) in {3, 4}


@pytest.mark.parametrize(
    ("frequency", "at", "served"),
    [
        (Frequency.DAILY, "2026-01-10 09:00", "2026-01-10"),  # a Saturday
        (Frequency.WEEKDAYS, "2026-01-10 09:00", "2026-01-09"),
        (Frequency.WEEKDAYS, "2026-01-12 04:59", "2026-01-09"),
        (Frequency.WEEKDAYS, "2026-01-12 05:00", "2026-01-12"),
        (Frequency.WEEKLY, "2026-01-09 09:00", "2026-01-05"),
        (Frequency.WEEKLY, "2026-01-12 04:59", "2026-01-05"),
        (Frequency.WEEKLY, "2026-01-12 05:00", "2026-01-12"),
    ],
)
def test_frequency_chooses_the_days(frequency: Frequency, at: str, served: str) -> None:
    slot = latest_slot(Schedule(frequency, "Europe/Bucharest", 7), utc(at))
    assert slot.local_date == dt.date.fromisoformat(served)


def test_the_hour_counts_from_its_first_second() -> None:
    schedule = Schedule(Frequency.DAILY, "UTC", 7)
    assert latest_slot(schedule, utc("2026-01-09 06:59:59")).local_date == dt.date(2026, 1, 8)
    assert latest_slot(schedule, utc("2026-01-09 07:00:00")).local_date == dt.date(2026, 1, 9)
