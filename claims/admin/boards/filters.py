"""Filters that only the boards' numbers lead to: each shows what it holds, and can be taken away."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.admin.boards import agreement, cohorts, stays, tenure
from claims.admin.boards.agreement import Outcome
from claims.admin.boards.scope import NONE, Period, Scope
from claims.choices import DatePrecision, RejectReason
from claims.models import (
    Candidate,
    ReviewRevision,
    Source,
    Speaker,
    Statement,
    StatementLink,
    Verdict,
    VerdictScale,
)

Choices = list[tuple[str, Any]]


class LedHere(admin.SimpleListFilter):
    """There only when a number led here; a value that makes no sense holds nothing."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        self.request = request
        value = self.value() or ""
        return [(value, self.said(value))] if value else []

    def said(self, value: str) -> Any:
        return value

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value:
            return queryset
        try:
            return self.narrowed(queryset, value)
        except ValueError:
            return queryset.none()

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        raise NotImplementedError


class PeriodFilter(LedHere):
    column: ClassVar[str]

    def said(self, value: str) -> Any:
        return value.replace("..", " – ")

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(**Period.parse(value).within(self.column))


class FoundFilter(PeriodFilter):
    title, parameter_name, column = _("day of the proposal"), "found", "created_at"


class DecidedFilter(PeriodFilter):
    title, parameter_name, column = _("day of the decision"), "decided", "decided_at"


class OutFilter(PeriodFilter):
    title, parameter_name, column = _("day"), "out", "at"


class RecordedFilter(PeriodFilter):
    title, parameter_name, column = _("day of recording"), "recorded", "recorded_at"


def period_of(asked: QueryDict | Any, name: str) -> Period | None:
    """The period that the same address holds: what is narrower is quicker to look through."""
    value = asked.get(name)
    return Period.parse(value) if value else None


class TenureFilter(LedHere):
    """By what the speaker was when it was said."""

    def said_rows(self, model: Any) -> QuerySet[Any, Any]:
        name, within = (
            ("recorded", cohorts.statements) if model is Statement else ("found", cohorts.candidates)
        )
        return cohorts.utterances(within(Scope(period_of(self.request.GET, name))))


class PartyFilter(TenureFilter):
    title, parameter_name = _("party at the time"), "party"

    def said(self, value: str) -> Any:
        found = Speaker.objects.filter(pk=value).first() if value.isdecimal() else None
        return found.name if found else gettext("not known for certain")

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        party = None if value == NONE else int(value)
        return rows.filter(pk__in=tenure.of_party(self.said_rows(rows.model), party))


class OfficeFilter(TenureFilter):
    title, parameter_name = _("office at the time"), "office"

    def said(self, value: str) -> Any:
        return gettext("not known for certain") if value == NONE else value

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        office = None if value == NONE else value
        return rows.filter(pk__in=tenure.in_office(self.said_rows(rows.model), office))


class StatementSourceFilter(LedHere):
    title, parameter_name = _("outlet"), "source"

    def said(self, value: str) -> Any:
        found = Source.objects.filter(pk=value).first() if value.isdecimal() else None
        return found.name if found else gettext("not known")

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return cohorts.from_source(rows, Scope(source=value))


class ProgressFilter(LedHere):
    """How far a statement came; what was merged into another is counted there."""

    title, parameter_name = _("progress"), "progress"
    stages: ClassVar[dict[str, Any]] = {
        "standing": _("on record"),
        "selected": _("under a claim"),
        "checked": _("checked"),
    }

    def said(self, value: str) -> Any:
        return self.stages.get(value, value)

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value not in self.stages:
            return rows.none()
        standing = rows.filter(merged_into=None, state="recorded")
        further = {"selected": cohorts.selected, "checked": cohorts.checked}.get(value)
        return further(standing) if further else standing


class MissedFilter(LedHere):
    """What the machine read past: in all articles, or in those of one outlet."""

    title, parameter_name = _("missed by the machine"), "missed"

    def said(self, value: str) -> Any:
        return value.partition(";")[0].replace("..", " – ")

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        period, _semicolon, source = value.partition(";")
        places = cohorts.missed(Scope(Period.parse(period), source=source))
        return rows.filter(pk__in=places.values("statement"))


class VerdictFilter(LedHere):
    title, parameter_name = _("published verdict"), "verdict"

    def said(self, value: str) -> Any:
        found = (
            Verdict.objects.filter(pk=value).select_related("scale").first() if value.isdecimal() else None
        )
        return f"{found.scale}: {found}" if found else value

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        published = ReviewRevision.objects.filter(state="published", verdict=int(value))
        return rows.filter(pk__in=published.values("review__claim"))


class ScaleFilter(LedHere):
    title, parameter_name = _("scale of the published verdict"), "scale"

    def said(self, value: str) -> Any:
        return str(VerdictScale.objects.filter(pk=value).first()) if value.isdecimal() else value

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        published = ReviewRevision.objects.filter(state="published", verdict__scale=int(value))
        return rows.filter(pk__in=published.values("review__claim"))


