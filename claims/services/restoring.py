"""An earlier value becomes the present one: a new change, through the service that owns the row."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _
from pghistory.models import Events

from claims.models import Claim, PartialDate, ReviewRevision, Speaker, Statement, User
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
# What stands in other columns than texts: choices, addresses, and who said it. A date comes back as a whole.
FACTS = {"language", "wording", "medium", "url", "kind", "original_url", "primary_source", "speaker", "grade"}
DATE = {"said_on", "said_precision", "said_not_before", "said_not_after", "said_basis"}
REVISION = {"title", "summary", "explanation", "selection_reason", "public_note", "sources_waiver"}
REVISION |= {"verdict", "language", "correction_kind"}
OWNERS: Mapping[type[Model], Owner] = {
    Statement: Owner(
        correct_statement,
        "statement_id",
        "claims.record_statement",
        frozenset(STATEMENT | FACTS | DATE),
        wants_reason=True,
    ),
    Claim: Owner(change_claim, "claim_id", "claims.change_claim", frozenset({"text", "language"})),
    ReviewRevision: Owner(edit_revision, "revision_id", "claims.change_reviewrevision", frozenset(REVISION)),
    Speaker: Owner(rename_speaker, "speaker_id", "claims.change_speaker", frozenset({"name"})),
}


def columns_of(row: Model) -> frozenset[str]:
    """The columns whose earlier values can be restored, as the history calls them."""
    owner = OWNERS.get(type(row))
    if owner is None:
        return frozenset()
    return frozenset(str(row._meta.get_field(name).attname) for name in owner.columns)  # type: ignore[union-attr]


def may_restore(row: Model, actor: User) -> bool:
    owner = OWNERS.get(type(row))
    return owner is not None and actor.has_perm(owner.permission)


def earlier_value(row: Model, event: str, column: str) -> Any:
    """What the column held before the event, as JSON keeps it; None where that event did not change it."""
    change = _changed_by(row, event)[1].get(column)
    return change[0] if change else None


def earlier_date(row: Statement, event: str) -> PartialDate:
    """The date before the event, from all of its columns."""
    held, changed = _changed_by(row, event)
    before = {name: changed[name][0] if name in changed else held[name] for name in DATE}
    former = Statement(**{name: _field(row, name).to_python(value) for name, value in before.items()})
    return former.said


def has_changed(row: Model, event: str, column: str) -> bool:
    """Whether the event moved the column."""
    return column in _changed_by(row, event)[1]


def _field(row: Model, column: str) -> Any:
    return next(field for field in row._meta.concrete_fields if field.attname == column)


def _changed_by(row: Model, event: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the row held after the event, and which columns it moved, from what to what."""
    events: Any = Events.objects
    found = events.tracks(row).filter(pgh_slug=event).first()
    return (found.pgh_data, found.pgh_diff or {}) if found else ({}, {})


def _back(row: Model, event: str, column: str) -> dict[str, Any]:
    """What the owning service is asked to change; nothing where there is nothing to go back to."""
    value = earlier_value(row, event, column) if column in columns_of(row) else None
    if isinstance(row, Statement) and column in DATE:
        return {"said": earlier_date(row, event)} if has_changed(row, event, column) else {}
    if value is None:
        return {}
    field = _field(row, column)
    if not isinstance(field, ForeignKey):
        return {column: field.to_python(value)}
    found = field.related_model._default_manager.filter(pk=value).first()
    return {field.name: found} if found else {}


def restore_value(
    *, row: Model, event: str, column: str, version: int, reason: str, actor: User, at: dt.datetime
) -> None:
    """Give a column the value that it had before an event of its history.

    The owning service decides as for any other edit, and its refusals pass through.

    :raises Refused: without a reason, or for what cannot be restored
    :raises AlreadyChanged: when the row is no longer as the editor saw it
    :raises Forbidden: without the permission that the edit needs
    """
    require_reason(reason)
    owner = OWNERS.get(type(row))
    changes = _back(row, event, column)
    if owner is None or not changes:
        raise Refused(_("This cannot be restored."))
    facts: dict[str, Any] = {owner.key: row.pk, "version": version, "changes": changes}
    if owner.wants_reason:
        facts["reason"] = reason
    with acting(actor=actor, action="restore_value", reason=reason):
        owner.change(**facts, actor=actor, at=at)
