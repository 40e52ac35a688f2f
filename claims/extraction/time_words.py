"""Expressions of time among the words: weekdays, dates, 'yesterday', 'two days ago', as packs list them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from claims.extraction.date_words import DateWords
from claims.extraction.passage import Passage
from claims.extraction.word_classes import DATE

_DASHES = frozenset("-–—")
LONGEST_DATELINE = 8  # words before its dash
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\Z")


class TimeWords(NamedTuple):
    """An expression of time among the tokens, with what it says."""

    first: int
    last: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    offset: int | None = None
    later: int | None = None
    is_attribute: bool = False
    is_last_year: bool = False
    is_last_week: bool = False  # 'last Wednesday'
    is_week_before: bool = False  # 'Wednesday of last week'


def find_time_words(passage: Passage) -> list[TimeWords]:
    """All expressions of time in a passage, in order and apart.

    The date of a dateline, 'Leeds, 5 March – The council met on Tuesday', is none beside another.
    """
    found = list(_scan(passage))
    return found[1:] if len(found) > 1 and _is_dateline(passage, found[0]) else found


def _is_dateline(passage: Passage, words: TimeWords) -> bool:
    after = words.last + 1
    if words.day is None or after > LONGEST_DATELINE or after >= len(passage.tokens):
        return False
    before = passage.tokens[: words.first]
    return passage.tokens[after].text in _DASHES and all(one.is_capital or not one.is_word for one in before)


def _scan(passage: Passage) -> Iterator[TimeWords]:
    after, dates, lows, classes = 0, passage.pack.dates, passage.lows, passage.classes
    for place in compress(range(len(lows)), classes):
        if classes[place] & DATE and place >= after and _may_begin(dates, lows, place):
            found = _read(passage, place)
            if found is not None:
                yield found
                after = found.last + 1


def _may_begin(dates: DateWords, lows: Sequence[str], place: int) -> bool:
    """Whether it is worth reading on: most numbers and articles begin no date."""
    low = lows[place]
    if low in dates.alone or (place + 1 < len(lows) and lows[place + 1] in dates.second_words):
        return True
    return low[0].isdecimal() and not low.isdecimal()


def _read(passage: Passage, place: int) -> TimeWords | None:
    attribute = _attribute(passage, place)
    if attribute is not None:
        return attribute
    weekday = None if _is_counted(passage, place) else weekday_at(passage, place)
    if weekday is not None:
        return _with_weekday(passage, place, *weekday)
    return _day_and_month(passage, place) or _relative(passage, place) or _ago(passage, place)


def _with_weekday(passage: Passage, place: int, length: int, number: int) -> TimeWords:
    """A weekday of so many words, with its date, its week or the part of the day behind it."""
    end = place + length
    after = end + (end < len(passage.tokens) and passage.tokens[end].text == ",")
    dated = _day_and_month(passage, after)
    if dated is not None:
        return dated._replace(first=place, weekday=number)
    week = _length_of(passage, "week_before", after)
    if week:
        return TimeWords(place, after + week - 1, weekday=number, is_week_before=True)
    last = _word_near(passage, "last_week", place, end)
    if last is not None:
        return TimeWords(place, max(end - 1, last), weekday=number, is_last_week=True)
    if _word_near(passage, "other_week", place, end) is not None:
        return TimeWords(place, end - 1)
    return TimeWords(place, end - 1 + _length_of(passage, "part", end), weekday=number)


def _length_of(passage: Passage, section: str, place: int) -> int:
    """How many words a phrase of the pack's dates has at a token; 0 if none begins there."""
    table = passage.pack.dates.words.get(section)
    found = table.at(passage.lows, place) if table and place < len(passage.lows) else None
    return found[0] if found else 0


def _attribute(passage: Passage, place: int) -> TimeWords | None:
    """'Friday's', 'today's', 'e sotme': a day that says which thing is meant."""
    dates, low = passage.pack.dates, passage.lows[place]
    if low in dates.attributes:
        return TimeWords(place, place, weekday=dates.attributes[low], is_attribute=True)
    if low in dates.day_attributes:
        return TimeWords(place, place, offset=dates.day_attributes[low], is_attribute=True)
    return None


def _is_counted(passage: Passage, place: int) -> bool:
    """'trei luni', 'ultimele luni': months, not Monday, where the language has one word for both."""
    dates, lows = passage.pack.dates, passage.lows
    if lows[place] not in dates.units or place == 0:
        return False
    before, counted = lows[place - 1], dates.words.get("counted")
    return before.isdecimal() or before in dates.numbers or (counted is not None and before in counted)


