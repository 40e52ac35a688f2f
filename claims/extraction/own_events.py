"""Events of somebody's own at which they spoke: 'At his unveiling on December 9, he promised “…”'."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.time_words import TimeWords

LONGEST_ADJUNCT = 6  # words from the beginning of a sentence to the day


def is_at_own_event(passage: Passage, words: TimeWords, first: int) -> bool:
    """Whether a day ends an adjunct, with a possessive, that opens its sentence and that a verb follows.

    'Bei seinem Amtsantritt am 1. Juli hatte Sander gesagt' has its comma nowhere.
    """
    opening, after = range(first + 1, words.first), words.last + 1
    if not passage.has("in_it", first) or len(opening) > LONGEST_ADJUNCT or after >= len(passage.tokens):
        return False
    if any(not passage.tokens[place].is_word for place in opening):
        return False
    own = any(
        passage.has("possessive", place) and not passage.has("attribute_preposition", place)
        for place in opening
    )
    inverted = passage.pack.participle_last and (
        passage.has("auxiliary", after) or bool(passage.cues_in(after, after + 1))
    )
    return own and (passage.tokens[after].text == "," or inverted)