class MadeByFilter(LedHere):
    """Claims that certain statements make: recorded in some days, by a party, in a language, in an outlet."""

    title, parameter_name = _("made by statements"), "made_by"

    def said(self, value: str) -> Any:
        return ", ".join(map(str, QueryDict(value).values())).replace("..", " – ")

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        asked = QueryDict(value)
        scope = Scope(period_of(asked, "recorded"), asked.get("language", ""), asked.get("source", ""))
        found = cohorts.statements(scope)
        if party := asked.get("party"):
            key = None if party == NONE else int(party)
            found = found.filter(pk__in=tenure.of_party(cohorts.utterances(found), key))
        links = StatementLink.objects.confirmed().filter(statement__in=found)
        return rows.filter(pk__in=links.values("claim"))


class ChoiceFilter(LedHere):
    """By one of a closed list."""

    labels: ClassVar[dict[str, Any]]

    def said(self, value: str) -> Any:
        return self.labels.get(value, value)


class ReasonFilter(ChoiceFilter):
    title, parameter_name, labels = _("reason"), "reason", dict(RejectReason.choices)

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(reject_reason=value)


class PrecisionFilter(ChoiceFilter):
    title, parameter_name, labels = _("date precision"), "precision", dict(DatePrecision.choices)

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(said_precision=value)


class SpeakerWasFilter(ChoiceFilter):
    title, parameter_name, labels = _("the machine’s speaker"), "speaker_was", dict(Outcome.choices)

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        guessed: QuerySet[Any] = rows.alias(speaker_was=agreement.speaker_was())
        return guessed.filter(agreement.decided(), speaker_was=value)


class DateWasFilter(ChoiceFilter):
    title, parameter_name, labels = _("the machine’s date"), "date_was", dict(Outcome.choices)

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        guessed: QuerySet[Any] = rows.alias(date_was=agreement.date_was())
        return guessed.filter(agreement.decided(), date_was=value)


class BoundariesFilter(ChoiceFilter):
    title, parameter_name = _("boundaries"), "boundaries"
    labels: ClassVar[dict[str, Any]] = {"moved": _("moved by an editor")}

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(agreement.moved()) if value in self.labels else rows.none()


class RankFilter(ChoiceFilter):
    """Of what was proposed on the same day; the days are those of the address, or all."""

    title, parameter_name = _("rank"), "rank"
    labels: ClassVar[dict[str, Any]] = {"top": _("the first of their day"), "rest": _("not among the first")}

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        proposed = cohorts.candidates(Scope(period_of(self.request.GET, "found")))
        top = agreement.top_of_the_day(proposed)
        ranked = {"top": rows.filter(pk__in=top), "rest": rows.exclude(pk__in=top)}
        return ranked.get(value, rows.none())


class MovedFilter(LedHere):
    """What one person's acts moved on is for that person and for administrators."""

    def read(self, value: str) -> tuple[str, Period, int | None]:
        """State, period and person.

        :raises ValueError: for anything else, and for another person's acts
        """
        *state, period, who = value.split(";")
        person = int(who) if who else None
        if person and not stays.may_see(self.request.user, person):
            raise ValueError(who)
        return "".join(state), Period.parse(period), person

    def said(self, value: str) -> Any:
        return ", ".join(filter(None, value.split(";")[:-1])).replace("..", " – ")


class LeftFilter(MovedFilter):
    """What left a state in some days, as its history tells."""

    title, parameter_name = _("left the state"), "left"

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        state, period, who = self.read(value)
        table = stays.CANDIDATES if rows.model is Candidate else stays.REVISIONS
        return rows.filter(pk__in=stays.ids(stays.of_history(table, [state], period, who)))


class ConfirmedFilter(MovedFilter):
    title, parameter_name = _("link confirmed"), "confirmed"

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        _state, period, who = self.read(value)
        links = StatementLink.objects.filter(
            **period.within("confirmed_at"), **({"confirmed_by": who} if who else {})
        )
        return rows.filter(pk__in=links.values("claim"))


class SettledFilter(MovedFilter):
    title, parameter_name = _("settled"), "settled"

    def narrowed(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        _state, period, who = self.read(value)
        return rows.filter(**period.within("settled_at"), **({"assigned_to": who} if who else {}))


OF_CANDIDATES = (
    *(FoundFilter, PartyFilter, OfficeFilter, ReasonFilter, PrecisionFilter, SpeakerWasFilter, DateWasFilter),
    *(BoundariesFilter, RankFilter, LeftFilter, DecidedFilter),
)
OF_STATEMENTS = (
    *(RecordedFilter, ProgressFilter, StatementSourceFilter, PartyFilter, OfficeFilter, MissedFilter),
)
OF_CLAIMS = (VerdictFilter, ScaleFilter, MadeByFilter, ConfirmedFilter)
