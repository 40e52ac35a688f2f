"""An earlier value of a text becomes the present one: a new change, through the text's own service."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from pghistory.models import Events

from claims.models import Claim, ReviewRevision, Speaker, Statement, User
from claims.services.audit import Refused, acting, require_reason
from claims.services.claims import change_claim
from claims.services.reviews import edit_revision
from claims.services.speakers import rename_speaker
from claims.services.statements import correct_statement

Change = Callable[..., Any]


@dataclass(frozen=True)
class Owner:
    """The service that changes a model's texts, the name of its first argument, and what it needs."""

    change: Change
    key: str
    permission: str
    columns: frozenset[str]
    wants_reason: bool = False


STATEMENT = {
    "words",
    "printed_name",
    "role",
    "original_text",
    "translation",
    "context",
    "place_note",
    "second_source",
}
REVISION = {"title", "summary", "explanation", "selection_reason", "public_note"}
OWNERS: Mapping[type[Model], Owner] = {
    Statement: Owner(
        correct_statement, "statement_id", "claims.record_statement", frozenset(STATEMENT), wants_reason=True
    ),
    Claim: Owner(change_claim, "claim_id", "claims.change_claim", frozenset({"text"})),
    ReviewRevision: Owner(edit_revision, "revision_id", "claims.change_reviewrevision", frozenset(REVISION)),
    Speaker: Owner(rename_speaker, "speaker_id", "claims.change_speaker", frozenset({"name"})),
}


def columns_of(row: Model) -> frozenset[str]:
    """The columns whose earlier values can be restored."""
    owner = OWNERS.get(type(row))
    return owner.columns if owner else frozenset()


def may_restore(row: Model, actor: User) -> bool:
    owner = OWNERS.get(type(row))
    return owner is not None and actor.has_perm(owner.permission)


def earlier_value(row: Model, event: str, column: str) -> str | None:
    """What the column held before the event; None where that event did not change it."""
    events: Any = Events.objects
    found = events.tracks(row).filter(pgh_slug=event).first()
    change = ((found.pgh_diff if found else None) or {}).get(column)
    return str(change[0]) if change and change[0] is not None else None


def restore_value(
    *, row: Model, event: str, column: str, version: int, reason: str, actor: User, at: dt.datetime
) -> None:
    """Give a text the value that it had before an event of its history.

    The owning service decides as for any other edit, and its refusals pass through.

    :raises Refused: without a reason, or for what cannot be restored
    :raises AlreadyChanged: when the row is no longer as the editor saw it
    :raises Forbidden: without the permission that the edit needs
    """
    require_reason(reason)
    owner = OWNERS.get(type(row))
    value = earlier_value(row, event, column) if column in columns_of(row) else None
    if owner is None or value is None:
        raise Refused(_("This cannot be restored."))
    facts: dict[str, Any] = {owner.key: row.pk, "version": version, "changes": {column: value}}
    if owner.wants_reason:
        facts["reason"] = reason
    with acting(actor=actor, action="restore_value", reason=reason):
        owner.change(**facts, actor=actor, at=at)
