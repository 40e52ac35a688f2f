"""Acts on many rows: chosen, started, worked through row by row, stopped, undone as a whole.

Each row is one transaction that does the act and notes what became of it. Killed at any moment, the worker
leaves a row either settled or waiting: none is lost, and none is done twice.
"""

import datetime as dt
import time
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import EmptyResultSet, ObjectDoesNotExist
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from claims.choices import BulkOutcome, BulkVerb
from claims.models import BulkAct, BulkActRow, User
from claims.models.identity import Versioned
from claims.services.audit import AlreadyChanged, Refused, require, unversioned
from claims.services.bulk_moves import MOVES, Move, One
from claims.services.work import lease
from tracker.failpoints import failpoint

ASK = "claims.add_bulkact"
MOST = 100_000
CHUNK = 500  # rows; what comes first, they or a part of the lease, ends a worker's turn
SHARE_OF_LEASE = 6
FORGOTTEN = dt.timedelta(days=1)  # a choice that nobody has started by then is thrown away


@dataclass(frozen=True)
class Settled:
    """What became of a row."""

    outcome: BulkOutcome
    reason: str = ""
    version_after: int | None = None


def propose_bulk_act(
    *, verb: str, rows: QuerySet[Any], language: str, actor: User, at: dt.datetime
) -> BulkAct:
    """Freeze the rows that somebody chose, in their order, with the versions that they have now.

    Nothing happens to them before `start_bulk_act`.

    :raises Refused: when there are none, or too many
    :raises Forbidden: without the permission for bulk acts, or for this one
    """
    move = _permitted(verb, actor)
    with transaction.atomic():
        act = BulkAct.objects.create(verb=verb, language=language, asked_by=actor, asked_at=at, due_at=at)
        columns = ("pk", "version") if issubclass(move.model, Versioned) else ("pk",)
        _freeze(act, rows.values_list(*columns)[: MOST + 1])
    return act


def start_bulk_act(*, act_id: int, arguments: dict[str, Any], actor: User, at: dt.datetime) -> BulkAct:
    """Say "go", and with what: a reason, a date, a topic. The caller rings for a worker.

    :raises Refused: by another than who chose the rows
    :raises AlreadyChanged: when it has started already
    :raises Forbidden: without the permission for bulk acts, or for this one
    """
    with transaction.atomic():
        act = _own(act_id, actor)
        _permitted(act.verb, actor)
        act.arguments, act.started_at, act.due_at = arguments, at, at
        act.save(update_fields=["arguments", "started_at", "due_at"])
    return act


def discard_bulk_act(*, act_id: int, actor: User) -> None:
    """Forget a choice of rows with which nothing was done.

    :raises Refused: by another than who chose the rows
    :raises AlreadyChanged: when it has started already
    """
    with transaction.atomic():
        _own(act_id, actor).delete()


def discard_forgotten(*, at: dt.datetime) -> int:
    """Forget the choices with which nobody did anything for a day; how many there were."""
    old = BulkAct.objects.unstarted().filter(asked_at__lt=at - FORGOTTEN)
    return old.delete()[1].get("claims.BulkAct", 0)


def stop_bulk_act(*, act_id: int, actor: User, at: dt.datetime) -> BulkAct:
    """Begin no further row. What is done stays done; whoever may do the act may stop it.

    :raises AlreadyChanged: when it is over already, or has not begun
    :raises Forbidden: without the permission for bulk acts, or for this one
    """
    act = BulkAct.objects.get(pk=act_id)
    _permitted(act.verb, actor)
    running = BulkAct.objects.undone().filter(pk=act_id)
    if not running.update(stopped_at=at, stopped_by=actor):
        raise AlreadyChanged(_("It is not at work any more."))
    act.refresh_from_db()
    return act


def resume_bulk_act(*, act_id: int, actor: User, at: dt.datetime) -> BulkAct:
    """Try once more what was set aside because it killed its worker. The caller rings for a worker.

    :raises AlreadyChanged: when it is not set aside
    :raises Forbidden: without the permission for bulk acts, or for this one
    """
    act = BulkAct.objects.get(pk=act_id)
    _permitted(act.verb, actor)
    waiting = BulkAct.objects.set_aside().filter(pk=act_id)
    if not waiting.update(set_aside_at=None, attempts=0, last_error="", due_at=at):
        raise AlreadyChanged(_("It is not set aside any more."))
    act.refresh_from_db()
    return act


def undo_bulk_act(*, act_id: int, actor: User, at: dt.datetime) -> BulkAct:
    """Take back what was done, row by row, as another bulk act, the last row first.

    A row that somebody has changed since is refused and stays. The caller rings for a worker.

    :raises Refused: for an act that has no undoing, that is not over, or that did nothing
    :raises AlreadyChanged: when it is being undone already
    :raises Forbidden: without the permission for bulk acts, or for this one
    """
    with transaction.atomic():
        act = unversioned(BulkAct, act_id)
        verb = undoing_of(act)
        if verb is None or not act.is_over:
            raise Refused(_("This cannot be undone as a whole."))
        _permitted(verb, actor)
        if act.undone_by.filter(stopped_at=None).exists():
            raise AlreadyChanged(_("Somebody has undone this already."))
        same = {"language": act.language, "arguments": act.arguments}
        when = {"asked_at": at, "started_at": at, "due_at": at}
        undo = BulkAct.objects.create(verb=verb, undoes=act, asked_by=actor, **same, **when)
        done = act.rows.done().order_by("-pk")
        _freeze(undo, done.values_list("subject_id", "version_after"))
    return undo


