"""How work flows: a week in bars, and what waits, by language and by outlet, with the oldest of each."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.desk import admin_url
from claims.models import Candidate, Publication, Source, Statement

DAYS = 7
# The drawing's own units: a bar's step and width, and the height of the longest.
STEP, WIDTH, HEIGHT = 22, 16, 48


@dataclass(frozen=True)
class Bar:
    """One day: where its bar stands, how high, and how many it is."""

    day: dt.date
    count: int
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Flow:
    """A row of bars under a title."""

    title: str | Promise
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)


def week(today: dt.date) -> list[Flow]:
    """What came in, was decided, recorded and published on each of the last seven days, today included."""
    counted: tuple[tuple[str | Promise, QuerySet[Any], str], ...] = (
        (_("Candidates found"), Candidate.objects.all(), "created_at"),
        (_("Candidates decided"), Candidate.objects.all(), "decided_at"),
        (_("Statements recorded"), Statement.objects.all(), "recorded_at"),
        (_("Published or changed"), Publication.objects.all(), "at"),
    )
    days = [today - dt.timedelta(days=back) for back in reversed(range(DAYS))]
    return [
        Flow(title, tuple(_bars(_by_day(rows, column, days[0]), days))) for title, rows, column in counted
    ]


def _by_day(rows: QuerySet[Any], column: str, first: dt.date) -> dict[dt.date, int]:
    start = timezone.make_aware(dt.datetime.combine(first, dt.time()))
    recent = rows.filter(**{f"{column}__gte": start}).order_by()
    return dict(recent.annotate(day=TruncDate(column)).values_list("day").annotate(total=Count("*")))


def _bars(counts: dict[dt.date, int], days: list[dt.date]) -> Iterator[Bar]:
    highest = max(counts.values(), default=0)
    for place, day in enumerate(days):
        count = counts.get(day, 0)
        height = max(round(HEIGHT * count / highest), 2) if count else 0
        yield Bar(day, count, place * STEP, HEIGHT - height, height)


@dataclass(frozen=True)
class Wait:
    """What waits in one language or from one outlet, since when, and where it is listed."""

    name: str
    count: int
    oldest: dt.datetime
    url: str


def waits() -> dict[str, list[Wait]]:
    """Waiting candidates by language and by outlet, the largest heap first."""
    outlets = _waits("article__source")
    names = dict(Source.objects.filter(pk__in=[one[0] for one in outlets]).values_list("pk", "name"))
    return {
        "languages": [_wait("language", key, key, count, since) for key, count, since in _waits("language")],
        "sources": [_wait("source", names.get(key, ""), key, count, since) for key, count, since in outlets],
    }


def _waits(column: str) -> list[tuple[Any, int, dt.datetime]]:
    """From the index alone: no row of what waits is looked at for it."""
    waiting = Candidate.objects.waiting().order_by().values_list(column)
    return list(waiting.annotate(count=Count("*"), oldest=Min("created_at")).order_by("-count", column)[:8])


def _wait(parameter: str, name: str, key: Any, count: int, oldest: dt.datetime) -> Wait:
    return Wait(name or "—", count, oldest, f"{admin_url(Candidate, 'changelist')}?{_query(parameter, key)}")


def _query(parameter: str, key: Any) -> str:
    return f"{parameter}={'none' if key is None else key}"
