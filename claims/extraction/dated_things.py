"""Things that have a day of their own: 'Friday's attack', and what words are said in, 'Friday's hearing'."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords

_CLOCK_MARKS = frozenset({":", "."})
NEAR_NOUN = 4  # words in which a sitting's name and its day stand together


def is_of_thing(passage: Passage, words: TimeWords) -> bool:
    """'Friday's attack', 'întâlnirea de joi': the date of a thing, unless words are said in the thing.

    These are a statement, or a sitting if the words before it put the speaker there.
    """
    if words.is_attribute:
        near = range(words.last + 1, min(len(passage.tokens), words.last + 1 + NEAR_NOUN))
        there = words.first - 1 - passage.has("definite", words.first - 1)
        if passage.has("in_it", there) and any(is_said_in(passage, place) for place in near):
            return False
        if not passage.has("attribute_preposition", words.first - 1):
            return True
    before = words.first - 1
    if before >= 1 and _is_night_before(passage, before):
        return True
    if before < 1 or not passage.has("attribute_preposition", before):
        return False
    before -= passage.tokens[before - 1].is_quote  # 'the programme “Noon” of Monday'
    if _is_statement(passage, before - 1) or _is_part_of_day(passage, before - 1):
        return False
    nouns = range(max(0, before - NEAR_NOUN), before)
    return not any(
        begins(passage, "at", place) or (is_said_in(passage, place) and passage.has("in_it", place - 1))
        for place in nouns
    )


def _is_part_of_day(passage: Passage, place: int) -> bool:
    """'the morning of', 'at the hour of 11:00 of'."""
    while place > 0 and (passage.lows[place].isdecimal() or is_in_clock(passage, place)):
        place -= 1
    return passage.has("day_noun", place)


def is_in_clock(passage: Passage, place: int) -> bool:
    """Whether a token is the mark of '11:00'."""
    around = passage.lows[place - 1 : place + 2]
    return len(around) == 3 and around[1] in _CLOCK_MARKS and around[0].isdecimal() and around[2].isdecimal()


def _is_night_before(passage: Passage, place: int) -> bool:
    """'the night to 9 January': that day has not begun, or ends the night."""
    night, between = (passage.pack.dates.words.get(name) for name in ("night", "between"))
    if night is None or between is None:
        return False
    found = between.ending_at(passage.lows, place + 1)
    return found is not None and night.ending_at(passage.lows, place + 1 - found[0]) is not None


def is_said_in(passage: Passage, place: int) -> bool:
    """Whether a noun is something in which words are said: a statement, a sitting, 'in the Senate'."""
    if _is_statement(passage, place) or begins(passage, "sitting", place):
        return True
    before = place - 1 - passage.has("definite", place - 1)
    return passage.has("in_it", before) and begins(passage, "chamber", place)


def _is_statement(passage: Passage, place: int) -> bool:
    return passage.has("statement_noun", place) or passage.has("text_noun", place)


def begins(passage: Passage, section: str, place: int) -> bool:
    """Whether a phrase of a section of the pack's grammar begins at a token."""
    table = passage.pack.grammar.get(section)
    return table is not None and place < len(passage.lows) and table.at(passage.lows, place) is not None
