import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from claims.choices import BulkOutcome
from claims.models import BulkAct, BulkActRow, User
from tests.factories.bulk_acts import an_act

pytestmark = pytest.mark.django_db


def test_only_what_has_begun_and_is_not_over_is_due(ana: User, now: dt.datetime) -> None:
    chosen, begun = an_act(ana, now), an_act(ana, now, started_at=now)
    an_act(ana, now, started_at=now, finished_at=now)
    an_act(ana, now, started_at=now, stopped_at=now, stopped_by=ana)
    an_act(ana, now, started_at=now, set_aside_at=now)
    assert list(BulkAct.objects.due(now)) == [begun]
    assert list(BulkAct.objects.unstarted()) == [chosen]
    assert begun.is_running
    assert not begun.is_over
    assert not chosen.is_running


def test_rows_are_counted_by_outcome(ana: User, now: dt.datetime) -> None:
    act = an_act(ana, now)
    outcomes = [BulkOutcome.DONE, BulkOutcome.DONE, BulkOutcome.REFUSED]
    for number, outcome in enumerate(outcomes):
        BulkActRow.objects.create(act=act, subject_id=number, outcome=outcome)
    assert act.counts() == {"waiting": 0, "done": 2, "unchanged": 0, "refused": 1}
    assert act.rows.done().count() == 2
    assert act.rows.waiting().count() == 0


def test_a_row_is_covered_once(ana: User, now: dt.datetime) -> None:
    act = an_act(ana, now)
    BulkActRow.objects.create(act=act, subject_id=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        BulkActRow.objects.create(act=act, subject_id=7)


def test_an_act_is_undone_once_unless_the_undoing_was_stopped(ana: User, now: dt.datetime) -> None:
    act = an_act(ana, now, started_at=now, finished_at=now)
    an_act(ana, now, undoes=act, started_at=now, stopped_at=now, stopped_by=ana)
    again = an_act(ana, now, undoes=act, started_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        an_act(ana, now, undoes=act, started_at=now)
    assert str(again) == f"{again.pk}: reject candidates"
