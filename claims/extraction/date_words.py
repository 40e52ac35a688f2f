"""The words of dates of one language, in the shapes in which they are looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from claims.extraction.wordlists import PhraseTable

MARKS = frozenset({".", ","})  # '5. Januar', 'luni, 5 ianuarie'
# The settings that are tables of words and numbers, and those that are lists of words.
DATE_TABLES = ("months", "weekdays", "relative", "later", "attributes", "day_attributes", "units", "numbers")
DATE_LISTS = (
    *("ago", "part", "counted", "night", "between", "after_that"),
    *("last_year", "last_week", "week_before", "other_week"),
)


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names to numbers, weekdays from 1 (Monday) to 7; phrases to days.

    An expression begins with a number or one of `first_words`: with one of `alone`, or before one of
    `second_words`.
    """

    first_words: frozenset[str]
    alone: frozenset[str]
    second_words: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekday_starts: frozenset[str]
    relative: PhraseTable[int]
    later: PhraseTable[int]
    attributes: Mapping[str, int]
    day_attributes: Mapping[str, int]
    units: Mapping[str, int]
    numbers: Mapping[str, int]
    words: Mapping[str, PhraseTable[str]]


def build_date_words(settings: Mapping[str, Any]) -> DateWords:
    """From the table of a pack's settings; a missing key is an empty one."""
    named = {key: _folded(settings.get(key, {})) for key in DATE_TABLES}
    listed = {key: value for key, value in settings.items() if isinstance(value, list)}
    ago = [phrase.casefold() for phrase in listed.get("ago", ())]
    phrases = [*named["weekdays"], *named["relative"], *named["later"], *ago]
    names = {*named["months"], *named["attributes"], *named["day_attributes"]}
    relative, later = PhraseTable(named["relative"].items()), PhraseTable(named["later"].items())
    starts = frozenset(_word(phrase, 0) for phrase in named["weekdays"])
    firsts = {*relative.first_words(), *later.first_words(), *starts, *named["numbers"]}
    firsts |= {_word(phrase, 0) for phrase in ago}
    first_words = frozenset(firsts | {_word(name, 0) for name in names})
    return DateWords(
        first_words=first_words,
        alone=frozenset({_word(name, 0) for name in names} | {one for one in phrases if " " not in one}),
        second_words=frozenset(
            {_word(phrase, 1) for phrase in phrases if " " in phrase}
            | {*named["units"], *named["months"], *MARKS}
        ),
        months=named["months"],
        weekdays=named["weekdays"],
        weekday_starts=starts,
        relative=relative,
        later=later,
        attributes=named["attributes"],
        day_attributes=named["day_attributes"],
        units=named["units"],
        numbers=named["numbers"],
        words={key: PhraseTable((word, word) for word in value) for key, value in listed.items()},
    )


def _folded(table: Mapping[str, int]) -> dict[str, int]:
    return {word.casefold(): number for word, number in table.items()}


def _word(phrase: str, place: int) -> str:
    return phrase.split(" ")[place]
