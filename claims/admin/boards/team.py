"""How long work waits in each state, and what waits now: the newsroom's, never its people side by side."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from claims.admin.boards import stays
from claims.admin.boards.scope import Period
from claims.admin.boards.stays import Span, Spans
from claims.admin.boards.tables import Cell, Row, Table, Text, linked
from claims.choices import CandidateState, RevisionState
from claims.models import Candidate, Claim, Complaint, ReviewRevision, StatementLink, User

HEADS = (_("Waiting now"), _("Oldest"), _("Moved on"), _("Half within"), _("Nine in ten within"))
NOTE = _(
    "Moved on: left the state in these days, however long it had been there. Half and nine in ten of these "
    "stays lasted at most as long as the columns say, nights and weekends included. What waits is counted "
    "at this moment."
)
EMPTY = _("Nothing waits, and nothing moved in these days.")
MINUTE, HOUR, DAY = 60, 3600, 86400
# The drawing's own units, as on the home page.
STEP, HEIGHT = 22, 48
LINKS = stays.Columns("claims_statementlink", "claim_id", "proposed_at", "confirmed_at", "confirmed_by_id")
COMPLAINTS = stays.Columns("claims_complaint", "id", "received_at", "settled_at", "assigned_to_id")


@dataclass(frozen=True)
class Waiting:
    """What is in a state now, since when at the longest, and where it is listed."""

    count: int
    oldest: dt.datetime | None
    model: type[Model]
    query: Mapping[str, Any]


@dataclass(frozen=True)
class Bar:
    """A week: its Monday, how many moved on, how long half of them took at most, and where the bar stands."""

    week: dt.date
    count: int
    shown: str
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Chart:
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        return len(self.bars) * STEP


@dataclass(frozen=True)
class State:
    """A line of the board."""

    name: Text
    key: str
    spans: Spans
    waiting: Waiting
    moved: Mapping[str, Any]


def team(period: Period, user: User, who: int | None) -> list[Table]:
    """A line for each state that this person may look into."""
    states = [*_candidates(period, who), *_links(period, who), *_revisions(period, who)]
    if user.has_perm("claims.view_complaint"):
        states += _complaints(period, who)
    weeks = _weeks(period)
    rows = tuple(_row(state, weeks) for state in states)
    is_empty = not any(cell.count for row in rows for cell in row.cells)
    return [
        Table(
            _("How long work waits"), _("State"), HEADS, () if is_empty else rows, note=NOTE, empty=EMPTY,
            chart_head=_("Half within, by week"),
        )
    ]  # fmt: skip


def _row(state: State, weeks: list[dt.date]) -> Row:
    waiting, span = state.waiting, state.spans.get((state.key, None))
    moved = span.count if span else 0
    cells = (
        Cell(waiting.count, url=linked(waiting.model, waiting.query, waiting.count)),
        _age(waiting.oldest),
        Cell(moved, url=linked(waiting.model, state.moved, moved)),
        _lasting(span.median if span else None),
        _lasting(span.most if span else None),
    )
    return Row(state.name, cells, chart=_chart(state, weeks))


def _age(oldest: dt.datetime | None) -> Cell:
    seconds = (timezone.now() - oldest).total_seconds() if oldest else None
    return Cell(seconds and round(seconds), text=timesince(oldest, depth=1) if oldest else "—")


def _lasting(seconds: float | None) -> Cell:
    return Cell(
        None if seconds is None else round(seconds), text="—" if seconds is None else lasting(seconds)
    )


def lasting(seconds: float) -> str:
    """In the unit in which people speak of it: minutes, hours up to two days, days."""
    if seconds < HOUR:
        return gettext("%(number)d min") % {"number": round(seconds / MINUTE)}
    if seconds < 2 * DAY:
        return gettext("%(number)d h") % {"number": round(seconds / HOUR)}
    days = round(seconds / DAY)
    return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}


def _weeks(period: Period) -> list[dt.date]:
    monday = period.since - dt.timedelta(days=period.since.weekday())
    return [monday + dt.timedelta(weeks=n) for n in range((period.until - monday).days // 7 + 1)]


def _chart(state: State, weeks: list[dt.date]) -> Chart | None:
    spans = {week: span for (key, week), span in state.spans.items() if key == state.key and week}
    longest = max((span.median for span in spans.values()), default=0)
    return Chart(tuple(_bars(spans, weeks, longest))) if spans else None


def _bars(spans: Mapping[dt.date, Span], weeks: list[dt.date], longest: float) -> Iterator[Bar]:
    for place, week in enumerate(weeks):
        span = spans.get(week)
        height = max(round(HEIGHT * span.median / longest), 2) if span and longest else 0
        shown = lasting(span.median) if span else "—"
        yield Bar(week, span.count if span else 0, shown, place * STEP, HEIGHT - height, height)


def _left(state: str, period: Period, who: int | None) -> dict[str, str]:
    """The list of what left a state."""
    return {"state": "all", "left": f"{state};{period};{who or ''}"}


def _candidates(period: Period, who: int | None) -> list[State]:
    names: dict[CandidateState, Promise] = {
        CandidateState.WAITING: _("Candidate: waiting"),
        CandidateState.PARKED: _("Candidate: parked"),
    }
    found = Candidate.objects.undecided().order_by().values_list("state")
    now = {state: (count, oldest) for state, count, oldest in found.annotate(Count("pk"), Min("created_at"))}
    spans = stays.spans(stays.of_history(stays.CANDIDATES, list(names), period, who))
    return [
        State(
            name, key, spans, Waiting(*now.get(key, (0, None)), Candidate, {"state": key.value}),
            _left(key.value, period, who),
        )
        for key, name in names.items()
    ]  # fmt: skip


def _links(period: Period, who: int | None) -> list[State]:
    waiting = StatementLink.objects.to_confirm().aggregate(
        count=Count("claim", distinct=True), oldest=Min("proposed_at")
    )
    question = stays.of_columns(LINKS, period, who)
    now = Waiting(**waiting, model=Claim, query={"links": "to_confirm"})
    return [
        State(
            _("Claim: links to confirm"),
            "",
            stays.spans(question),
            now,
            {"confirmed": f"{period};{who or ''}"},
        )
    ]


def _revisions(period: Period, who: int | None) -> list[State]:
    names: dict[RevisionState, Promise] = {
        RevisionState.DRAFT: _("Review: draft"),
        RevisionState.IN_REVIEW: _("Review: in review"),
        RevisionState.APPROVED: _("Review: approved"),
    }
    now = _open_revisions().values_list("state").annotate(Count("pk"), Min("entered"))
    found = {state: (count, oldest) for state, count, oldest in now}
    spans = stays.spans(stays.of_history(stays.REVISIONS, list(names), period, who))
    return [
        State(
            name, key, spans, Waiting(*found.get(key, (0, None)), ReviewRevision, {"state": key.value}),
            _left(key.value, period, who),
        )
        for key, name in names.items()
    ]  # fmt: skip


def _open_revisions() -> QuerySet[ReviewRevision, Any]:
    """With the instant at which each came into its state: its last trace in another state, else its first."""
    events: Any = ReviewRevision.pgh_event_models["update"]  # type: ignore[attr-defined]
    traces = events.objects.filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id")
    before = traces.exclude(state=OuterRef("state")).values("pgh_id")[:1]
    since = events.objects.filter(pgh_obj=OuterRef("pk"), state=OuterRef("state"))
    first = (
        since.filter(pgh_id__gt=Coalesce(OuterRef("before"), 0))
        .order_by("pgh_id")
        .values("pgh_created_at")[:1]
    )
    rows = ReviewRevision.objects.open().order_by().annotate(before=Subquery(before))
    return rows.annotate(entered=Coalesce(Subquery(first), "created_at"))


def _complaints(period: Period, who: int | None) -> list[State]:
    waiting = Complaint.objects.open().order_by().aggregate(count=Count("pk"), oldest=Min("received_at"))
    question = stays.of_columns(COMPLAINTS, period, who)
    now = Waiting(**waiting, model=Complaint, query={"outcome": "open"})
    moved = {"outcome": "all", "settled": f"{period};{who or ''}"}
    return [State(_("Complaint: open"), "", stays.spans(question), now, moved)]
