"""The page of a row's history: filtered by person and day, taken away as a file, and its two grave doors."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from claims.admin import stored
from claims.admin.columns import label_of
from claims.admin.doors import Door, refusal
from claims.admin.history import Trace, trace
from claims.formats.cells import csv_text, safe
from claims.formats.xlsx import Cell
from claims.services import erasure, restoring

COLUMNS = ("at", "who", "action", "subject", "reason", "column", "before", "after")


class Restore(Door):
    """An earlier value becomes the present one, as a change like any other."""

    verb, label = "restore", _("Restore the earlier value")
    done = _("Restored.")

    event = forms.CharField(widget=forms.HiddenInput)
    column = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), max_length=1000)

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        return restoring.may_restore(subject, actor)

    def call(self, at: dt.datetime) -> None:
        restoring.restore_value(
            row=self.subject,
            event=self.cleaned_data["event"],
            column=self.cleaned_data["column"],
            version=self.cleaned_data["version"],
            reason=self.cleaned_data["reason"],
            actor=self.actor,
            at=at,
        )


class Erase(Door):
    """What the law demands: the words go, from the row and from its history; that they went stays."""

    verb, label, is_grave = "erase", _("Erase personal words"), True
    intro = _("For good, here and in the history. Who did it, when and why stays. It cannot be undone.")
    done = _("Erased.")
    permission = erasure.ERASE
    carries_version: ClassVar[bool] = False

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, help_text=_("Whose demand, under which law; no name.")
    )
    sure = forms.BooleanField(label=_("I know that it cannot be undone."))

    @classmethod
    def rows(cls, subject: Any, actor: Any) -> Iterable[Any]:
        return erasure.erasable_rows(subject)

    def call(self, at: dt.datetime) -> None:
        erasure.erase_words(row=self.row, reason=self.cleaned_data["reason"], actor=self.actor, at=at)


class Timeline:
    """The traces of a row that a request asks for, and what may be done about them."""

    def __init__(self, request: HttpRequest, subject: Any, parts: Sequence[type[models.Model]]) -> None:
        self.request, self.subject, self.parts = request, subject, parts
        self.status = 200
        self.pushed: Door | None = None
        self.actor: Any = request.user

    def push(self) -> bool:
        """Push the door that the form names; a refusal stays on its form."""
        self.pushed = self._pushed()
        if self.pushed is None or not self._may(type(self.pushed)):
            raise PermissionDenied
        if self.pushed.push(timezone.now()):
            messages.success(self.request, str(self.pushed.done))
            return True
        messages.error(self.request, refusal(self.pushed))
        self.status = self.pushed.status
        return False

    def _pushed(self) -> Door | None:
        sent = self.request.POST
        if sent.get("verb") == Restore.verb:
            return Restore(sent, subject=self.subject, actor=self.actor)
        rows = Erase.rows(self.subject, self.actor)
        row = next((row for row in rows if erasure.name_of(row) == sent.get("row")), None)
        return Erase(sent, subject=self.subject, actor=self.actor, row=row) if row else None

    def _may(self, kind: type[Door]) -> bool:
        return (not kind.permission or self.actor.has_perm(kind.permission)) and kind.is_open(
            self.subject, self.actor
        )

    def exported(self) -> HttpResponse | None:
        """The traces as a file, where the address asks for one."""
        wanted = self.request.GET.get("export")
        name = f"{self.subject._meta.model_name}-{self.subject.pk}-history"
        if wanted == "json":
            text = json.dumps(
                [asdict(one) for one in self.wanted()], default=str, ensure_ascii=False, indent=1
            )
            return attachment(text, "application/json", f"{name}.json")
        if wanted == "csv":
            return attachment(as_csv(self.wanted()), "text/csv; charset=utf-8", f"{name}.csv")
        return None

    def wanted(self) -> list[Trace]:
        who, day = self.request.GET.get("who", ""), self._day()
        found = trace(self.subject, *self.parts)
        self.people = sorted({one.who for one in found})
        return [
            one
            for one in found
            if (not who or one.who == who) and (day is None or timezone.localdate(one.at) == day)
        ]

    def _day(self) -> dt.date | None:
        try:
            return parse_date(self.request.GET.get("day", ""))
        except ValueError:
            return None

    def facts(self) -> dict[str, Any]:
        wanted = self.wanted()
        day = self._day()
        restorable = restoring.columns_of(self.subject) if self._may(Restore) else frozenset()
        return {
            "traces": wanted,
            "people": self.people,
            "who": self.request.GET.get("who", ""),
            "day": day.isoformat() if day else "",
            "restorable": restorable,
            "restored": self._restored(),
            "doors": list(self._doors()),
            "model_label": self.subject._meta.label,
        }

    def _restored(self) -> dict[str, Any] | None:
        """The earlier value that a link or a refused form names, with its door."""
        asked = self.request.GET
        if isinstance(self.pushed, Restore):
            event, column = (str(self.pushed[name].value()) for name in ("event", "column"))
        else:
            event, column = asked.get("restore", ""), asked.get("column", "")
        if not event or not self._may(Restore) or column not in restoring.columns_of(self.subject):
            return None
        value, now = self._then_and_now(event, column)
        if value is None:
            return None
        door = self.pushed or Restore(subject=self.subject, actor=self.actor)
        door.initial = {**door.initial, "event": event, "column": column}
        label = _("date") if column in restoring.DATE else label_of(self._column(column))
        return {"door": door, "label": label, "value": value, "now": now}

    def _column(self, name: str) -> Any:
        return next(field for field in self.subject._meta.concrete_fields if field.attname == name)

    def _then_and_now(self, event: str, column: str) -> tuple[str | None, str]:
        """In words; a date as a whole."""
        change = restoring.Event.read(self.subject, event)
        if column in restoring.DATE and column in change.moved:
            return str(change.date_before()) or "—", str(self.subject.said) or "—"
        value, field, now = change.before(column), self._column(column), getattr(self.subject, column)
        names = stored.names_of([(field, value), (field, now)])
        shown = None if value is None else stored.in_words(field, value, names)
        return shown, stored.in_words(field, now, names)

    def _doors(self) -> Iterable[tuple[Door, str]]:
        if not self._may(Erase):
            return
        for row in Erase.rows(self.subject, self.actor):
            mine = isinstance(self.pushed, Erase) and self.pushed.row == row
            door = self.pushed if mine else Erase(subject=self.subject, actor=self.actor, row=row)
            if door is not None:
                yield door, erasure.name_of(row)


def attachment(text: str, kind: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=kind, headers=disposition)


def as_csv(traces: Iterable[Trace]) -> str:
    """A line for each change of a column; what was added or deleted whole has one line."""
    return "".join(csv_text(COLUMNS, _lines(traces)))


def _lines(traces: Iterable[Trace]) -> Iterator[list[Cell]]:
    for one in traces:
        head = [one.at.isoformat(), one.who, one.action, one.subject, one.reason]
        changes = [(change.label, change.old, change.new) for change in one.changes] or [("", "", "")]
        for change in changes:
            yield [safe(cell) for cell in (*head, *change)]