def undoing_of(act: BulkAct) -> BulkVerb | None:
    """What takes the act back, where something does; an undoing is not undone."""
    return MOVES[act.verb].undone_by if act.undoes_id is None else None


def run_bulk_act(*, act_id: int, at: dt.datetime) -> bool:
    """Settle the next rows of an act that is due; whether more of them wait.

    Does nothing when it is over, set aside, not due or in other hands.
    Failpoints: run_bulk_act.claimed, run_bulk_act.before_commit, run_bulk_act.settled, run_bulk_act.worked.
    """
    if not BulkAct.claim(act_id, at=at, lease=lease()):
        return False
    failpoint("run_bulk_act.claimed")
    act = BulkAct.objects.get(pk=act_id)
    with translation.override(act.language):
        if act.attempts < BulkAct.MAX_ATTEMPTS:
            _work_through(act, at)
        else:
            _set_aside_first(act, at)
    failpoint("run_bulk_act.worked")
    return _let_go(act, at)


def _permitted(verb: str, actor: User) -> Move:
    move = MOVES[verb]
    require(actor, ASK)
    require(actor, move.permission)
    return move


def _own(act_id: int, actor: User) -> BulkAct:
    """A choice that has not begun, locked, if it is this person's."""
    act = BulkAct.objects.select_for_update(of=("self",)).filter(pk=act_id).first()
    if act is None or act.started_at is not None:
        raise AlreadyChanged(_("It has begun already, or was discarded."))
    if act.asked_by_id != actor.pk:
        raise Refused(_("Only the person who chose the rows can do this."))
    return act


def _freeze(act: BulkAct, rows: QuerySet[Any, Any]) -> None:
    """Let PostgreSQL copy the ids: a hundred thousand of them need not travel."""
    try:
        chosen, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        raise Refused(_("There is nothing to do: no row was chosen.")) from None
    names = "id, version" if len(rows.query.values_select) > 1 else "id"
    version = "version" if "version" in names else "NULL::integer"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO claims_bulkactrow (act_id, subject_id, version, outcome, reason)"  # noqa: S608
            f" SELECT %s, id, {version}, %s, '' FROM ({chosen}) AS chosen ({names}) ON CONFLICT DO NOTHING",
            [act.pk, BulkOutcome.WAITING, *parameters],
        )
        act.total = cursor.rowcount
    if not act.total:
        raise Refused(_("There is nothing to do: no row was chosen."))
    if act.total > MOST:
        raise Refused(_("These are too many: at most %(most)d at once.") % {"most": MOST})
    act.save(update_fields=["total"])


def _work_through(act: BulkAct, at: dt.datetime) -> None:
    last = time.monotonic() + lease().total_seconds() / SHARE_OF_LEASE
    for row_id in list(act.rows.waiting().order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        _settle(row_id, at)
        failpoint("run_bulk_act.settled")
        if time.monotonic() >= last:
            return


def _settle(row_id: int, at: dt.datetime) -> None:
    """Do it to one row and note what became of it, both or neither; not if it is settled or the act stopped.

    The act is held meanwhile: once it is stopped, no row is under way.
    """
    with transaction.atomic():
        open_ones = BulkActRow.objects.waiting().filter(pk=row_id, act__stopped_at=None)
        held = open_ones.select_for_update(of=("self", "act"), no_key=True)
        row = held.select_related("act__asked_by").first()
        if row is not None:
            _note(row, _done_to(row, at), at)
            failpoint("run_bulk_act.before_commit")


def _note(row: BulkActRow, settled: Settled, at: dt.datetime) -> None:
    row.outcome, row.reason, row.version_after = settled.outcome, settled.reason, settled.version_after
    row.settled_at = at
    row.save(update_fields=["outcome", "reason", "version_after", "settled_at"])


def _set_aside_first(act: BulkAct, at: dt.datetime) -> None:
    """Every turn begins with the row that ended the one before: this one has ended two."""
    with transaction.atomic():
        row = act.rows.waiting().select_for_update(of=("self",)).order_by("pk").first()
        if row is not None:
            why = _("It failed twice without saying why: the log of the worker tells more.")
            _note(row, Settled(BulkOutcome.REFUSED, why), at)


def _done_to(row: BulkActRow, at: dt.datetime) -> Settled:
    act = row.act
    one = One(row.subject_id, row.version, act.arguments, act.asked_by, at)
    try:
        # The person was let in when asking; what counts is whether that still holds.
        move = _permitted(act.verb, act.asked_by)
        with pghistory.context(bulk_act=act.pk):
            result = move.do(one)
    except Refused as refusal:
        return Settled(BulkOutcome.REFUSED, str(refusal))
    except ObjectDoesNotExist:
        return Settled(BulkOutcome.REFUSED, _("It is no longer there."))
    if result is None:
        return Settled(BulkOutcome.UNCHANGED)
    return Settled(BulkOutcome.DONE, version_after=getattr(result, "version", None))


def _let_go(act: BulkAct, at: dt.datetime) -> bool:
    """End the turn: the next worker may have it at once. Rows were settled, so no try is counted."""
    more = act.rows.waiting().exists()
    free = {"attempts": 0, "last_error": "", "due_at": at}
    mine = BulkAct.objects.undone().filter(pk=act.pk)
    return bool(mine.update(**free, **({} if more else {"finished_at": at}))) and more
