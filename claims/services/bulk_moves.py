"""What a bulk act does to one row: each a call to the service that does it to a single one, and its undoing.

A candidate is decided only as it was when it was chosen. Of a claim one field is set, whatever else has
changed since. None of them publishes.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from claims.choices import BulkVerb, CandidateState
from claims.models import Article, Candidate, Claim, Review, Statement, StatementLink, Topic, User
from claims.services import candidates, claims, reviews, triage, undoing
from claims.services.audit import Refused, unversioned

DECIDE, CHANGE_CLAIM = "claims.decide_candidate", "claims.change_claim"


@dataclass(frozen=True)
class One:
    """A row, as it was chosen; what is to be done with it, and by whom."""

    pk: int
    version: int | None
    arguments: Mapping[str, Any]
    actor: User
    at: dt.datetime

    @property
    def actor_and_time(self) -> dict[str, Any]:
        return {"actor": self.actor, "at": self.at}

    def day(self, name: str) -> dt.date | None:
        text = self.arguments.get(name)
        return parse_date(text) if text else None


@dataclass(frozen=True)
class Move:
    """Of which table the rows are, who may, the call for one row, and what takes it back.

    The call gives the changed row, or None when there was nothing to change; it raises what its service does.
    """

    model: type[Model]
    permission: str
    do: Callable[[One], Model | None]
    undone_by: BulkVerb | None = None


def reject(one: One) -> Candidate:
    return candidates.reject_candidate(
        candidate_id=one.pk,
        version=one.version or 0,
        reason=one.arguments["reason"],
        **one.actor_and_time,
    )


def park(one: One) -> Candidate | None:
    until = one.day("until") or localdate(one.at)
    if Candidate.objects.filter(pk=one.pk, state=CandidateState.PARKED, parked_until=until).exists():
        return None
    return candidates.park_candidate(
        candidate_id=one.pk, version=one.version or 0, until=until, **one.actor_and_time
    )


def reopen(one: One) -> Candidate:
    return undoing.undo_decision(candidate_id=one.pk, version=one.version or 0, **one.actor_and_time)


def link(one: One) -> StatementLink | None:
    claim = one.arguments["claim"]
    if StatementLink.objects.filter(claim=claim, statement=one.pk).exists():
        return None
    return claims.link_statement(claim_id=claim, statement_id=one.pk, **one.actor_and_time)


def unlink(one: One) -> Statement:
    proposed = StatementLink.objects.to_confirm().filter(claim=one.arguments["claim"], statement=one.pk)
    found = proposed.first()
    if found is None:
        raise Refused(_("The link was confirmed or removed in the meantime."))
    claims.remove_link(link_id=found.pk, reason=_("Linked by mistake."), **one.actor_and_time)
    return Statement.objects.get(pk=one.pk)


def add_topic(one: One) -> Claim | None:
    return _with_topics(one, lambda present, topic: present | {topic})


def remove_topic(one: One) -> Claim | None:
    return _with_topics(one, lambda present, topic: present - {topic})


def _with_topics(one: One, changed: Callable[[set[Topic], Topic], set[Topic]]) -> Claim | None:
    claim = unversioned(Claim, one.pk)
    present = set(claim.topics.all())
    wanted = changed(present, Topic.objects.get(pk=one.arguments["topic"]))
    return None if wanted == present else _change(claim, one, topics=wanted)


def assign(one: One) -> Claim | None:
    claim, wanted = unversioned(Claim, one.pk), one.arguments.get("assigned_to")
    if claim.assigned_to_id == wanted:
        return None
    return _change(claim, one, assigned_to=User.objects.get(pk=wanted) if wanted else None)


def set_due(one: One) -> Claim | None:
    claim, day = unversioned(Claim, one.pk), one.day("due_on")
    return None if claim.due_on == day else _change(claim, one, due_on=day)


def _change(claim: Claim, one: One, **changes: Any) -> Claim:
    return claims.change_claim(
        claim_id=claim.pk, version=claim.version, changes=changes, **one.actor_and_time
    )


def set_recheck(one: One) -> Review | None:
    review, day = Review.objects.filter(claim=one.pk).first(), one.day("recheck_on")
    if review is None:
        raise Refused(_("This claim has no review yet."))
    if review.recheck_on == day:
        return None
    return reviews.schedule_recheck(
        review_id=review.pk, version=review.version, recheck_on=day, **one.actor_and_time
    )


def finish(one: One) -> Article | None:
    return _finished(one, is_done=True)


def unfinish(one: One) -> Article | None:
    return _finished(one, is_done=False)


def _finished(one: One, *, is_done: bool) -> Article | None:
    if Article.objects.filter(pk=one.pk, reviewed_at__isnull=not is_done).exists():
        return None
    return triage.finish_article(article_id=one.pk, is_done=is_done, **one.actor_and_time)


MOVES: Mapping[str, Move] = {
    BulkVerb.REJECT: Move(Candidate, DECIDE, reject, BulkVerb.REOPEN),
    BulkVerb.PARK: Move(Candidate, DECIDE, park, BulkVerb.REOPEN),
    BulkVerb.REOPEN: Move(Candidate, DECIDE, reopen),
    BulkVerb.LINK: Move(Statement, "claims.add_statementlink", link, BulkVerb.UNLINK),
    BulkVerb.UNLINK: Move(Statement, "claims.change_statementlink", unlink),
    BulkVerb.ADD_TOPIC: Move(Claim, CHANGE_CLAIM, add_topic, BulkVerb.REMOVE_TOPIC),
    BulkVerb.REMOVE_TOPIC: Move(Claim, CHANGE_CLAIM, remove_topic, BulkVerb.ADD_TOPIC),
    BulkVerb.ASSIGN: Move(Claim, CHANGE_CLAIM, assign),
    BulkVerb.SET_DUE: Move(Claim, CHANGE_CLAIM, set_due),
    BulkVerb.SET_RECHECK: Move(Claim, "claims.change_reviewrevision", set_recheck),
    BulkVerb.FINISH: Move(Article, DECIDE, finish, BulkVerb.UNFINISH),
    BulkVerb.UNFINISH: Move(Article, DECIDE, unfinish, BulkVerb.FINISH),
}
