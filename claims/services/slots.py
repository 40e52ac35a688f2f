"""When a sending is due: the latest local hour that has passed, on any clock that the law has changed."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from claims.choices import Frequency

MONDAY, FRIDAY = 0, 4
WEEK = 7


@dataclass(frozen=True, order=True)
class Schedule:
    """All who share it are served together."""

    frequency: str
    timezone: str
    local_hour: int


@dataclass(frozen=True)
class Slot:
    """A sending of a schedule: the local date, and the instant from which it is due."""

    local_date: dt.date
    instant: dt.datetime


def latest_slot(schedule: Schedule, at: dt.datetime) -> Slot:
    """The last sending that is due at an instant: earlier ones that nobody made are merged into it."""
    zone = ZoneInfo(schedule.timezone)
    today = at.astimezone(zone).date()
    slots = (slot_on(today - dt.timedelta(days=back), schedule, zone) for back in range(WEEK + 1))
    return next(
        slot for slot in slots if slot.instant <= at and serves(schedule.frequency, slot.local_date.weekday())
    )


def slot_on(day: dt.date, schedule: Schedule, zone: ZoneInfo) -> Slot:
    """The hour on one day. One that the clock skips is due when the clock has jumped; one that it repeats,
    the first time.

    Both follow from fold=0 (PEP 495): in a gap it takes the offset before the jump, and so lands behind it.
    """
    local = dt.datetime.combine(day, dt.time(schedule.local_hour), tzinfo=zone)
    return Slot(day, local.astimezone(dt.UTC))


def serves(frequency: str, weekday: int) -> bool:
    if frequency == Frequency.WEEKLY:
        return weekday == MONDAY
    return frequency == Frequency.DAILY or weekday <= FRIDAY
