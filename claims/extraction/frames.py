"""A day that a paragraph begins with: 'On Sunday thirty people met', 'At Oslo airport on Wednesday, …'."""

from __future__ import annotations

from claims.extraction.dated_things import begins
from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords

NEAR_OPENING = 1  # tokens before a day that opens a paragraph


def opens(passage: Passage, words: TimeWords, first: int) -> bool:
    """'On Sunday', and not 'Contacted on Sunday'."""
    return words.first - first <= NEAR_OPENING and not begins(passage, "contacted", first)


def is_leading(passage: Passage, words: TimeWords, first: int) -> bool:
    """'At Oslo airport on Wednesday evening, …': a day that ends an adjunct of place before its comma."""
    after = words.last + 1
    if (
        after >= len(passage.tokens)
        or passage.tokens[after].text != ","
        or not passage.has("preposition", first)
    ):
        return False
    before = range(first, words.first)
    plain = not any(passage.tokens[step].text == "," or passage.tokens[step].is_quote for step in before)
    return plain and not passage.places_of("event_preposition", first, words.first)
