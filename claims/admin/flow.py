"""How work flows: a week in bars, and what waits, by language and by outlet, with the oldest of each."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Model, QuerySet
from django.db.models.functions import TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.admin.boards.scope import Period
from claims.admin.desk import admin_url
from claims.admin.tongues import language_name
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
    url: str  # the list of all that the bars count

    @property
    def total(self) -> int:
        return sum(bar.count for bar in self.bars)


def week(today: dt.date) -> list[Flow]:
    """What came in, was decided, recorded and published on each of the last seven days, today included."""
    counted: tuple[tuple[str | Promise, type[Model], str, str], ...] = (
        (_("Candidates found"), Candidate, "created_at", "state=all&found="),
        (_("Candidates decided"), Candidate, "decided_at", "state=all&decided="),
        (_("Statements recorded"), Statement, "recorded_at", "recorded="),
        (_("Published or changed"), Publication, "at", "out="),
    )
    days = [today - dt.timedelta(days=back) for back in reversed(range(DAYS))]
    period = Period(days[0], today)
    return [
        Flow(
            title,
            tuple(_bars(_by_day(model._default_manager.all(), column, period), days)),
            f"{admin_url(model, 'changelist')}?{query}{period}",
        )
        for title, model, column, query in counted
    ]


def _by_day(rows: QuerySet[Any], column: str, period: Period) -> dict[dt.date, int]:
    recent = rows.filter(**period.within(column)).order_by()
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
        "languages": [
            _wait("language", language_name(key), key, count, since)
            for key, count, since in _waits("language")
        ],
        "sources": [_wait("source", names.get(key, ""), key, count, since) for key, count, since in outlets],
    }


def _waits(column: str) -> list[tuple[Any, int, dt.datetime]]:
    """From the index alone: no row of what waits is looked at for it."""
    waiting = Candidate.objects.waiting().order_by().values_list(column)
    return list(waiting.annotate(count=Count("*"), oldest=Min("created_at")).order_by("-count", column)[:8])


def _wait(parameter: str, name: str, key: Any, count: int, oldest: dt.datetime) -> Wait:
    return Wait(name or "—", count, oldest, f"{admin_url(Candidate, 'changelist')}?{_query(parameter, key)}")


def _query(parameter: str, key: Any) -> str:
    """A text of no language is no language; an outlet that is not there is none."""
    return f"{parameter}={'none' if key in (None, '') else key}"
