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
from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords
from claims.extraction.types import CueHit, Precision, SaidDate, Span

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
NEAR_AFTER, NEAR_BEFORE, IN_CLAUSE = 3, 2, 14
NEAR_NOUN = 4  # words in which a sitting's name and its day stand together


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
            return self._weekday(words.weekday)
        if words.later is not None:
            return self._later(words.later)
        if words.offset is not None and self.published.exact is not None:
            return self.published.exact + timedelta(days=words.offset)
        return None

    def _later(self, days: int) -> date | None:
        if self.reference is None:
            return None
        found = self.reference + timedelta(days=days)
        return None if self.published.latest is None or found > self.published.latest else found

    def _dated(self, words: TimeWords, day: int, month: int) -> date | None:
        year = words.year or self._year_of(month, day)
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
        """The latest year that puts the day on or before publication."""
        if self.published.year is None or self.published.month is None:
            return None
        later = (month, day) > (self.published.month, self.published.day or 31)
        return self.published.year - later

    def _weekday(self, weekday: int) -> date | None:
        exact = self.published.exact
        if exact is None:
            return self._dated_weekdays.get(weekday)
        return exact - timedelta(days=(exact.isoweekday() - weekday) % 7)


# Which expression belongs to the words said


def said_date(
    passage: Passage, cue: CueHit | None, quote: int, expressions: Sequence[TimeWords], days: Calendar
) -> SaidDate:
    """The day on which a quote's words were said, by an expression in its own sentence.

    Without one only 'not after' is known.
    """
    unknown = SaidDate(not_after=days.published.latest)
    if cue is None:
        return unknown
    first, end = passage.sentence_of(quote)
    for words in expressions:
        if words.first < first or words.last >= end:
            continue
        rule = _belongs(passage, words, cue, first)
        found = days.day_of(words) if rule else None
        if rule and found is not None:
            return said_on(passage, words, found, rule)
    return unknown


def said_on(passage: Passage, words: TimeWords, found: date, rule: str) -> SaidDate:
    """A day with the expression that it rests on."""
    tokens = passage.tokens
    span = Span(tokens[words.first].start, tokens[words.last].end)
    shown = " ".join(token.text for token in tokens[words.first : words.last + 1])
    return SaidDate(found, Precision.DAY, found, found, rule, f"“{shown}”", span)


def _belongs(passage: Passage, words: TimeWords, cue: CueHit, first: int) -> str | None:
    """The rule by which an expression dates the cue; None where it dates something else."""
    if _is_hours_before(passage, words, cue):
        return "hours_after"
    if is_of_thing(passage, words):
        return None
    if 0 < words.first - cue.last <= IN_CLAUSE and _same_clause(passage, cue.last + 1, words.first):
        return "after_cue"
    if 0 < cue.first - words.last <= NEAR_BEFORE and not _ends_insertion(passage, words):
        return "before_cue"
    if words.last < cue.first and _opens_sentence(passage, words, first):
        return "opens_sentence"
    return None


def _is_hours_before(passage: Passage, words: TimeWords, cue: CueHit) -> bool:
    """'in the night from Thursday to Friday, hours after X said': the words were said on the first day."""
    if words.last >= cue.first or not _is_first_of_night(passage, words):
        return False
    return any(
        passage.pack.dates.words["after_that"].at(passage.lows, place) is not None
        for place in range(words.last + 1, cue.first)
        if "after_that" in passage.pack.dates.words
    )


def _is_first_of_night(passage: Passage, words: TimeWords) -> bool:
    tables = passage.pack.dates.words
    night, between = tables.get("night"), tables.get("between")
    if night is None or between is None or words.last + 1 >= len(passage.tokens):
        return False
    nights = any(night.at(passage.lows, place) for place in range(max(0, words.first - 3), words.first))
    return nights and between.at(passage.lows, words.last + 1) is not None


def is_of_thing(passage: Passage, words: TimeWords) -> bool:
    """'Friday's attack', 'întâlnirea de joi': the date of a thing, unless words are said in the thing.

    These are a statement, or a sitting if the words before it put the speaker there.
    """
    if words.is_attribute:
        near = range(words.last + 1, min(len(passage.tokens), words.last + 1 + NEAR_NOUN))
        there = passage.has("in_it", words.first - 1)
        return not there or not any(
            _is_statement(passage, place) or _sitting_at(passage, place) for place in near
        )
    before = words.first - 1
    if before >= 1 and _is_night_before(passage, before):
        return True
    if before < 1 or not passage.has("attribute_preposition", before):
        return False
    before -= passage.tokens[before - 1].is_quote  # 'the programme “Noon” of Monday'
    if _is_statement(passage, before - 1) or passage.has("day_noun", before - 1):
        return False
    nouns = range(max(0, before - NEAR_NOUN), before)
    return not any(_sitting_at(passage, place) and passage.has("in_it", place - 1) for place in nouns)


def _is_night_before(passage: Passage, place: int) -> bool:
    """'the night to 9 January': that day has not begun, or ends the night."""
    night, between = (passage.pack.dates.words.get(name) for name in ("night", "between"))
    if night is None or between is None:
        return False
    found = between.ending_at(passage.lows, place + 1)
    return found is not None and night.ending_at(passage.lows, place + 1 - found[0]) is not None


def _is_statement(passage: Passage, place: int) -> bool:
    return passage.has("statement_noun", place)


def _sitting_at(passage: Passage, place: int) -> bool:
    table = passage.pack.grammar.get("sitting")
    return table is not None and place < len(passage.lows) and table.at(passage.lows, place) is not None


def _ends_insertion(passage: Passage, words: TimeWords) -> bool:
    """'the minister, who arrived on Monday, said': the day is that of another deed."""
    after = words.last + 1
    if after >= len(passage.tokens) or passage.tokens[after].text != ",":
        return False
    for place in range(words.first - 1, -1, -1):
        if not passage.tokens[place].is_word:
            return False
        if passage.has("relative", place) or passage.has("other_deed", place):
            return True
    return False


def _same_clause(passage: Passage, start: int, end: int) -> bool:
    for place in range(start, end):
        token = passage.tokens[place]
        if (
            token.is_quote
            or token.text in ";:"
            or passage.has("that", place)
            or passage.has("conjunction", place)
        ):
            return False
    planned = passage.places_of("planned", start, end)  # 'said they would meet on Monday'
    return not (planned or passage.places_of("event_preposition", start, end))


def _opens_sentence(passage: Passage, words: TimeWords, first: int) -> bool:
    """'On Tuesday, X said', 'In a post published Thursday, X said', 'At Monday's hearing, X said'.

    A leading adjunct that ends in a comma.
    """
    opening = range(first, words.first)
    if any(passage.tokens[place].text == "," or passage.has("that", place) for place in opening):
        return False
    if passage.places_of("event_preposition", first, words.first):
        return False
    after = words.last + 1
    leads = after < len(passage.tokens) and passage.tokens[after].text == ","
    return words.first - first <= 2 or (leads and _speaks(passage, opening))


def _speaks(passage: Passage, opening: range) -> bool:
    """Whether words are said or written in what an adjunct names."""
    return any(
        _is_statement(passage, place) or passage.has("published", place) or _sitting_at(passage, place)
        for place in opening
    )


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
