"""Checkable propositions, and the links that say which statements make them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from claims.choices import CHECKABLE, StatementState
from claims.models import Claim, PublicClaim, ReviewRevision, Statement, StatementLink, Topic, User
from claims.services.audit import Refused, acting, locked, require, require_reason, unversioned
from claims.services.publications import amend_claims
from claims.services.reviews import note_hand
from claims.services.slugs import free_slug

WORDS = frozenset({"text", "language"})
EDITABLE = WORDS | {"topics", "assigned_to", "due_on"}


def create_claim(
    *,
    text: str,
    language: str,
    topics: Iterable[Topic],
    actor: User,
    at: dt.datetime,  # noqa: ARG001 - every service is told the time
) -> Claim:
    """A proposition in the newsroom's words, with a permanent slug.

    :raises Refused: without a text or a language
    :raises Forbidden: without the permission
    """
    require(actor, "claims.add_claim")
    text = text.strip()
    if not text:
        raise Refused(_("Write the claim."), "text")
    if not language:
        raise Refused(_("Say in which language the claim is written."), "language")
    with acting(actor=actor, action="create_claim"):
        claim = Claim(text=text, language=language, created_by=actor)
        claim.slug = free_slug(Claim, text)
        claim.save(force_insert=True)
        claim.topics.set(topics)
    return claim


def change_claim(
    *, claim_id: int, version: int, changes: dict[str, Any], actor: User, at: dt.datetime
) -> Claim:
    """Change a claim's words, language or topics, or whose work it is and until when.

    Whoever rewords it has a hand in the verdict that is being written on it, and cannot approve that.

    :raises Forbidden: without the permission
    :raises AlreadyChanged: when it is no longer as the editor saw it
    :raises Refused: for an empty text, a field that is not to be edited, or the words of a claim that is
        published or in review
    """
    require(actor, "claims.change_claim")
    unknown = sorted(changes.keys() - EDITABLE)
    if unknown:
        raise Refused(_("This cannot be edited."), unknown[0])
    with acting(actor=actor, action="change_claim"):
        written = ReviewRevision.objects.open().filter(review__claim=claim_id)
        list(written.select_for_update(of=("self",)))  # before the claim, as a step of the workflow
        claim = locked(Claim, claim_id, version)
        if _rewords(claim, changes):
            for revision in written.all():
                note_hand(revision=revision, actor=actor, at=at)
        topics = changes.pop("topics", None)
        for name, value in changes.items():
            setattr(claim, name, value)
        claim.save()
        if topics is not None:
            claim.topics.set(topics)
            amend_claims(claims=[claim], note="", at=at)
    return claim


def _rewords(claim: Claim, changes: dict[str, Any]) -> bool:
    """Whether other words than now are asked for, where that is possible."""
    if "text" in changes and not changes["text"].strip():
        raise Refused(_("Write the claim."), "text")
    if not any(name in changes and changes[name] != getattr(claim, name) for name in WORDS):
        return False
    # The verdict was given on these words: other words are another claim.
    if PublicClaim.objects.standing().filter(pk=claim.public_id).exists():
        raise Refused(
            _("The claim is published in these words: retract the review, or make a new claim."), "text"
        )
    if ReviewRevision.objects.under_eyes().filter(review__claim=claim).exists():
        raise Refused(_("The claim is in review in these words: return the review first."), "text")
    return True


def link_statement(*, claim_id: int, statement_id: int, actor: User, at: dt.datetime) -> StatementLink:
    """Propose that a statement makes a claim; somebody else confirms it.

    :raises Refused: for a statement that is withdrawn, only kept as record, or linked already
    :raises Forbidden: without the permission
    """
    require(actor, "claims.add_statementlink")
    with acting(actor=actor, action="link_statement"):
        claim, statement = Claim.objects.get(pk=claim_id), unversioned(Statement, statement_id)
        _require_linkable(claim, statement)
        link = StatementLink(claim=claim, statement=statement, proposed_by=actor, proposed_at=at)
        try:
            with transaction.atomic():
                link.save(force_insert=True)
        except IntegrityError as problem:
            raise Refused(_("The statement is linked to this claim already."), "statement") from problem
    return link


def confirm_link(*, link_id: int, actor: User, at: dt.datetime) -> StatementLink:
    """Confirm what somebody else proposed: from now on the statement belongs to the claim in public.

    :raises Refused: by the proposer, for a link that is confirmed, a withdrawn statement, or hearsay and
        headlines without a second source
    :raises Forbidden: without the permission
    """
    require(actor, "claims.confirm_link")
    with acting(actor=actor, action="confirm_link"):
        # The statement before its link, as whoever undoes a decision locks them.
        statement = Statement.objects.select_for_update(of=("self",)).filter(links=link_id).first()
        link = _link(link_id)
        if link.confirmed_at is not None:
            raise Refused(_("This link is confirmed already."))
        if link.proposed_by_id == actor.pk:
            raise Refused(_("You proposed this link: somebody else must confirm it."))
        _require_linkable(link.claim, statement or link.statement)
        if Statement.objects.unsupported().filter(pk=link.statement_id).exists():
            raise Refused(_("Hearsay and headlines need a second source: correct the statement first."))
        link.confirmed_by, link.confirmed_at = actor, at
        link.save(update_fields=["confirmed_by", "confirmed_at"])
        amend_claims(claims=[link.claim], note="", at=at)
    return link


def remove_link(*, link_id: int, reason: str, actor: User, at: dt.datetime) -> None:
    """Undo a link, proposed or confirmed.

    :raises Refused: without a reason, or when a published claim would be left without a statement
    :raises Forbidden: without the permission
    """
    require(actor, "claims.change_statementlink")
    require_reason(reason)
    with acting(actor=actor, action="remove_link", reason=reason):
        link = _link(link_id)
        if link.confirmed_at is not None:
            require(actor, "claims.confirm_link")
        link.delete()
        amend_claims(claims=[link.claim], note=reason, at=at)


def _link(link_id: int) -> StatementLink:
    try:
        return unversioned(StatementLink, link_id)
    except StatementLink.DoesNotExist as problem:
        raise Refused(_("This link was removed.")) from problem


def _require_linkable(claim: Claim, statement: Statement) -> None:
    if claim.merged_into_id is not None:
        raise Refused(_("This claim was merged into another."), "claim")
    if statement.state != StatementState.RECORDED or statement.merged_into_id is not None:
        raise Refused(_("This statement was withdrawn or merged into another."), "statement")
    if statement.kind not in CHECKABLE:
        raise Refused(_("Opinions and predictions are kept as record and make no claim."), "statement")
