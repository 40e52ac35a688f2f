"""An act on many rows of a list: chosen there, asked for on a page of its own, done in the background."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from claims import tasks
from claims.admin.doors import Door, Text
from claims.choices import BulkVerb
from claims.models import BulkAct
from claims.services.audit import Refused
from claims.services.bulk_acts import ASK, propose_bulk_act, start_bulk_act
from claims.services.bulk_moves import MOVES


class Bulk(Door):
    """What an act still wants to know before it begins: a reason, a date, a topic.

    Its fields bear the names of the act's arguments.
    """

    done = gettext_lazy("It has begun. You may leave this page: it goes on.")
    carries_version = False
    move: ClassVar[BulkVerb]

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        cls.verb, cls.permission = str(cls.move), MOVES[cls.move].permission

    @classmethod
    def is_open(cls, subject: Any, actor: Any) -> bool:
        mine = subject.asked_by_id == actor.pk and subject.started_at is None
        return bool(mine and subject.verb == cls.move)

    def call(self, at: dt.datetime) -> BulkAct:
        if self.subject.verb != self.move:
            raise Refused(_("The rows were chosen for another act."))
        arguments = {name: _stored(value) for name, value in self.cleaned_data.items()}
        act = start_bulk_act(act_id=self.subject.pk, arguments=arguments, actor=self.actor, at=at)
        tasks.ring(tasks.run_bulk_act, act_id=act.pk)
        return act

    @classmethod
    def told(cls, arguments: dict[str, Any]) -> Iterator[tuple[Text, str]]:
        """What was given with the act, for people."""
        fields: dict[str, forms.Field] = cls.base_fields
        for name, field in fields.items():
            yield field.label or name, _said(field, arguments.get(name))

    @classmethod
    def forecast(cls, rows: QuerySet[Any]) -> Iterable[str]:
        """What is to be known of the chosen rows before it begins."""
        return ()


def _stored(value: Any) -> Any:
    """As JSON keeps it."""
    if isinstance(value, Model):
        return value.pk
    return value.isoformat() if isinstance(value, dt.date) else value


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        return str(field.queryset.filter(pk=value).first() or "—")
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    if isinstance(field, forms.DateField):
        return formats.date_format(dt.date.fromisoformat(value)) if value else "—"
    return str(value)


def actions_of(kinds: Iterable[type[Bulk]], request: HttpRequest) -> dict[str, Any]:
    """The acts that this person may ask for, as Django's list wants them."""
    user: Any = request.user
    if IS_POPUP_VAR in request.GET or not user.has_perm(ASK):
        return {}
    mine = [kind for kind in kinds if user.has_perm(kind.permission)]
    return {kind.verb: (partial(_choose, kind), kind.verb, kind.label) for kind in mine}


def _choose(kind: type[Bulk], room: Any, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
    """Freeze the rows, and ask on a page that says how many and which."""
    actor: Any = request.user
    language = get_language() or "en"
    try:
        act = propose_bulk_act(verb=kind.move, rows=rows, language=language, actor=actor, at=timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    return HttpResponseRedirect(reverse("admin:claims_bulkact_change", args=[act.pk]))
