"""How long a worker may hold a row, and how long it waits before it tries again."""

import datetime as dt
import random

from django.conf import settings

FIRST_WAIT = dt.timedelta(minutes=5)
GROWTH = 24  # 5 minutes, then 2 hours: three tries span an outage of an evening
MOST_STEPS = 10  # by then any growth has reached the longest wait
LONGEST_WAIT = dt.timedelta(hours=24)


def lease() -> dt.timedelta:
    """How long a claimed row belongs to its worker."""
    return dt.timedelta(seconds=settings.WORK_LEASE_SECONDS)


def next_try(
    at: dt.datetime,
    *,
    failures: int,
    asked: int | None = None,
    first: dt.timedelta = FIRST_WAIT,
    growth: float = GROWTH,
    longest: dt.timedelta = LONGEST_WAIT,
) -> dt.datetime:
    """When to try again after so many failures in a row, at most a day from now.

    Half of the wait is chance, so that a host which comes back is not met by everybody at once. `asked` is
    what the other side wants to be left alone for, in seconds: never less than that.
    """
    steps = min(max(failures, 1), MOST_STEPS) - 1
    full = dt.timedelta(seconds=min(first.total_seconds() * growth**steps, longest.total_seconds()))
    wait = full * random.uniform(0.5, 1)  # noqa: S311
    return at + min(max(wait, dt.timedelta(seconds=asked or 0)), LONGEST_WAIT)
