"""When the words were said: closed tables, the publication date, and days that the article itself fixes.

A day is given only where the text or the publication date supports it. A weekday is the latest such day up
to and including publication; where only the month of publication is known it counts only if the article
gives the same weekday with its date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claims.extraction.packs import Pack
from claims.extraction.time_words import TimeWords
from claims.extraction.types import Precision, SaidDate, Span

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
MONTHS_AHEAD = 1  # in which a day without a year is one that is still to come
AT_HAND = 2  # days from publication in which a bare weekday may be still to come
OLD = 14  # days after which somebody who did something then may be quoted of today
WORKDAYS = 5  # in a week: then it ends
BYGONE = 30  # days after which an article only looks back on what was said


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date as far as it is known; a missing part is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The day, where it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def latest(self) -> date | None:
        """The last day on which it can have been."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse_published(value: str | None) -> Published:
    """Read 'YYYY[-MM[-DD]]'; None is an unknown date.

    :raises ValueError: if `value` is something else or no day of the calendar
    """
    if value is None:
        return Published()
    match = _PARTIAL.match(value)
    if match is None:
        raise ValueError(f"not a date as YYYY[-MM[-DD]]: {value!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    published = Published(year, month, day)
    try:
        published.latest  # noqa: B018 - a month 13 or a 30 February shows here
    except ValueError as error:
        raise ValueError(f"no such day in the calendar: {value!r}") from error
    return published


class Calendar:
    """Turns expressions into days. Learns, in order, which weekdays the article itself dates."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.reference: date | None = None  # from which 'a day later' counts
        self._dated_weekdays: dict[int, date] = {}

    def learn(self, expressions: Sequence[TimeWords]) -> None:
        """Remember weekdays that stand beside their date."""
        for words in expressions:
            if words.weekday and words.day:
                found = self.day_of(words)
                if found is not None:
                    self._dated_weekdays[words.weekday] = found

    def day_of(self, words: TimeWords) -> date | None:
        """The day that an expression means, or None where nothing supports one."""
        if words.day is not None and words.month is not None:
            return self._dated(words, words.day, words.month)
        if words.weekday is not None:
            last, before = words.is_last_week, words.is_week_before
            return self._last_week(words.weekday, before) if last or before else self._weekday(words.weekday)
        if words.later is not None:
            return self._later(words.later)
        if words.offset is not None and self.published.exact is not None:
            return self.published.exact + timedelta(days=words.offset)
        return None

    def is_bygone(self, day: date | None) -> bool:
        """Whether the article can only look back on a day: what follows in it is of another one."""
        exact = self.published.exact
        return day is not None and exact is not None and (exact - day).days > BYGONE

    def is_old(self, day: date | None) -> bool:
        """Whether what was done on a day is no news any more: who tells of it now may speak now."""
        exact = self.published.exact
        return day is not None and exact is not None and (exact - day).days > OLD

    def is_at_hand(self, words: TimeWords) -> bool:
        """Whether a weekday is tomorrow or the day after, and the last one long ago: either may be meant."""
        exact = self.published.exact
        if exact is None or words.weekday is None or words.day is not None:
            return False
        return 0 < (words.weekday - exact.isoweekday()) % 7 <= AT_HAND

    def _later(self, days: int) -> date | None:
        if self.reference is None:
            return None
        found = self.reference + timedelta(days=days)
        return None if self.published.latest is None or found > self.published.latest else found

    def _dated(self, words: TimeWords, day: int, month: int) -> date | None:
        year = words.year or self._year_of(month, day)
        if words.is_last_year:
            year = self.published.year - 1 if self.published.year is not None else None
        if year is None:
            return None
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if words.weekday is not None and found.isoweekday() != words.weekday:
            return None
        return None if self.published.latest and found > self.published.latest else found

    def _year_of(self, month: int, day: int) -> int | None:
        """The latest year that puts the day on or before publication; none where the next one is nearer.

        'the vote on 4 October', in September: that is still to come.
        """
        if self.published.year is None or self.published.month is None:
            return None
        later = (month, day) > (self.published.month, self.published.day or 31)
        ahead = (month - self.published.month) % 12
        to_come = later if ahead == 0 else ahead <= MONTHS_AHEAD
        return None if to_come else self.published.year - later

    def _last_week(self, weekday: int, is_whole: bool) -> date | None:
        """'last Friday', of a Wednesday or a Friday; of a Saturday it may be yesterday or eight days ago.

        `is_whole`: 'Friday of last week', the calendar's, which at a weekend may be the one that ends.
        """
        exact = self.published.exact
        if exact is None or (exact.isoweekday() > WORKDAYS if is_whole else weekday < exact.isoweekday()):
            return None
        return exact - timedelta(days=7 + exact.isoweekday() - weekday)

    def _weekday(self, weekday: int) -> date | None:
        exact = self.published.exact
        if exact is None:
            return self._dated_weekdays.get(weekday)
        return exact - timedelta(days=(exact.isoweekday() - weekday) % 7)


def carried(before: SaidDate) -> SaidDate:
    """The date of what the same speaker said just before, for words that the article joins to it."""
    return replace(before, rule="continues", basis=f"{before.basis} (continues)")


def borrowed(before: SaidDate, rule: str, occasion: str) -> SaidDate:
    """The day of an occasion that the article has named before, in words for an editor."""
    return replace(before, rule=rule, basis=f"{before.basis} ({occasion})")


def from_footer(words: Span, found: date, shown: str) -> SaidDate:
    """The date under an embedded post."""
    return SaidDate(found, Precision.DAY, found, found, "post_footer", f"“{shown}”", words)


def month_names(packs: Sequence[Pack]) -> Mapping[str, int]:
    """The month names of all packs together, for footers in another language than the article's."""
    return {name: number for pack in packs for name, number in pack.dates.months.items()}


def footer_date(text: str, months: Mapping[str, int]) -> date | None:
    """The day in a post's footer: 'January 8, 2026', '8 ianuarie 2026', '8.1.2026'."""
    numeric = re.search(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text)
    if numeric:
        return _date_or_none(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    words = re.findall(r"\w+", text.casefold())
    month = next((months[word] for word in words if word in months), None)
    year = next((int(word) for word in words if re.fullmatch(r"(?:19|20)\d\d", word)), None)
    day = next((int(word) for word in words if re.fullmatch(r"\d{1,2}", word)), None)
    return _date_or_none(year, month, day) if month and year and day else None


def _date_or_none(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None
