"""Erasure that the law demands: personal words give way to a tombstone, in the row and its history.

The tables of events and notices are append-only by trigger. This service alone lets those triggers pass, by
name and within its own transaction. What stays is who erased, when and why, and that there was something.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pgtrigger
from django.db.models import Model
from django.utils.translation import gettext as _
from pghistory.models import Context

from claims.choices import StatementState
from claims.models import (
    Claim,
    Comment,
    CommentRequest,
    Complaint,
    Occurrence,
    Publication,
    ReplyClaim,
    ReviewRevision,
    Statement,
    StatementNotice,
    Subscription,
    User,
)
from claims.services.audit import Refused, acting, require, require_reason
from claims.services.publications import amend_claims

ERASE = "claims.erase_words"
TOMBSTONE = "[erased]"
NOBODY = "erased@erased.invalid"
# What is personal in a row: columns, and what they hold afterwards. An empty one stays empty.
PERSONAL: Mapping[type[Model], Mapping[str, str]] = {
    Statement: dict.fromkeys(
        ("words", "printed_name", "original_text", "translation", "context", "place_note", "second_source"),
        TOMBSTONE,
    ),
    Complaint: {"text": TOMBSTONE, "name": TOMBSTONE, "email": NOBODY, "settlement": TOMBSTONE},
    Comment: {"text": TOMBSTONE},
    CommentRequest: {"answer": TOMBSTONE, "channel": TOMBSTONE},
    ReplyClaim: {"demand": TOMBSTONE, "settlement": TOMBSTONE},
    Subscription: {"email": NOBODY},
}
Document = dict[str, Any]
Words = set[str]


def erasable_rows(subject: Model) -> list[Model]:
    """What can be erased on the subject's page: itself, and what was written under it; not what is erased."""
    rows: list[Model] = [subject] if type(subject) in PERSONAL else []
    if isinstance(subject, Claim):
        rows += Comment.objects.filter(claim=subject)
    if isinstance(subject, ReviewRevision):
        rows += CommentRequest.objects.filter(review=subject.review_id)
        rows += ReplyClaim.objects.filter(review=subject.review_id)
    return [row for row in rows if not is_erased(row)]


def is_erased(row: Model) -> bool:
    columns = PERSONAL[type(row)]
    return all(getattr(row, name) in ("", value) for name, value in _tombstones(row, columns).items())


def name_of(row: Model) -> str:
    """What a form calls the row."""
    return f"{row._meta.model_name}-{row.pk}"


def erase_words(*, row: Model, reason: str, actor: User, at: dt.datetime) -> None:
    """Replace the personal words of a row by a tombstone, wherever the house keeps them.

    The articles that printed a statement are their outlets' own and stay, with the proposals cut from them.

    :raises Refused: without a reason, for a row without such words, or one that is still in use: a statement
        must be withdrawn and a subscription ended first
    :raises Forbidden: without the permission
    """
    require(actor, ERASE)
    require_reason(reason)
    columns = PERSONAL.get(type(row))
    if columns is None:
        raise Refused(_("There are no personal words here."))
    with acting(actor=actor, action="erase_words", reason=reason):
        held: Any = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        _require_out_of_use(held)
        values = {name: value for name, value in _tombstones(held, columns).items() if getattr(held, name)}
        words = _words_ever(held, columns)
        _rewrite_past(held, columns)
        _forget_reasons(held, words)
        type(row)._default_manager.filter(pk=held.pk).update(**values)
        for follow in FOLLOWERS.get(type(row), ()):
            follow(held, words, at)


def _tombstones(row: Model, columns: Mapping[str, str]) -> dict[str, str]:
    """Addresses stay unlike each other, as their index wants it."""
    own = NOBODY.replace("@", f"-{row.pk}@")
    return {name: own if value == NOBODY else value for name, value in columns.items()}


def _require_out_of_use(row: Model) -> None:
    if isinstance(row, Statement) and row.state != StatementState.WITHDRAWN:
        raise Refused(_("Withdraw the statement first: its readers are told then."))
    if isinstance(row, Subscription) and row.ended_at is None:
        raise Refused(_("End the subscription first."))


