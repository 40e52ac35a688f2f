"""Words right after a sitting or a match, on its day: 'she said after the hearing on Tuesday'."""

from __future__ import annotations

from claims.extraction.dated_things import begins
from claims.extraction.passage import Passage
from claims.extraction.sittings import phrases
from claims.extraction.time_words import TimeWords

MATCH = "match"
FARTHEST = 6  # words from 'after' to the day


def aftermath_start(passage: Passage, words: TimeWords, first: int) -> int | None:
    """Where 'after the verdict on Tuesday' begins; None where a day is in no such words.

    'After Tuesday's meeting' may be any day after it; after a match people are asked at once.
    """
    if words.is_attribute or passage.has("attribute_preposition", words.first - 1):
        return _start_of_match(passage, words, first)
    nearest = max(first, words.first - FARTHEST)
    near = range(words.first - 1, nearest - 1, -1)
    start = next((place for place in near if passage.has("right_after", place)), None)
    if start is None:
        return None
    inside = range(start + 1, words.first)
    if any(not passage.tokens[place].is_word for place in inside):
        return None
    return start if any(_is_over(passage, place) for place in inside) else None


def _start_of_match(passage: Passage, words: TimeWords, first: int) -> int | None:
    """'after Saturday's match', 'după meciul de sâmbătă'."""
    beside = (words.last + 1, words.first - 1, words.first - 2)  # the noun's place by the language
    noun = next((place for place in beside if place >= first and _is_match(passage, place)), None)
    start = min(words.first, noun) - 1 if noun is not None else -1
    return start if start >= first and passage.has("right_after", start) else None


def _is_match(passage: Passage, place: int) -> bool:
    """Whether a noun is a match, or its result where the paragraph tells of a match besides."""
    if not any(kind == MATCH for _, kind in phrases(passage, "sitting", place, place + 1)):
        return False
    beside = (phrases(passage, section, 0, len(passage.lows)) for section in ("named", "party"))
    return any(MATCH in kinds.split() for found in beside for _, kinds in found)


def _is_over(passage: Passage, place: int) -> bool:
    """Whether a noun is something at whose end people are asked: a hearing, a match."""
    if begins(passage, "aftermath", place) or passage.pack.ends_with("aftermath_ending", passage.lows[place]):
        return True
    table = passage.pack.grammar.get("sitting")
    found = table.at(passage.lows, place) if table is not None else None
    return found is not None and found[1] != "press"