def _ago(passage: Passage, place: int) -> TimeWords | None:
    """'two days ago', 'acum două zile', 'dy ditë më parë': the word for 'ago' stands before or after."""
    table = passage.pack.dates.words.get("ago")
    if table is None:
        return None
    before = table.at(passage.lows, place)
    start = place + before[0] if before else place
    days = _count_of_days(passage, start)
    if days is None:
        return None
    if before:
        return TimeWords(place, start + 1, offset=-days)
    after = table.at(passage.lows, start + 2) if start + 2 < len(passage.lows) else None
    if after and passage.has("event_preposition", start + 1 + after[0]):
        return None  # 'dy ditë para derbit': before the derby
    return TimeWords(place, start + 1 + after[0], offset=-days) if after else None


def _count_of_days(passage: Passage, place: int) -> int | None:
    """A number and a unit, in days; weeks are too vague for a day."""
    if place + 1 >= len(passage.lows):
        return None
    number = passage.pack.dates.numbers.get(passage.lows[place])
    if number is None and passage.lows[place].isdecimal() and len(passage.lows[place]) <= 2:
        number = int(passage.lows[place])
    unit = passage.pack.dates.units.get(passage.lows[place + 1])
    return number if number is not None and unit == 1 else None


def _word_near(passage: Passage, section: str, first: int, end: int) -> int | None:
    """'last Monday', 'vinerea viitoare': where a word beside a weekday says whose week it is."""
    table = passage.pack.dates.words.get(section)
    near = (place for place in range(first - 1, end + 2) if 0 <= place < len(passage.lows))
    return next((place for place in near if passage.lows[place] in table), None) if table else None


def weekday_at(passage: Passage, place: int) -> tuple[int, int] | None:
    """The length and number of the weekday at a token: it may be two words, 'të hënën'."""
    table, lows = passage.pack.dates.weekdays, passage.lows
    if lows[place] not in passage.pack.dates.weekday_starts:
        return None
    for length in (2, 1):
        number = table.get(" ".join(lows[place : place + length]))
        if number is not None and place + length <= len(lows):
            return length, number
    return None


def _day_and_month(passage: Passage, place: int) -> TimeWords | None:
    lows = passage.lows
    if place >= len(lows):
        return None
    numeric = _NUMERIC.match(lows[place]) if lows[place][0].isdecimal() else None
    if numeric:
        day, month, year = map(int, numeric.groups())
        return TimeWords(place, place, day=day, month=month, year=year) if month <= 12 else None
    months = passage.pack.dates.months
    end = place + 1
    if lows[place] in months and end < len(lows) and lows[end] == ".":
        end += 1  # 'Jan. 5'
    if end + 1 < len(lows) and lows[end + 1] in months:
        if lows[place].isdecimal() and lows[end] == ".":
            end += 1  # '5. Januar'
        elif lows[place][0].isdecimal() and passage.has("head_preposition", end):
            end += 1  # 'the 5th of January'
    following = lows[end] if end < len(lows) else ""
    day_first = _DAY.match(lows[place]) if following in months else None
    if day_first:
        return _with_year(passage, TimeWords(place, end, day=int(day_first[1]), month=months[following]))
    month_first = _DAY.match(following) if lows[place] in months else None
    if month_first:
        return _with_year(passage, TimeWords(place, end, day=int(month_first[1]), month=months[lows[place]]))
    return None


def _with_year(passage: Passage, words: TimeWords) -> TimeWords:
    place = words.last + 1
    if place < len(passage.lows) and passage.lows[place] == ",":
        place += 1
    if place < len(passage.lows) and _YEAR.match(passage.lows[place]):
        return words._replace(last=place, year=int(passage.lows[place]))
    table = passage.pack.dates.words.get("last_year")
    found = table.at(passage.lows, words.last + 1) if table and words.last + 1 < len(passage.lows) else None
    return words._replace(last=words.last + found[0], is_last_year=True) if found else words


def _relative(passage: Passage, place: int) -> TimeWords | None:
    dates = passage.pack.dates
    found = dates.relative.at(passage.lows, place)
    if found is not None and not _is_in_name(passage, place):
        return TimeWords(place, place + found[0] - 1, offset=found[1])
    later = dates.later.at(passage.lows, place)
    if later is None or passage.has("event_preposition", place + later[0]):
        return None  # 'the day after the fire' counts from the fire
    return TimeWords(place, place + later[0] - 1, later=later[1])


def _is_in_name(passage: Passage, place: int) -> bool:
    """'told the Today programme': a capital inside a sentence makes no day of the word."""
    if not passage.tokens[place].is_capital or place == passage.sentence_of(place)[0]:
        return False
    return passage.tokens[place - 1].is_word


def is_month_or_year(passage: Passage, place: int) -> bool:
    """Whether a token names a month or a year: some other time, even where no day can be read.

    'May' is more than a month; a month that is also a small word needs a number beside it.
    """
    low = passage.lows[place]
    if low not in passage.pack.dates.months:
        return bool(_YEAR.match(low))
    if low not in passage.pack.small_words:
        return True
    beside = passage.lows[max(0, place - 1) : place + 2]
    return any(word.isdecimal() for word in beside)
