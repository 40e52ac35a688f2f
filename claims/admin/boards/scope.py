"""What a board counts: from which day to which, in which language, from which outlet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.admin.tongues import language_name
from claims.extraction.packs import available
from claims.models import Source

NONE = "none"
DAYS = 84  # twelve weeks, today included
TO = ".."
LAST = dt.date.max - dt.timedelta(days=1)  # after which there is no next day to say


@dataclass(frozen=True)
class Period:
    """From one day to another, both included, in the newsroom's time zone."""

    since: dt.date
    until: dt.date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read 2026-01-01..2026-01-31.

        :raises ValueError: for anything else
        """
        since, _dots, until = text.partition(TO)
        return cls(dt.date.fromisoformat(since), dt.date.fromisoformat(until))

    @property
    def bounds(self) -> tuple[dt.datetime, dt.datetime]:
        """The first instant, and the first that is too late."""
        first, after = (
            timezone.make_aware(dt.datetime.combine(day, dt.time()))
            for day in (self.since, min(self.until, LAST) + dt.timedelta(days=1))
        )
        return first, after

    def within(self, column: str) -> dict[str, dt.datetime]:
        """The condition that a column of instants lies in it."""
        first, after = self.bounds
        return {f"{column}__gte": first, f"{column}__lt": after}

    def __str__(self) -> str:
        return f"{self.since.isoformat()}{TO}{self.until.isoformat()}"


@dataclass(frozen=True)
class Scope:
    """A period, or all time; a language and an outlet, where somebody chose one, or "none"."""

    period: Period | None = None
    language: str = ""
    source: str = ""

    @property
    def narrowed(self) -> dict[str, str]:
        """The language and the outlet as the lists' filters are called."""
        chosen = {"language": self.language, "source": self.source}
        return {name: value for name, value in chosen.items() if value}

    def condition(self, language: str, source: str) -> dict[str, Any]:
        """What the columns of these names must hold."""
        found: dict[str, Any] = {}
        if self.language:
            found[language] = "" if self.language == NONE else self.language
        if self.source == NONE:
            found[f"{source}__isnull"] = True
        elif self.source:
            found[source] = int(self.source) if self.source.isdecimal() else 0
        return found


class PeriodForm(forms.Form):
    """The line above a board: from which day to which."""

    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("Until"), required=False)

    def __init__(self, data: Mapping[str, Any], today: dt.date) -> None:
        self.usual = Period(today - dt.timedelta(days=DAYS - 1), today)
        named = {"since": self.usual.since.isoformat(), "until": self.usual.until.isoformat()}
        super().__init__({**named, **{name: value for name, value in data.items() if value}})
        for name in named:
            self.fields[name].widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day is before the first."))
        return cleaned

    def scope(self) -> Scope:
        """What is asked for; the usual twelve weeks where the question makes no sense."""
        if not self.is_valid():
            return Scope(self.usual)
        asked = self.cleaned_data
        period = Period(asked["since"], asked["until"])
        return Scope(period, asked.get("language", ""), asked.get("source", ""))

    def offer(self, name: str, everything: Any, choices: list[tuple[str, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", everything), *choices]


class ScopeForm(PeriodForm):
    """And in which language, from which outlet."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    source = forms.ChoiceField(label=_("Outlet"), required=False)

    def __init__(self, data: Mapping[str, Any], today: dt.date) -> None:
        super().__init__(data, today)
        unknown = (NONE, _("not known"))
        outlets = [(str(key), name) for key, name in Source.objects.values_list("pk", "name")]
        self.offer(
            "language", _("all languages"), [*((code, language_name(code)) for code in available()), unknown]
        )
        self.offer("source", _("all outlets"), [*outlets, unknown])
