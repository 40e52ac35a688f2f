"""Reviews: opened, edited, moved by the workflow, corrected. Each step leaves actor, action and reason."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from claims import workflow
from claims.choices import CorrectionKind, RevisionState
from claims.models import Claim, Correction, Evidence, Review, ReviewRevision, RevisionEditor, User
from claims.models.reviews import WAS_PUBLIC
from claims.services import publications, publish_checks
from claims.services.audit import Refused, acting, locked, require
from claims.services.public_documents import verdict_of
from tracker.failpoints import failpoint

EDIT, APPROVE = "claims.change_reviewrevision", "claims.approve_review"
# What an edit may change. The waiver of the second pair of eyes belongs to those who may be that pair.
EDITABLE = frozenset(
    {
        "language",
        "verdict",
        "title",
        "summary",
        "explanation",
        "selection_reason",
        "correction_kind",
        "public_note",
        "sources_waiver",
        "waiver",
    }
)
COPIED = ("language", "verdict", "title", "summary", "explanation", "selection_reason", "sources_waiver")
EVIDENCE = ("position", "title", "url", "archive_url", "excerpt", "stance")


def open_review(*, claim_id: int, language: str, actor: User, at: dt.datetime) -> ReviewRevision:
    """Begin to examine a claim: a draft.

    :raises Forbidden: without the right to write reviews
    :raises Refused: when a revision is open already, or one is published and wants a correction instead
    """
    require(actor, EDIT)
    with acting(actor=actor, action="open_review"):
        claim = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim_id)
        review, _created = Review.objects.get_or_create(claim=claim)
        if review.published():
            raise Refused(_("This claim has a published review: correct that one."))
        return _draft(review, actor, at, language=language)


def edit_revision(
    *, revision_id: int, version: int, changes: dict[str, Any], actor: User, at: dt.datetime
) -> ReviewRevision:
    """Change an open revision. Whoever edits cannot approve; an edit after submission sends it back to draft.

    The waiver of the second pair of eyes is no wording: a revision in review stays there.

    :raises Forbidden: without the right to write reviews, or to waive the second pair of eyes
    :raises AlreadyChanged: when it is no longer as the editor saw it
    :raises Refused: when it is published or ended, or a field is not to be edited
    """
    unknown = sorted(changes.keys() - EDITABLE)
    if unknown:
        raise Refused(_("This cannot be edited."), field=unknown[0])
    require(actor, APPROVE if "waiver" in changes else EDIT)
    with acting(actor=actor, action="edit_revision"):
        is_wording = changes.keys() != {"waiver"}
        revision = _opened_for(revision_id, version, actor, at, is_wording=is_wording)
        for name, value in changes.items():
            setattr(revision, name, value)
        revision.save()
        return revision


def add_evidence(
    *, revision_id: int, version: int, evidence: dict[str, Any], actor: User, at: dt.datetime
) -> Evidence:
    """Put a document under an open revision; an edit like any other (see edit_revision)."""
    require(actor, EDIT)
    with acting(actor=actor, action="add_evidence"):
        revision = _opened_for(revision_id, version, actor, at)
        revision.save()
        last = revision.evidence.order_by("position").last()
        return Evidence.objects.create(
            revision=revision, **{"position": last.position + 1 if last else 0, **_evidence(evidence)}
        )


def change_evidence(
    *, evidence_id: int, version: int, changes: dict[str, Any], actor: User, at: dt.datetime
) -> Evidence:
    """Change a document under an open revision; an edit like any other. `version` is the revision's."""
    require(actor, EDIT)
    with acting(actor=actor, action="change_evidence"):
        evidence = Evidence.objects.get(pk=evidence_id)
        _opened_for(evidence.revision_id, version, actor, at).save()
        for name, value in _evidence(changes).items():
            setattr(evidence, name, value)
        evidence.save()
        return evidence


def remove_evidence(*, evidence_id: int, version: int, actor: User, at: dt.datetime) -> None:
    """Take a document out of an open revision; an edit like any other. `version` is the revision's."""
    require(actor, EDIT)
    with acting(actor=actor, action="remove_evidence"):
        evidence = Evidence.objects.get(pk=evidence_id)
        _opened_for(evidence.revision_id, version, actor, at).save()
        evidence.delete()


def transition_review(
    *, revision_id: int, version: int, verb: str, actor: User, at: dt.datetime, reason: str = ""
) -> ReviewRevision:
    """Take one step of the workflow.

    :raises Forbidden: when the step is not for this person
    :raises AlreadyChanged: when the revision is no longer as the actor saw it
    :raises TransitionRefused: when the revision cannot take the step, with the sentence that says why
    """
    transition = workflow.REVISION.get(verb)
    if transition is None or transition.permission is None:
        raise workflow.TransitionRefused(_("Nobody can take this step by hand."))
    require(actor, transition.permission)
    with acting(actor=actor, action=f"{verb}_review", reason=reason):
        # All revisions of a review in one order: a correction that is published ends the one before it.
        siblings = ReviewRevision.objects.filter(review__revisions=revision_id).order_by("pk")
        list(siblings.select_for_update(of=("self",)).values_list("pk"))
        revision = locked(ReviewRevision, revision_id, version)
        # Whoever rewords the claim or takes its statements away comes before or after, not in between.
        revision.review.claim = publications.locked_claims([revision.review.claim_id])[0]
        target = workflow.check(verb, publish_checks.facts_of(revision), workflow.Move(actor.pk, reason))
        revision.state = target
        STEPS[verb](revision, actor, at, reason)
        failpoint(f"{verb}.before_commit")
    failpoint(f"{verb}.committed")
    return revision


