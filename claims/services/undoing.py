"""Taking back a decision about a candidate, as long as nothing rests on it."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from claims.choices import CandidateState, StatementState
from claims.models import Candidate, Claim, Occurrence, Review, Statement, User
from claims.models.candidates import DECIDED
from claims.services.audit import AlreadyChanged, Refused, acting, locked, require
from claims.services.statements import amend_public, take_back

AS_RECORDED = 1  # the version of a statement that nobody has changed
PLACE = ("article_id", "start_offset", "end_offset")


def undo_decision(*, candidate_id: int, version: int, actor: User, at: dt.datetime) -> Candidate:
    """Let a decided or parked candidate wait again, as if nobody had decided.

    What the decision recorded is withdrawn, not deleted: who was told of it is told that it was taken back.
    A claim that was made in the same stroke, and that nobody has touched since, goes with it. A merge gives
    the candidate's places back. `version` is that of the candidate since the decision.

    :raises AlreadyChanged: if somebody else decided or undid in the meantime
    :raises Refused: when it waits already, or something rests on the statement: a link, a correction, a merge
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="undo_decision"):
        candidate = locked(Candidate, candidate_id, version)
        if candidate.state not in (*DECIDED, CandidateState.PARKED):
            raise AlreadyChanged(_("There is no decision to undo: it waits already."))
        if candidate.state == CandidateState.MERGED:
            _unmerge(candidate, at)
        elif candidate.state in (CandidateState.ACCEPTED, CandidateState.RECORD):
            for statement in _recorded_by(candidate):
                _withdraw(statement, candidate, at)
        _wait_again(candidate)
    return candidate


def undo_missed(*, statement_id: int, actor: User, at: dt.datetime) -> Statement:
    """Take back what was recorded as missed, as long as nobody has touched it: withdrawn, not deleted.

    :raises Refused: for a statement that a candidate led to, or that something rests on
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="undo_missed"):
        statement = locked(Statement, statement_id, None)
        if statement.state != StatementState.RECORDED or statement.candidates.exists():
            raise Refused(_("There is nothing to undo here."))
        _require_unused(statement)
        take_back(statement=statement, note=_("Recorded by mistake."), at=at)
    return statement


def _recorded_by(candidate: Candidate) -> list[Statement]:
    """The statements of one decision: the candidate's own, and the other pieces if it was split."""
    inside = Q(
        occurrences__article=candidate.article_id,
        occurrences__start_offset__lt=candidate.end_offset,
        occurrences__end_offset__gt=candidate.start_offset,
    )
    own = Statement.objects.get(candidates=candidate)
    pieces = inside & Q(recorded_by=own.recorded_by_id, recorded_at=own.recorded_at)
    ids = Statement.objects.filter(Q(pk=own.pk) | pieces).values("pk")
    rows = Statement.objects.select_for_update(of=("self",)).filter(pk__in=ids)
    return list(rows.order_by("pk"))


def _withdraw(statement: Statement, candidate: Candidate, at: dt.datetime) -> None:
    statement.version += 1
    _require_untouched(statement, candidate)
    take_back(statement=statement, note=_("Recorded by mistake."), at=at)


def _require_untouched(statement: Statement, candidate: Candidate) -> None:
    _drop_claim(statement, candidate)
    _require_unused(statement, candidate)


def _require_unused(statement: Statement, candidate: Candidate | None = None) -> None:
    """Nothing rests on the statement, whose version moved on by one for this act."""
    if statement.links.exists():
        raise Refused(_("A claim rests on this statement: remove the link first."))
    if statement.version != AS_RECORDED + 1:
        raise Refused(_("The statement was changed since: withdraw or correct it there."))
    others = Candidate.objects.filter(statement=statement).exclude(pk__in=[candidate.pk] if candidate else [])
    if others.exists() or statement.merged_from.exists():
        raise Refused(_("Others were merged into this statement: withdraw or correct it there."))


def _drop_claim(statement: Statement, candidate: Candidate) -> None:
    """Take away the claim that was worded with the decision, if it is as it was then."""
    same_stroke = {"proposed_by": candidate.decided_by_id, "proposed_at": candidate.decided_at}
    links = statement.links.to_confirm().filter(**same_stroke)
    # The link before its claim, as whoever removes a link does: else each waits for the other.
    for link in links.select_for_update(of=("self",)):
        claim = Claim.objects.select_for_update(of=("self",)).get(pk=link.claim_id)
        if _is_untouched(claim, statement):
            link.delete()
            claim.delete()


def _is_untouched(claim: Claim, statement: Statement) -> bool:
    others = claim.links.exclude(statement=statement).exists() or claim.merged_from.exists()
    worked_on = Review.objects.filter(claim=claim).exists() or claim.comments.exists()
    return claim.version == 1 and claim.assigned_to_id is None and not others and not worked_on


def _unmerge(candidate: Candidate, at: dt.datetime) -> None:
    target = Statement.objects.select_for_update(of=("self",)).get(candidates=candidate)
    target.version += 1
    target.save(update_fields=["version"])
    others = Candidate.objects.filter(statement=target).exclude(pk=candidate.pk)
    held = set(others.values_list(*(f"sightings__{name}" for name in PLACE)))
    places = [place for place in candidate.sightings.values_list(*PLACE) if place not in held]
    # Where the statement was found before, by an editor's own hand, it stays.
    brought = Occurrence.objects.filter(statement=target, created_at__gte=candidate.decided_at)
    for article, start, end in places:
        brought.filter(article=article, start_offset=start, end_offset=end).delete()
    amend_public(statement=target, note="", at=at)


def _wait_again(candidate: Candidate) -> None:
    candidate.state, candidate.statement = CandidateState.WAITING, None
    candidate.decided_by, candidate.decided_at = None, None
    candidate.reject_reason, candidate.parked_until = "", None
    candidate.save()
