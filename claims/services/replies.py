"""What the speaker has to say: asked before publishing, or demanded after."""

import datetime as dt

from django.utils.translation import gettext as _

from claims.choices import CommentOutcome
from claims.models import CommentRequest, ReplyClaim, Review, Speaker, User
from claims.services.audit import Refused, acting, locked, require, require_reason, unversioned
from claims.services.publications import amend_claims

ASK, REPLY = "claims.change_commentrequest", "claims.change_replyclaim"
ENDED = (CommentOutcome.ANSWERED, CommentOutcome.NO_ANSWER)


def request_comment(
    *,
    review_id: int,
    speaker: Speaker,
    channel: str,
    asked_at: dt.datetime,
    deadline_at: dt.datetime | None,
    actor: User,
    at: dt.datetime,
) -> CommentRequest:
    """Note that the speaker was asked, by which channel, and until when an answer is awaited.

    :raises Forbidden: without the permission
    :raises Refused: without a channel, for a question from the future, or a deadline before it
    """
    require(actor, ASK)
    if not channel.strip():
        raise Refused(_("Say how the speaker was asked: an address, a telephone call, a form."), "channel")
    if asked_at > at:
        raise Refused(_("This lies in the future."), "asked_at")
    if deadline_at is not None and deadline_at < asked_at:
        raise Refused(_("The deadline lies before the question."), "deadline_at")
    with acting(actor=actor, action="request_comment"):
        return CommentRequest.objects.create(
            review=Review.objects.get(pk=review_id),
            speaker=speaker,
            channel=channel,
            asked_at=asked_at,
            deadline_at=deadline_at,
            noted_at=at,
        )


def waive_comment(
    *,
    review_id: int,
    speaker: Speaker,
    reason: str,
    actor: User,
    at: dt.datetime,
) -> CommentRequest:
    """Say why this speaker was not asked.

    :raises Forbidden: without the permission
    :raises Refused: without a reason
    """
    require(actor, ASK)
    require_reason(reason)
    with acting(actor=actor, action="waive_comment", reason=reason):
        return CommentRequest.objects.create(
            review=Review.objects.get(pk=review_id),
            speaker=speaker,
            outcome=CommentOutcome.WAIVED,
            answer=reason,
            noted_at=at,
        )


def record_answer(
    *,
    request_id: int,
    outcome: CommentOutcome,
    answer: str,
    actor: User,
    at: dt.datetime,
    version: int | None = None,
) -> CommentRequest:
    """What came back, or that nothing did. An answer that comes late replaces "no answer".

    Where the question is public with the review, so is the answer, at once. `version` is that of the
    request that the editor saw.

    :raises Forbidden: without the permission
    :raises AlreadyChanged: when a colleague noted something else in the meantime
    :raises Refused: for an answer without words, or a request that was waived
    """
    require(actor, ASK)
    if outcome not in ENDED:
        raise Refused(_("Say whether an answer came."), "outcome")
    if outcome == CommentOutcome.ANSWERED and not answer.strip():
        raise Refused(_("Write down the answer."), "answer")
    with acting(actor=actor, action="record_answer"):
        request = locked(CommentRequest, request_id, version)
        if request.outcome == CommentOutcome.WAIVED:
            raise Refused(_("The question was waived: ask first."))
        request.outcome = outcome
        request.answer = answer if outcome == CommentOutcome.ANSWERED else ""
        request.save()
        amend_claims(claims=[request.review.claim], note="", at=at)
        return request


def record_reply_claim(
    *,
    review_id: int,
    speaker: Speaker,
    received_at: dt.datetime,
    demand: str,
    actor: User,
    at: dt.datetime,
) -> ReplyClaim:
    """Note a speaker's demand for a reply to what was published.

    :raises Forbidden: without the permission
    :raises Refused: without the demand's words, or from the future
    """
    require(actor, REPLY)
    if not demand.strip():
        raise Refused(_("Write down what is demanded."), "demand")
    if received_at > at:
        raise Refused(_("This lies in the future."), "received_at")
    with acting(actor=actor, action="record_reply_claim"):
        review = Review.objects.get(pk=review_id)
        return ReplyClaim.objects.create(
            review=review, speaker=speaker, received_at=received_at, demand=demand
        )


def settle_reply_claim(*, reply_id: int, settlement: str, actor: User, at: dt.datetime) -> ReplyClaim:
    """Say how a demand for a reply was settled.

    :raises Forbidden: without the permission
    :raises Refused: without words, or for a demand that is settled already
    """
    require(actor, REPLY)
    if not settlement.strip():
        raise Refused(_("Say how it was settled."), "settlement")
    with acting(actor=actor, action="settle_reply_claim", reason=settlement):
        reply = unversioned(ReplyClaim, reply_id)
        if reply.settled_at is not None:
            raise Refused(_("This demand is settled already."))
        reply.settled_at, reply.settlement = at, settlement
        reply.save()
        return reply
