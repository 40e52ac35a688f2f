import datetime as dt
from typing import Any

import pytest

from claims.admin.boards import stays
from claims.admin.boards.scope import Period
from claims.choices import CandidateState
from claims.models import Candidate, User
from tests.admin.boards.history import HOUR, START, told
from tests.admin.boards.proposals import proposed
from tests.factories.audit import member

pytestmark = pytest.mark.django_db
WEEK = Period.parse("2026-01-05..2026-01-11")
BOTH: list[str] = [CandidateState.WAITING, CandidateState.PARKED]


def spans(period: Period = WEEK, who: int | None = None) -> dict[Any, Any]:
    found = stays.spans(stays.of_history(stays.CANDIDATES, BOTH, period, who))
    return {key: (span.count, span.median / HOUR, span.most / HOUR) for key, span in found.items()}


def test_a_stay_lasts_from_the_trace_that_brings_a_state_to_the_next_that_changes_it() -> None:
    told(proposed(), ("waiting", 0), ("waiting", 1), ("rejected", 10))
    assert spans() == {("waiting", START.date()): (1, 10, 10), ("waiting", None): (1, 10, 10)}


def test_half_and_nine_in_ten_of_the_stays_are_shorter() -> None:
    for hours in (1, 2, 3, 4, 11):
        told(proposed(), ("waiting", 0), ("accepted", hours))
    # Between the fourth, 4 hours, and the fifth, 11 hours, at six tenths of the way.
    assert spans()["waiting", None] == (5, 3, pytest.approx(4 + 0.6 * 7))


def test_what_comes_back_stays_twice_and_is_one() -> None:
    told(proposed(), ("waiting", 0), ("parked", 2), ("waiting", 26), ("rejected", 30))
    found = spans()
    assert found["waiting", None] == (1, 3, pytest.approx(3.8))
    assert found["parked", None] == (1, 24, 24)


def test_a_stay_belongs_to_the_week_in_which_it_ended() -> None:
    told(proposed(), ("waiting", 0), ("rejected", 24 * 8))
    assert spans() == {}
    later = Period.parse("2026-01-12..2026-01-18")
    assert spans(later) == {
        ("waiting", dt.date(2026, 1, 12)): (1, 192, 192),
        ("waiting", None): (1, 192, 192),
    }


def test_what_still_waits_or_was_deleted_later_is_no_stay_yet() -> None:
    told(proposed(), ("waiting", 0), ("waiting", 5))
    assert spans() == {}


def test_a_deletion_ends_a_stay() -> None:
    told(proposed(), ("waiting", 0), ("waiting", 4, "delete"))
    assert spans()["waiting", None] == (1, 4, 4)


def test_one_persons_moves_are_those_that_this_person_made(ana: User, besa: User) -> None:
    told(proposed(), ("waiting", 0), ("accepted", 2), who=ana)
    told(proposed(), ("waiting", 0), ("accepted", 4), who=besa)
    assert spans(who=ana.pk)["waiting", None] == (1, 2, 2)
    assert spans()["waiting", None] == (2, 3, pytest.approx(3.8))


def test_the_rows_behind_a_number_are_found() -> None:
    moved, waiting = proposed(), proposed()
    told(moved, ("waiting", 0), ("rejected", 2))
    told(waiting, ("waiting", 0))
    asked = stays.of_history(stays.CANDIDATES, ["waiting"], WEEK, None)
    assert list(Candidate.objects.filter(pk__in=stays.ids(asked))) == [moved]


def test_ones_own_moves_may_be_seen_and_those_of_others_by_administrators(ana: User, besa: User) -> None:
    assert stays.may_see(ana, ana.pk)
    assert not stays.may_see(besa, ana.pk)
    assert stays.may_see(member("dana", "administrator"), ana.pk)
