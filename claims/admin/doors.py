"""An act of the desk as a form: its words, who may do it, and the one service behind it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.admin.fields import dress
from claims.models import User
from claims.services.audit import AlreadyChanged, Forbidden, Refused
from claims.services.candidates import AlreadyDecided
from claims.workflow import TransitionRefused

Text = str | Promise


class Door(forms.Form):
    """One act: its words, who may do it, its form, and the service behind it.

    `row` is the part of the subject that the act is about, where a page shows one door for each part.
    """

    verb: ClassVar[str]
    label: ClassVar[Text]
    done: ClassVar[Text] = gettext_lazy("Done.")
    intro: ClassVar[Text] = ""
    permission: ClassVar[str] = ""
    carries_version: ClassVar[bool] = True
    is_grave: ClassVar[bool] = False
    rare: ClassVar[frozenset[str]] = frozenset()  # fields that stay folded until somebody wants them
    key: ClassVar[str] = ""  # opens the door and goes to `key_field`, or to its button; or pushes it at once
    key_field: ClassVar[str] = ""
    key_pushes: ClassVar[bool] = False
    # Other buttons of the same form: key, field, its value, label.
    also: ClassVar[Sequence[tuple[str, str, str, Text]]] = ()

    def __init__(
        self, data: Any = None, files: Any = None, *, subject: Any, actor: User, row: Any = None
    ) -> None:
        self.subject, self.actor, self.row = subject, actor, row
        self.status = 200
        self.saved_now: list[tuple[str, Any]] = []
        prefix = f"{self.verb}-{row.pk}" if row is not None else self.verb
        super().__init__(data, files, prefix=prefix, initial=self.first_values())
        if self.carries_version and subject is not None:
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=subject.version, required=True
            )
        dress(self)

    @classmethod
    def is_open(cls, subject: Any, actor: User) -> bool:
        """Whether the page offers the door; the service has the last word."""
        return True

    @classmethod
    def rows(cls, subject: Any, actor: User) -> Iterable[Any]:
        return [None]

    @classmethod
    def is_about_a_part(cls) -> bool:
        """Whether the act wants a `row`."""
        return cls.rows.__func__ is not Door.rows.__func__  # type: ignore[attr-defined]

    def first_values(self) -> dict[str, Any]:
        return {}

    def call(self, at: dt.datetime) -> Any:
        """Do it, through a service, with `cleaned_data`."""
        raise NotImplementedError

    def after(self, result: Any) -> str:
        """Where to go next; nothing means back to this page."""
        return ""

    def push(self, at: dt.datetime) -> bool:
        """Do it, or say on the form why not; what was typed stays in the form."""
        if not self.is_valid():
            self.status = 422
            return False
        try:
            self.result = self.call(at)
        except (AlreadyChanged, AlreadyDecided) as problem:
            self._conflict(problem)
        except Forbidden as problem:
            self._refuse(str(problem), 403)
        except Refused as problem:
            self._refuse(str(problem), 422, problem.field)
        except TransitionRefused as problem:
            self._refuse(str(problem), 422)
        return self.status == 200

    def _refuse(self, message: str, status: int, field: str = "") -> None:
        self.status = status
        self.add_error(field if field in self.fields else None, message)

    def usual_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.rare]

    def rare_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name in self.rare]

    def rare_is_open(self) -> bool:
        """Whether something was typed, or refused, in what is folded."""
        typed = {name for name in self.changed_data if not isinstance(self.fields[name].widget, forms.Select)}
        return self.is_bound and any(field.errors or field.name in typed for field in self.rare_fields())

    def _differences(self) -> Iterator[tuple[str, Any]]:
        """What is saved by now, where it is not what was typed."""
        shown = {name: value for name, value in self.first_values().items() if name in self.fields}
        for name, value in shown.items():
            typed = self[name].value()
            if str(typed or "") != str(value or ""):
                yield str(self[name].label), getattr(self.subject, name, value)

    def retype(self, **values: Any) -> None:
        """Put values into the form as if they had been typed."""
        typed: Any = self.data
        self.data = typed.copy()
        for name, value in values.items():
            self.data[self.add_prefix(name)] = value  # type: ignore[index]

    def _conflict(self, problem: Refused) -> None:
        """The page now shows the row as it is, so the next push is made knowing it."""
        self._refuse(str(problem), 409)
        if self.subject is not None:
            self.subject.refresh_from_db()
            self.saved_now = list(self._differences())
            if "version" in self.fields:
                self.retype(version=self.subject.version)


class Doors:
    """The doors of one page, found by verb, and by row where there is one for each."""

    def __init__(self, doors: Iterable[Door]) -> None:
        self._by_key = {(door.verb, door.row and door.row.pk): door for door in doors}

    def get(self, verb: str, row: Any = None) -> Door | None:
        return self._by_key.get((verb, row and row.pk))

    def __iter__(self) -> Iterator[Door]:
        return iter(self._by_key.values())

    def __getitem__(self, verb: str) -> Door | None:
        """Templates write `doors.accept`."""
        return self.get(verb)

    @property
    def media(self) -> forms.Media:
        return sum((door.media for door in self), forms.Media())


def refusal(door: Door) -> str:
    """The first thing that stands in the way, for the top of the page."""
    first = next(((name, errors.as_data()[0]) for name, errors in door.errors.items()), None)
    return _("Not saved. %s") % (_said(door, *first) if first else "")


def _said(door: Door, name: str, problem: forms.ValidationError) -> str:
    """What a field wants; one that is empty is named, since its message would fit any."""
    message = str(problem.messages[0])
    return f"{door[name].label}: {message}" if problem.code == "required" else message
