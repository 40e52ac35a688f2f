"""Readers who report an error: a ticket with an owner, a deadline, an outcome, perhaps a correction."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from claims.choices import ComplaintOutcome, CorrectionKind
from claims.models import Claim, Complaint, PublicClaim, Review, ReviewRevision, User
from claims.services.audit import Refused, acting, locked, require, require_reason
from claims.services.reviews import correct_review

CHANGE, SETTLE = "claims.change_complaint", "claims.settle_complaint"
LONGEST = 5_000


def file_complaint(
    *,
    claim_id: UUID,
    text: str,
    source_url: str,
    name: str,
    email: str,
    language: str,
    at: dt.datetime,
) -> Complaint:
    """Take down what a reader says is wrong with a published claim.

    `claim_id` is the public id: nobody can complain about what is not public, or learn that it exists.

    :raises Refused: without words, with too many, or about a claim that is not public
    """
    if not text.strip():
        raise Refused(_("Say what is wrong."), "text")
    if len(text) > LONGEST:
        raise Refused(_("Write at most %(number)d characters.") % {"number": LONGEST}, "text")
    if not PublicClaim.objects.filter(pk=claim_id).exists():
        raise Refused(_("There is no such published claim."))
    with acting(actor=None, action="file_complaint", rule="a reader's report"):
        return Complaint.objects.create(
            claim=Claim.objects.get(public_id=claim_id),
            text=text,
            source_url=source_url,
            name=name,
            email=email,
            language=language,
            received_at=at,
            due_on=localdate(at) + dt.timedelta(days=settings.COMPLAINT_DAYS),
        )


def change_complaint(
    *,
    complaint_id: int,
    version: int,
    changes: dict[str, Any],
    actor: User,
    at: dt.datetime,  # noqa: ARG001 - every service is told the time
) -> Complaint:
    """Give an open complaint to somebody, or another deadline.

    :raises Forbidden: without the permission
    :raises AlreadyChanged: when it is no longer as the editor saw it
    :raises Refused: when it is settled, or another field is named
    """
    require(actor, CHANGE)
    unknown = sorted(changes.keys() - {"assigned_to", "due_on"})
    if unknown:
        raise Refused(_("This cannot be edited."), unknown[0])
    with acting(actor=actor, action="change_complaint"):
        complaint = _open(complaint_id, version)
        for name, value in changes.items():
            setattr(complaint, name, value)
        complaint.save()
        return complaint


def correct_for_complaint(
    *, complaint_id: int, version: int, kind: CorrectionKind, note: str, actor: User, at: dt.datetime
) -> ReviewRevision:
    """Begin the correction that an open complaint leads to, and link the two at once.

    :raises Forbidden: without the permission to handle complaints, or to write reviews
    :raises AlreadyChanged: when it is no longer as the editor saw it
    :raises Refused: when it is settled, when nothing is published, or a revision is open already
    """
    require(actor, CHANGE)
    with acting(actor=actor, action="correct_for_complaint", reason=note):
        complaint = _open(complaint_id, version)
        review = Review.objects.filter(claim=complaint.claim_id).first()
        if review is None:
            raise Refused(_("Nothing is published that could be corrected."))
        revision = correct_review(review_id=review.pk, kind=kind, note=note, actor=actor, at=at)
        complaint.correction = revision
        complaint.save()
        return revision


def settle_complaint(
    *,
    complaint_id: int,
    version: int,
    outcome: ComplaintOutcome,
    settlement: str,
    correction: ReviewRevision | None,
    actor: User,
    at: dt.datetime,
) -> Complaint:
    """Say what came of it; where it was right, which revision corrects what was published.

    :raises Forbidden: without the permission
    :raises AlreadyChanged: when it is no longer as the editor saw it
    :raises Refused: without an outcome or words, with another claim's correction, or settled already
    """
    require(actor, SETTLE)
    if outcome == ComplaintOutcome.OPEN:
        raise Refused(_("Choose an outcome."), "outcome")
    if not settlement.strip():
        raise Refused(_("Say how it was settled."), "settlement")
    with acting(actor=actor, action="settle_complaint", reason=settlement):
        complaint = _open(complaint_id, version)
        if correction is not None and correction.review.claim_id != complaint.claim_id:
            raise Refused(_("This correction belongs to another claim."), "correction")
        complaint.outcome, complaint.settlement = outcome, settlement
        complaint.settled_at, complaint.correction = at, correction
        complaint.save()
        return complaint


def reopen_complaint(
    *,
    complaint_id: int,
    version: int,
    reason: str,
    actor: User,
    at: dt.datetime,  # noqa: ARG001 - every service is told the time
) -> Complaint:
    """Take a settlement back; history keeps it.

    :raises Forbidden: without the permission
    :raises AlreadyChanged: when it is no longer as the editor saw it
    :raises Refused: without a reason, or when it is open
    """
    require(actor, SETTLE)
    require_reason(reason)
    with acting(actor=actor, action="reopen_complaint", reason=reason):
        complaint = locked(Complaint, complaint_id, version)
        if complaint.outcome == ComplaintOutcome.OPEN:
            raise Refused(_("This complaint is open."))
        complaint.outcome, complaint.settlement = ComplaintOutcome.OPEN, ""
        complaint.settled_at = complaint.correction = None
        complaint.save()
        return complaint


def _open(complaint_id: int, version: int) -> Complaint:
    complaint = locked(Complaint, complaint_id, version)
    if complaint.outcome != ComplaintOutcome.OPEN:
        raise Refused(_("This complaint is settled: reopen it first."))
    return complaint
