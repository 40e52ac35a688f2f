"""A verdict by somebody who has not seen the author's: what the two say apart is worth more than a nod."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims import workflow
from claims.choices import PublishRuleKey, RevisionState
from claims.models import PublishRule, ReviewRevision, SecondVerdict, User, Verdict
from claims.services.audit import Refused, acting, require, unversioned

GIVE = "claims.add_secondverdict"


def is_wanted() -> bool:
    """Whether this newsroom asks for blind second verdicts."""
    rule = next(rule for rule in workflow.RULES if rule.key == PublishRuleKey.SECOND_VERDICT)
    own = PublishRule.objects.filter(key=rule.key).values_list("severity", flat=True).first()
    return (own or rule.severity) != workflow.OFF


def is_blind(revision: ReviewRevision, user: User) -> bool:
    """Whether the author's verdict must still be hidden from this person."""
    return (
        revision.state == RevisionState.IN_REVIEW
        and is_wanted()
        and user.has_perm(GIVE)
        and user.pk not in revision.editor_ids()
        and not revision.second_verdicts.filter(given_by=user).exists()
    )


def blind_to(user: User) -> QuerySet[ReviewRevision]:
    """The revisions whose verdict must still be hidden from this person."""
    if not is_wanted() or not user.has_perm(GIVE):
        return ReviewRevision.objects.none()
    return ReviewRevision.objects.to_approve(user).exclude(second_verdicts__given_by=user)


def give_second_verdict(
    *, revision_id: int, verdict: Verdict, reason: str, actor: User, at: dt.datetime
) -> SecondVerdict:
    """Say what the evidence shows, before seeing what the author made of it.

    :raises Forbidden: without the permission
    :raises Refused: for one's own revision, one that is not in review, another scale, or a second time
    """
    require(actor, GIVE)
    with acting(actor=actor, action="give_second_verdict", reason=reason):
        revision = unversioned(ReviewRevision, revision_id)
        _require_fit(revision, verdict, actor)
        second = SecondVerdict(
            revision=revision,
            verdict=verdict,
            author_verdict=revision.verdict,
            reason=reason,
            given_by=actor,
            given_at=at,
        )
        try:
            with transaction.atomic():
                second.save(force_insert=True)
        except IntegrityError as problem:
            raise Refused(_("You have given your verdict already.")) from problem
        return second


def _require_fit(revision: ReviewRevision, verdict: Verdict, actor: User) -> None:
    if revision.state != RevisionState.IN_REVIEW:
        raise Refused(_("This revision is not in review."))
    if actor.pk in revision.editor_ids():
        raise Refused(_("You edited this revision: somebody else must give the second verdict."))
    if revision.verdict is None or verdict.scale_id != revision.verdict.scale_id:
        raise Refused(_("Choose a verdict of the same scale."), "verdict")
