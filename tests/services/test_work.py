"""Waits grow, differ by chance, obey the other side, and end within a day."""

import datetime as dt

import pytest

from claims.services.work import FIRST_WAIT, LONGEST_WAIT, lease, next_try
from tests.factories.articles import A_MORNING


@pytest.mark.parametrize(("failures", "full"), [(0, 1), (1, 1), (2, 24), (3, 24**2)])
def test_waits_grow_and_are_up_to_half_shorter(failures: int, full: int) -> None:
    waits = {next_try(A_MORNING, failures=failures) - A_MORNING for _ in range(50)}
    longest = min(FIRST_WAIT * full, LONGEST_WAIT)
    assert longest / 2 <= min(waits) < max(waits) <= longest
    assert len(waits) > 10


def test_no_wait_is_longer_than_a_day() -> None:
    assert next_try(A_MORNING, failures=30) - A_MORNING <= LONGEST_WAIT
    assert next_try(A_MORNING, failures=1, asked=10**9) - A_MORNING == LONGEST_WAIT


def test_the_other_side_is_left_alone_as_long_as_it_asks() -> None:
    assert next_try(A_MORNING, failures=1, asked=7200) - A_MORNING == dt.timedelta(hours=2)
    assert next_try(A_MORNING, failures=1, asked=1) - A_MORNING >= FIRST_WAIT / 2


def test_a_lease_is_as_long_as_the_setting(settings: object) -> None:
    settings.WORK_LEASE_SECONDS = 7  # type: ignore[attr-defined]
    assert lease() == dt.timedelta(seconds=7)
