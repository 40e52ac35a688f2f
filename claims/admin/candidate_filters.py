"""What the queue is narrowed by; a candidate's page walks the line behind the same filters."""

import datetime as dt
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.filters import FirstChoiceFilter
from claims.admin.tongues import language_name
from claims.choices import CandidateState
from claims.models import Article, Candidate, Sighting, Source, Speaker

NOBODY = "none"
MOST_NAMES = 20
Choices = list[tuple[str, Any]]


class StateFilter(FirstChoiceFilter):
    title, parameter_name = _("state"), "state"
    first = CandidateState.WAITING
    together: ClassVar[dict[str, tuple[str, ...]]] = {
        "taken": (CandidateState.ACCEPTED, CandidateState.MERGED, CandidateState.RECORD),
        "in_force": tuple(state for state in CandidateState if state != CandidateState.SUPERSEDED),
    }
    options: ClassVar[Choices] = [
        *CandidateState.choices,
        ("taken", _("taken: accepted, merged or kept")),
        ("in_force", _("all that no newer reading replaced")),
    ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if (value := self.value() or "") in self.together:
            return queryset.filter(state__in=self.together[value])
        return super().queryset(request, queryset)


class QueueFilter(admin.SimpleListFilter):
    """A filter whose choices come from rows: whoever only walks the line has no need of them.

    What is chosen is always a choice: else Django would leave the filter out and show everything.
    """

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        value = self.value() or ""
        if getattr(request, "is_walking", False):
            return [(value, "")]
        found = self.found()
        return found if not value or value in dict(found) else [*found, (value, value)]

    def found(self) -> Choices:
        raise NotImplementedError

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return self.narrowed(queryset, value) if value else queryset

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        raise NotImplementedError


class LanguageFilter(QueueFilter):
    title, parameter_name = _("language"), "language"

    def found(self) -> Choices:
        waiting = Candidate.objects.waiting().order_by("language")
        codes = waiting.values_list("language", flat=True).distinct()
        return [(code or NOBODY, language_name(code)) for code in codes]

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(language="" if value == NOBODY else value)


class SourceFilter(QueueFilter):
    title, parameter_name = _("source"), "source"

    def found(self) -> Choices:
        return [(str(outlet.pk), outlet.name) for outlet in Source.objects.all()] + [(NOBODY, "—")]

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(**_key("article__source", value))


class SpeakerFilter(QueueFilter):
    """Those with the most waiting candidates; anybody else is found by the search."""

    title, parameter_name = _("speaker"), "speaker"

    def found(self) -> Choices:
        waiting = Candidate.objects.waiting().exclude(speaker=None).order_by()
        counted = waiting.values_list("speaker").annotate(total=Count("*"))
        most = dict(counted.order_by("-total", "speaker")[:MOST_NAMES])
        value = self.value() or ""
        asked = {int(value)} if value.isdecimal() else set()
        names = dict(Speaker.objects.filter(pk__in=most.keys() | asked).values_list("pk", "name"))
        known = [(str(key), f"{names[key]} ({total})") for key, total in most.items()]
        known += [(str(key), names[key]) for key in asked & names.keys() - most.keys()]
        return [*known, (NOBODY, _("nobody suggested"))]

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(**_key("speaker", value))


class SaidFilter(admin.SimpleListFilter):
    """By the day on which it was said, as far as that is known."""

    title, parameter_name = _("said"), "said"
    days: ClassVar[dict[str, int]] = {"day": 1, "week": 7, "month": 31}

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [
            ("day", _("since yesterday")),
            ("week", _("in the last seven days")),
            ("month", _("in the last month")),
            ("older", _("before that")),
            ("unknown", _("nobody knows when")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        if value in self.days:
            return queryset.filter(said_not_after__gte=_days_ago(self.days[value]))
        if value == "older":
            return queryset.filter(said_not_after__lt=_days_ago(self.days["month"]))
        return queryset.filter(said_not_after=None) if value == "unknown" else queryset


class WorthFilter(admin.SimpleListFilter):
    """The rank in three piles."""

    title, parameter_name = _("worth"), "worth"
    bounds: ClassVar[dict[str, tuple[float, float]]] = {
        "high": (0.6, 2.0),
        "middle": (0.3, 0.6),
        "low": (-1.0, 0.3),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("high", _("0.60 and more")), ("middle", _("0.30 to 0.60")), ("low", _("below 0.30"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if (value := self.value()) not in self.bounds:
            return queryset
        least, most = self.bounds[value]
        return queryset.filter(check_worthiness__gte=least, check_worthiness__lt=most)


class ArticleFilter(QueueFilter):
    """One article's candidates: there only when an article's page led here."""

    title, parameter_name = _("article"), "article"

    def found(self) -> Choices:
        value = self.value() or ""
        if not value.isdecimal():
            return []
        rows = Article.objects.filter(pk=value).only("title", "url")
        return [(str(row.pk), row.title or row.url or gettext("untitled")) for row in rows]

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value.isdecimal():
            return rows.none()
        return rows.filter(pk__in=Sighting.objects.filter(article=int(value)).values("candidate"))


def _key(column: str, value: str) -> dict[str, Any]:
    """A condition on a column that points to a row; nothing is a choice, and no number is none."""
    if value == NOBODY:
        return {f"{column}__isnull": True}
    return {column: value} if value.isdecimal() else {"pk__in": []}


def _days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)
