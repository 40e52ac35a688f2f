"""An article's candidates all at once: rejecting what is left, and marking the article as done."""

import datetime as dt

from django.utils.translation import gettext as _

from claims.choices import CandidateState, RejectReason
from claims.models import Article, Candidate, User
from claims.services.audit import Refused, acting, require, unversioned
from claims.services.candidates import reject_candidate
from claims.services.undoing import undo_decision


def reject_rest(*, article_id: int, reason: str, actor: User, at: dt.datetime) -> int:
    """Reject whatever still waits in an article, for one reason; how many there were.

    What was parked stays parked: somebody wants to see it again.

    :raises Refused: without one of the reasons
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    if reason not in RejectReason.values:
        raise Refused(_("Choose a reason."), "reason")
    with acting(actor=actor, action="reject_candidate", reason=reason):
        unversioned(Article, article_id)
        rest = Candidate.objects.waiting().filter(article=article_id).order_by("pk")
        rows = list(rest.select_for_update(of=("self",)))
        for row in rows:
            reject_candidate(candidate_id=row.pk, version=row.version, reason=reason, actor=actor, at=at)
    return len(rows)


def restore_rest(*, article_id: int, decided_at: dt.datetime, actor: User, at: dt.datetime) -> int:
    """Take back what this person rejected in an article in one stroke; how many wait again.

    What was decided anew since stays decided.

    :raises Refused: when nothing of it is left
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="restore_rest"):
        unversioned(Article, article_id)
        rejected = Candidate.objects.filter(article=article_id, state=CandidateState.REJECTED)
        stroke = rejected.filter(decided_by=actor, decided_at=decided_at).order_by("pk")
        rows = list(stroke.select_for_update(of=("self",)))
        if not rows:
            raise Refused(_("There is nothing to undo here."))
        for row in rows:
            undo_decision(candidate_id=row.pk, version=row.version, actor=actor, at=at)
    return len(rows)


def finish_article(*, article_id: int, is_done: bool, actor: User, at: dt.datetime) -> Article:
    """Mark an article as read to its end by a person, or take the mark away.

    :raises Refused: when candidates still wait in it
    :raises Forbidden: without the permission
    """
    require(actor, "claims.decide_candidate")
    with acting(actor=actor, action="finish_article"):
        article = unversioned(Article, article_id)
        if is_done and Candidate.objects.waiting().filter(article=article).exists():
            raise Refused(_("Candidates still wait in this article: decide them, or reject what is left."))
        article.reviewed_at = at if is_done else None
        article.save(update_fields=["reviewed_at"])
    return article
