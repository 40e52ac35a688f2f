"""An earlier value becomes the present one: a new change, through the service that owns the row."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _
from pghistory.models import Events

from claims.models import Claim, PartialDate, ReviewRevision, Speaker, Statement, User
from claims.services.audit import Refused, acting, require_reason
from claims.services.claims import change_claim
from claims.services.reviews import edit_revision
from claims.services.speakers import rename_speaker
from claims.services.statements import correct_statement, may_change

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
    if isinstance(row, Statement) and not may_change(statement=row, actor=actor):
        return False
    return owner is not None and actor.has_perm(owner.permission)


@dataclass(frozen=True)
class Event:
    """What one change of the history did to a row."""

    row: Model
    held: Mapping[str, Any]  # every column after it, as JSON keeps it
    moved: Mapping[str, Any]  # the columns that it changed, each from what to what

    @classmethod
    def read(cls, row: Model, slug: str) -> Self:
        """Nothing is held and nothing moved where the row's history has no such event."""
        events: Any = Events.objects
        found = events.tracks(row).filter(pgh_slug=slug).first()
        return cls(row, found.pgh_data, found.pgh_diff or {}) if found else cls(row, {}, {})

    def before(self, column: str) -> Any:
        """What the column held before, as JSON keeps it; None where this event did not change it."""
        return self.moved[column][0] if column in self.moved else None

    def date_before(self) -> PartialDate:
        """A statement's date before the event, from all of its columns."""
        before = {name: self.moved[name][0] if name in self.moved else self.held[name] for name in DATE}
        former = Statement(
            **{name: _field(self.row, name).to_python(value) for name, value in before.items()}
        )
        return former.said


def _field(row: Model, column: str) -> Any:
    return next(field for field in row._meta.concrete_fields if field.attname == column)


def _back(event: Event, column: str) -> dict[str, Any]:
    """What the owning service is asked to change; nothing where there is nothing to go back to."""
    row = event.row
    if column not in event.moved or column not in columns_of(row):
        return {}
    if isinstance(row, Statement) and column in DATE:
        return {"said": event.date_before()}
    value = event.before(column)
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
    changes = _back(Event.read(row, event), column)
    if owner is None or not changes:
        raise Refused(_("This cannot be restored."))
    facts: dict[str, Any] = {owner.key: row.pk, "version": version, "changes": changes}
    if owner.wants_reason:
        facts["reason"] = reason
    with acting(actor=actor, action="restore_value", reason=reason):
        owner.change(**facts, actor=actor, at=at)
