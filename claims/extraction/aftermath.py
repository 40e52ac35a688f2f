"""Words right after a sitting or a match, on its day: 'she said after the hearing on Tuesday'."""

from __future__ import annotations

from claims.extraction.dated_things import NEAR_NOUN, begins
from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords

FARTHEST = 6  # words from 'after' to the day


def aftermath_start(passage: Passage, words: TimeWords, first: int) -> int | None:
    """Where 'after the verdict on Tuesday', 'after Tuesday's meeting' begins; None where a day is in none."""
    nearest = max(first, words.first - FARTHEST)
    near = range(words.first - 1, nearest - 1, -1)
    start = next((place for place in near if passage.has("right_after", place)), None)
    if start is None:
        return None
    inside = [*range(start + 1, words.first)]
    if any(not passage.tokens[place].is_word for place in inside):
        return None
    behind = range(words.last + 1, min(len(passage.lows), words.last + 1 + NEAR_NOUN))
    nouns = [*inside, *behind] if words.is_attribute else inside
    return start if any(_is_over(passage, place) for place in nouns) else None


def _is_over(passage: Passage, place: int) -> bool:
    """Whether a noun is something at whose end people are asked: a hearing, a match."""
    if begins(passage, "aftermath", place) or passage.pack.ends_with("aftermath_ending", passage.lows[place]):
        return True
    table = passage.pack.grammar.get("sitting")
    found = table.at(passage.lows, place) if table is not None else None
    return found is not None and found[1] != "press"
