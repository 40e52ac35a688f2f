"""Rows are frozen when they are chosen, settled once each, stopped and undone as a whole."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils import translation

from claims.choices import BulkOutcome, BulkVerb, RejectReason
from claims.models import BulkAct, Candidate, Claim, User
from claims.services import bulk_acts
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.bulk_acts import (
    discard_bulk_act,
    discard_forgotten,
    propose_bulk_act,
    resume_bulk_act,
    run_bulk_act,
    start_bulk_act,
    stop_bulk_act,
    undo_bulk_act,
)
from tests.factories.bulk_acts import an_act, begun, chosen
from tests.factories.candidates import a_candidate
from tests.factories.claims import ClaimFactory

pytestmark = pytest.mark.django_db
LEASE = dt.timedelta(minutes=2)
WAIT = "Candidates still wait in this article: decide them, or reject what is left."


def rejecting(actor: User, number: int = 3) -> BulkAct:
    return begun(BulkVerb.REJECT, actor, *(a_candidate() for _ in range(number)), reason=RejectReason.VAGUE)


def outcomes(act: BulkAct) -> list[str]:
    return list(act.rows.order_by("pk").values_list("outcome", flat=True))


def reasons(act: BulkAct) -> list[str]:
    return list(act.rows.order_by("pk").values_list("reason", flat=True))


def test_chosen_rows_are_frozen_in_their_order_with_their_versions(ana: User, now: dt.datetime) -> None:
    for worth in (0.1, 0.9, 0.5):
        a_candidate(check_worthiness=worth, version=round(worth * 10))
    act = propose_bulk_act(
        verb=BulkVerb.REJECT, rows=Candidate.objects.ranked(), language="en", actor=ana, at=now
    )
    a_candidate()  # matches as well, but too late
    assert list(act.rows.order_by("pk").values_list("version", flat=True)) == [9, 5, 1]
    assert (act.total, act.started_at) == (3, None)
    assert not run_bulk_act(act_id=act.pk, at=now)
    assert Candidate.objects.waiting().count() == 4


def test_no_row_or_too_many_are_refused(ana: User, now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(rows: QuerySet[Candidate]) -> BulkAct:
        return propose_bulk_act(verb=BulkVerb.REJECT, rows=rows, language="en", actor=ana, at=now)

    for nothing in (Candidate.objects.all(), Candidate.objects.none()):
        with pytest.raises(Refused, match="no row was chosen"):
            choose(nothing)
    monkeypatch.setattr(bulk_acts, "MOST", 2)
    for _ in range(3):
        a_candidate()
    with pytest.raises(Refused, match="at most 2"):
        choose(Candidate.objects.all())
    assert not BulkAct.objects.exists()


def test_who_may_not_do_it_to_one_row_may_not_ask_for_many(carol: User, now: dt.datetime) -> None:
    with pytest.raises(Forbidden):
        chosen(BulkVerb.REJECT, carol, a_candidate(), at=now)


def test_only_who_chose_the_rows_starts_or_discards_and_only_once(
    ana: User, besa: User, now: dt.datetime
) -> None:
    act = chosen(BulkVerb.FINISH, ana, a_candidate().article)
    with pytest.raises(Refused, match="chose the rows"):
        start_bulk_act(act_id=act.pk, arguments={}, actor=besa, at=now)
    with pytest.raises(Refused, match="chose the rows"):
        discard_bulk_act(act_id=act.pk, actor=besa)
    start_bulk_act(act_id=act.pk, arguments={}, actor=ana, at=now)
    with pytest.raises(AlreadyChanged):
        start_bulk_act(act_id=act.pk, arguments={}, actor=ana, at=now)
    with pytest.raises(AlreadyChanged):
        discard_bulk_act(act_id=act.pk, actor=ana)
    discard_bulk_act(act_id=chosen(BulkVerb.REJECT, ana, a_candidate()).pk, actor=ana)
    assert list(BulkAct.objects.all()) == [act]


def test_choices_that_nobody_started_are_forgotten_after_a_day(ana: User, now: dt.datetime) -> None:
    chosen(BulkVerb.REJECT, ana, a_candidate(), at=now - dt.timedelta(hours=25))
    kept = {chosen(BulkVerb.REJECT, ana, a_candidate(), at=now), an_act(ana, now, started_at=now)}
    assert discard_forgotten(at=now) == 1
    assert set(BulkAct.objects.all()) == kept


def test_a_turn_ends_in_time_and_the_next_goes_on_where_it_ended(
    ana: User, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = rejecting(ana)
    monkeypatch.setattr(bulk_acts, "CHUNK", 2)
    assert run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["done", "done", "waiting"]
    assert not run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["done"] * 3
    act.refresh_from_db()
    assert (act.finished_at, act.attempts) == (now, 0)
    assert not run_bulk_act(act_id=act.pk, at=now)


def test_a_turn_takes_no_longer_than_a_part_of_the_lease(
    ana: User, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = rejecting(ana)
    monkeypatch.setattr(bulk_acts, "SHARE_OF_LEASE", 1e9)
    assert run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["done", "waiting", "waiting"]


def test_an_act_in_other_hands_is_left_alone_until_the_lease_is_over(ana: User, now: dt.datetime) -> None:
    act = rejecting(ana)
    assert BulkAct.claim(act.pk, at=now, lease=LEASE)
    assert not run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["waiting"] * 3
    run_bulk_act(act_id=act.pk, at=now + LEASE)
    assert outcomes(act) == ["done"] * 3


def test_a_row_that_ended_two_workers_is_set_aside_and_the_others_go_on(ana: User, now: dt.datetime) -> None:
    act = rejecting(ana)
    BulkAct.objects.update(attempts=2)
    assert run_bulk_act(act_id=act.pk, at=now)
    assert not run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["refused", "done", "done"]
    assert "failed twice" in act.rows.get(outcome=BulkOutcome.REFUSED).reason


def test_an_act_that_never_came_back_is_set_aside_until_somebody_resumes_it(
    ana: User, now: dt.datetime
) -> None:
    act = rejecting(ana)
    with pytest.raises(AlreadyChanged):
        resume_bulk_act(act_id=act.pk, actor=ana, at=now)
    BulkAct.objects.update(attempts=3)
    assert not run_bulk_act(act_id=act.pk, at=now)
    assert list(BulkAct.objects.set_aside()) == [act]
    resume_bulk_act(act_id=act.pk, actor=ana, at=now)
    run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["done"] * 3


def test_rights_are_looked_at_row_by_row(
    ana: User, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = rejecting(ana)
    monkeypatch.setattr(bulk_acts, "CHUNK", 1)
    run_bulk_act(act_id=act.pk, at=now)
    Group.objects.get(name="editor").user_set.remove(ana)
    run_bulk_act(act_id=act.pk, at=now)
    Group.objects.get(name="editor").user_set.add(ana)
    User.objects.filter(pk=ana.pk).update(is_active=False)
    run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["done", "refused", "refused"]
    assert "You may not do this" in reasons(act)[-1]


def test_a_row_that_is_gone_is_refused(ana: User, now: dt.datetime) -> None:
    claim = ClaimFactory.create()
    act = begun(BulkVerb.SET_DUE, ana, claim, due_on="2026-02-01")
    Claim.objects.all().delete()
    run_bulk_act(act_id=act.pk, at=now)
    assert reasons(act) == ["It is no longer there."]


def test_reasons_are_in_the_language_of_whoever_asked(ana: User, now: dt.datetime) -> None:
    act = begun(BulkVerb.FINISH, ana, a_candidate().article)
    BulkAct.objects.update(language="ro")
    run_bulk_act(act_id=act.pk, at=now)
    with translation.override("ro"):
        said = translation.gettext(WAIT)
    assert said != WAIT
    assert reasons(act) == [said]


def test_a_stopped_act_begins_no_further_row(
    ana: User, besa: User, carol: User, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = rejecting(ana)
    monkeypatch.setattr(bulk_acts, "CHUNK", 1)
    run_bulk_act(act_id=act.pk, at=now)
    with pytest.raises(Forbidden):
        stop_bulk_act(act_id=act.pk, actor=carol, at=now)
    assert stop_bulk_act(act_id=act.pk, actor=besa, at=now).stopped_by == besa
    assert not run_bulk_act(act_id=act.pk, at=now)
    assert outcomes(act) == ["done", "waiting", "waiting"]
    with pytest.raises(AlreadyChanged):
        stop_bulk_act(act_id=act.pk, actor=ana, at=now)


def test_what_was_done_is_undone_as_a_whole_once_and_backwards(ana: User, now: dt.datetime) -> None:
    act = rejecting(ana)
    with pytest.raises(Refused, match="cannot be undone"):
        undo_bulk_act(act_id=act.pk, actor=ana, at=now)
    run_bulk_act(act_id=act.pk, at=now)
    undo = undo_bulk_act(act_id=act.pk, actor=ana, at=now)
    rows = act.rows.order_by("-pk").values_list("subject_id", flat=True)
    assert list(undo.rows.order_by("pk").values_list("subject_id", flat=True)) == list(rows)
    with pytest.raises(AlreadyChanged):
        undo_bulk_act(act_id=act.pk, actor=ana, at=now)
    run_bulk_act(act_id=undo.pk, at=now)
    assert Candidate.objects.waiting().count() == 3
    with pytest.raises(Refused, match="cannot be undone"):
        undo_bulk_act(act_id=undo.pk, actor=ana, at=now)


def test_what_somebody_decided_anew_is_not_undone(ana: User, now: dt.datetime) -> None:
    act = rejecting(ana, 2)
    run_bulk_act(act_id=act.pk, at=now)
    anew = Candidate.objects.order_by("pk")[0]
    Candidate.objects.filter(pk=anew.pk).update(reject_reason=RejectReason.OPINION, version=9)
    undo = undo_bulk_act(act_id=act.pk, actor=ana, at=now)
    run_bulk_act(act_id=undo.pk, at=now)
    assert outcomes(undo) == ["done", "refused"]


def test_an_act_that_did_nothing_cannot_be_undone(ana: User, now: dt.datetime) -> None:
    act = rejecting(ana, 1)
    stop_bulk_act(act_id=act.pk, actor=ana, at=now)
    with pytest.raises(Refused, match="no row was chosen"):
        undo_bulk_act(act_id=act.pk, actor=ana, at=now)