def _words_ever(row: Model, columns: Iterable[str]) -> set[str]:
    """What the columns hold or once held: an answer given anew, a settlement that was taken back."""
    words = {getattr(row, name) for name in columns}
    for past in _pasts(type(row)):
        kept = {field.name for field in past._meta.concrete_fields}
        events = past._default_manager.filter(pgh_obj_id=row.pk)
        for name in kept.intersection(columns):
            words |= set(events.values_list(name, flat=True))
    return words - {""}


def _rewrite_past(row: Model, columns: Mapping[str, str]) -> None:
    """The same tombstones in every event of the row."""
    for past in _pasts(type(row)):
        kept = {field.name for field in past._meta.concrete_fields}
        with pgtrigger.ignore(f"{past._meta.label}:append_only"):
            for name, value in _tombstones(row, columns).items():
                if name not in kept:
                    continue
                events = past._default_manager.filter(pgh_obj_id=row.pk).exclude(**{name: ""})
                events.update(**{name: value})


def _pasts(model: type[Model]) -> set[type[Model]]:
    """The tables of events of a model; none for what is not under record."""
    return set(getattr(model, "pgh_event_models", {}).values())


def _forget_reasons(row: Model, words: Iterable[str]) -> None:
    """A settlement is also the reason of its act."""
    for past in _pasts(type(row)):
        ids = past._default_manager.filter(pgh_obj_id=row.pk).values("pgh_context_id")
        for context in Context.objects.filter(pk__in=ids, metadata__reason__in=list(words)):
            context.metadata = {**context.metadata, "reason": TOMBSTONE}
            context.save(update_fields=["metadata"])


def _erase_places(statement: Statement, words: Words, at: dt.datetime) -> None:  # noqa: ARG001 - as all
    """The places in articles go, since the database holds a place to its article's letter."""
    places = list(statement.occurrences.values_list("pk", flat=True))
    Occurrence.objects.filter(pk__in=places).delete()
    for past in _pasts(Occurrence):
        with pgtrigger.ignore(f"{past._meta.label}:append_only"):
            past._default_manager.filter(statement_id=statement.pk).update(words=TOMBSTONE)


def _erase_notices(statement: Statement, words: Words, at: dt.datetime) -> None:  # noqa: ARG001
    with pgtrigger.ignore("claims.StatementNotice:append_only"):
        for notice in StatementNotice.objects.filter(statement=statement):
            notice.document = {"statement": without_words(notice.document["statement"]), "note": ""}
            notice.note = TOMBSTONE if notice.note else ""
            notice.save(update_fields=["document", "note"])


def _erase_publications(statement: Statement, words: Words, at: dt.datetime) -> None:  # noqa: ARG001
    identity = str(statement.public_id)
    rows = Publication.objects.filter(document__statements__contains=[{"id": identity}])
    with pgtrigger.ignore("claims.Publication:append_only"):
        for publication in rows:
            said = publication.document["statements"]
            publication.document["statements"] = [
                without_words(one) if one["id"] == identity else one for one in said
            ]
            publication.save(update_fields=["document"])


def without_words(document: Document) -> Document:
    """A statement's public document with tombstones for what was said, and where."""
    erased = {name: TOMBSTONE for name in PERSONAL[Statement] if document.get(name)}
    return {**document, **erased, "quotes": [TOMBSTONE]}


def _erase_answer(request: CommentRequest, words: Words, at: dt.datetime) -> None:
    """The same words in what was published of them; who keeps a copy of the claim is told that it changed."""
    claim = request.review.claim
    with pgtrigger.ignore("claims.Publication:append_only"):
        for publication in Publication.objects.filter(claim_id=claim.public_id):
            if _without_answer(publication.document, words):
                publication.save(update_fields=["document"])
    amend_claims(claims=[claim], note="", at=at)


def _without_answer(document: Document, words: Words) -> bool:
    """Put the tombstone in the place of an answer; whether it stood there."""
    found = [one for one in document.get("responses", []) if one["text"] in words]
    for response in found:
        response["text"] = TOMBSTONE
    return bool(found)


FOLLOWERS: Mapping[type[Model], tuple[Callable[[Any, Words, dt.datetime], None], ...]] = {
    Statement: (_erase_places, _erase_notices, _erase_publications),
    CommentRequest: (_erase_answer,),
}
