"""Who did what to a row, and why: read from the traces that the database's triggers leave."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from pghistory.models import Events

from claims.admin import stored
from claims.admin.acts import named
from claims.admin.columns import UNTOLD, label_of
from claims.models import User
from claims.services.told import in_readers_language

WORD = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 4_000  # beyond, the comparison takes longer than anybody reads
AROUND = 12  # words that stay on each side of what changed


@dataclass(frozen=True)
class Piece:
    """A stretch of two texts: the same in both, only in the old, only in the new, or left out between."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    column: str
    label: str
    old: str
    new: str

    @property
    def pieces(self) -> list[Piece]:
        return list(word_diff(self.old, self.new))


@dataclass(frozen=True)
class Trace:
    """One event: when, who, what, why, which columns moved; `event` is its name, `model` what it is of."""

    event: str
    model: str
    at: dt.datetime
    who: str
    action: str
    reason: str
    subject: str
    changes: tuple[Change, ...]


def trace(row: models.Model, *parts: type[models.Model]) -> list[Trace]:
    """The events of a row and of its parts, newest first; parts that are gone by now are still told of."""
    if not hasattr(type(row), "pgh_event_models"):
        return []
    events = [*_events().tracks(row)]
    for part in parts:
        events += _events().across(part.pgh_event_models["insert"]).references(row)  # type: ignore[attr-defined]
    names = _names(events)
    events.sort(key=lambda event: (event.pgh_created_at, event.pgh_id), reverse=True)
    rows = stored.names_of(_values(events))
    return [_trace(event, names, rows) for event in events]


def _events() -> Any:
    return Events.objects.all()


def _moved(event: Any) -> dict[str, list[Any]]:
    """Which columns moved, from what to what, without those of which nobody wants to hear."""
    return {column: pair for column, pair in (event.pgh_diff or {}).items() if column not in UNTOLD}


def _values(events: Iterable[Any]) -> Iterator[stored.Value]:
    for event in events:
        for column, pair in _moved(event).items():
            yield from ((stored.column_of(_model(event), column), value) for value in pair)


def _names(events: Iterable[Any]) -> dict[int, str]:
    ids = {
        event.pgh_context["user"] for event in events if event.pgh_context and event.pgh_context.get("user")
    }
    return {user.pk: user.get_full_name() or user.username for user in User.objects.filter(pk__in=ids)}


def _trace(event: Any, names: dict[int, str], rows: stored.Names) -> Trace:
    context = event.pgh_context or {}
    model: type[models.Model] = _model(event)
    return Trace(
        event=event.pgh_slug,
        model=event.pgh_obj_model,
        at=event.pgh_created_at,
        who=_who(context, names),
        action=_action(context, event.pgh_label),
        reason=_reason(context),
        subject=str(model._meta.verbose_name),
        changes=tuple(_changes(model, _moved(event), rows)),
    )


def _who(context: dict[str, Any], names: dict[int, str]) -> str:
    if not context:
        return _("database")
    if "user" in context:
        return names.get(context["user"], _("a removed user"))
    return _("machine: %(rule)s") % {"rule": context.get("rule", "")}


def _reason(context: dict[str, Any]) -> str:
    """A person's words as they were written; a machine's in the reader's language."""
    reason = str(context.get("reason", ""))
    return reason if "user" in context else in_readers_language(reason)


def _action(context: dict[str, Any], label: str) -> str:
    plain: str = {"insert": _("added"), "update": _("changed"), "delete": _("deleted")}[label]
    action = named(str(context.get("action", "")))
    if action and "bulk_act" in context:
        action = _("%(act)s, with others (bulk act %(number)d)") % {
            "act": action,
            "number": context["bulk_act"],
        }
    return f"{action} ({plain})" if action else str(plain)


def _model(event: Any) -> type[models.Model]:
    return apps.get_model(event.pgh_obj_model)


def _changes(model: type[models.Model], moved: dict[str, list[Any]], rows: stored.Names) -> Iterable[Change]:
    for column, pair in moved.items():
        field = stored.column_of(model, column)
        old, new = (stored.in_words(field, value, rows) for value in pair)
        yield Change(column, label_of(field) if field else column, old, new)


def word_diff(old: str, new: str) -> Iterator[Piece]:
    """What changed from one text to the other, word by word; long stretches that stayed are folded to `…`."""
    before, after = WORD.findall(old), WORD.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        yield from (Piece("del", old), Piece("ins", new))
        return
    for kind, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from _folded(before[i:j], at_start=i == 0, at_end=j == len(before))
        else:
            yield from (
                Piece(sign, "".join(words))
                for sign, words in (("del", before[i:j]), ("ins", after[k:n]))
                if words
            )


def _folded(words: list[str], *, at_start: bool, at_end: bool) -> Iterator[Piece]:
    head, tail = (0 if at_start else AROUND), (0 if at_end else AROUND)
    if len(words) <= head + tail + AROUND:
        yield Piece("same", "".join(words))
        return
    if head:
        yield Piece("same", "".join(words[:head]))
    yield Piece("fold", "…")
    if tail:
        yield Piece("same", "".join(words[-tail:]))
