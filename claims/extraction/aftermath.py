"""Words right after a sitting or a match, on its day: 'she said after the hearing on Tuesday'."""

from __future__ import annotations

from claims.extraction.dated_things import begins
from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords

FARTHEST = 6  # words from 'after' to the day


def aftermath_start(passage: Passage, words: TimeWords, first: int) -> int | None:
    """Where 'after the verdict on Tuesday' begins; None where a day is in no such words.

    'After Tuesday's meeting' may be any day after it.
    """
    if words.is_attribute or passage.has("attribute_preposition", words.first - 1):
        return None
    nearest = max(first, words.first - FARTHEST)
    near = range(words.first - 1, nearest - 1, -1)
    start = next((place for place in near if passage.has("right_after", place)), None)
    if start is None:
        return None
    inside = range(start + 1, words.first)
    if any(not passage.tokens[place].is_word for place in inside):
        return None
    return start if any(_is_over(passage, place) for place in inside) else None


def _is_over(passage: Passage, place: int) -> bool:
    """Whether a noun is something at whose end people are asked: a hearing, a match."""
    if begins(passage, "aftermath", place) or passage.pack.ends_with("aftermath_ending", passage.lows[place]):
        return True
    table = passage.pack.grammar.get("sitting")
    found = table.at(passage.lows, place) if table is not None else None
    return found is not None and found[1] != "press"