def correct_review(
    *, review_id: int, kind: CorrectionKind, note: str, actor: User, at: dt.datetime
) -> ReviewRevision:
    """Begin a correction: a new draft with the published wording and evidence, which passes the same eyes.

    :raises Forbidden: without the right to write reviews
    :raises Refused: when nothing is published, or a revision is open already
    """
    require(actor, EDIT)
    with acting(actor=actor, action="correct_review", reason=note):
        review = Review.objects.select_for_update(of=("self",), no_key=True).get(pk=review_id)
        published = review.published()
        if published is None:
            raise Refused(_("Nothing is published that could be corrected."))
        wording = {name: getattr(published, name) for name in COPIED}
        draft = _draft(review, actor, at, correction_kind=kind, public_note=note, **wording)
        Evidence.objects.bulk_create(
            Evidence(revision=draft, **{name: getattr(evidence, name) for name in EVIDENCE})
            for evidence in published.evidence.all()
        )
        return draft


def schedule_recheck(
    *, review_id: int, version: int, recheck_on: dt.date | None, actor: User, at: dt.datetime
) -> Review:
    """Say when the world should be looked at again; None when it need not.

    :raises Forbidden: without the right to write reviews
    :raises AlreadyChanged: when the review is no longer as the editor saw it
    :raises Refused: for a day that is over
    """
    require(actor, EDIT)
    if recheck_on is not None and recheck_on <= localdate(at):
        raise Refused(_("Choose a day in the future."), field="recheck_on")
    with acting(actor=actor, action="schedule_recheck"):
        review = locked(Review, review_id, version)
        review.recheck_on = recheck_on
        review.save()
        return review


def note_hand(*, revision: ReviewRevision, actor: User, at: dt.datetime) -> None:
    """Whoever has a hand in a revision cannot approve it; within the transaction of the edit."""
    RevisionEditor.objects.get_or_create(revision=revision, editor=actor, defaults={"edited_at": at})


def _draft(review: Review, actor: User, at: dt.datetime, **columns: Any) -> ReviewRevision:
    if review.open():
        raise Refused(_("A revision of this review is open already."))
    last = review.revisions.order_by("number").last()
    return ReviewRevision.objects.create(
        review=review, number=last.number + 1 if last else 1, created_by=actor, created_at=at, **columns
    )


def _opened_for(
    revision_id: int, version: int, actor: User, at: dt.datetime, *, is_wording: bool = True
) -> ReviewRevision:
    """The revision, locked, as a draft that bears the actor's hand; the caller saves it."""
    revision = locked(ReviewRevision, revision_id, version)
    if not revision.is_open:
        raise Refused(_("This revision is closed: begin a correction."))
    if revision.state == RevisionState.APPROVED or (is_wording and revision.state != RevisionState.DRAFT):
        _back_to_draft(revision, actor, at, "")
    note_hand(revision=revision, actor=actor, at=at)
    return revision


def _evidence(columns: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(columns.keys() - set(EVIDENCE))
    if unknown:
        raise Refused(_("Evidence has no such field."), field=unknown[0])
    return columns


Step = Callable[[ReviewRevision, User, dt.datetime, str], None]


def _submit(revision: ReviewRevision, actor: User, at: dt.datetime, _reason: str) -> None:
    revision.submitted_by, revision.submitted_at = actor, at
    revision.save()


def _approve(revision: ReviewRevision, actor: User, at: dt.datetime, _reason: str) -> None:
    revision.approved_by, revision.approved_at = actor, at
    revision.save()


def _back_to_draft(revision: ReviewRevision, _actor: User, _at: dt.datetime, _reason: str) -> None:
    """Nothing that was said about the former wording holds for the next one."""
    revision.state = RevisionState.DRAFT
    revision.submitted_by = revision.submitted_at = revision.approved_by = revision.approved_at = None
    revision.save()


def _publish(revision: ReviewRevision, actor: User, at: dt.datetime, _reason: str) -> None:
    earlier = revision.review.revisions.filter(state__in=WAS_PUBLIC, number__lt=revision.number)
    former = earlier.select_for_update(of=("self",)).order_by("number").last()
    if former is not None:
        _supersede(former, revision, at)
    revision.published_by, revision.published_at = actor, at
    revision.save()
    publications.publish(revision=revision, at=at)


def _supersede(former: ReviewRevision, revision: ReviewRevision, at: dt.datetime) -> None:
    """The correction is a row of its own, dated and typed; the former wording stays in its revision."""
    if former.state == RevisionState.PUBLISHED:
        former.state, former.ended_at = RevisionState.SUPERSEDED, at
        former.version += 1
        former.save()
    Correction.objects.create(
        revision=revision,
        kind=revision.correction_kind,
        note=revision.public_note,
        old_verdict=verdict_of(former),
        new_verdict=verdict_of(revision),
        corrected_at=at,
    )


def _retract(revision: ReviewRevision, _actor: User, at: dt.datetime, reason: str) -> None:
    revision.retraction_note, revision.ended_at = reason, at
    revision.save()
    publications.retract(revision=revision, note=reason, at=at)


STEPS: dict[str, Step] = {
    "submit": _submit,
    "return": _back_to_draft,
    "approve": _approve,
    "publish": _publish,
    "retract": _retract,
}
