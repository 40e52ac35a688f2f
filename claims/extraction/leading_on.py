"""Words before a colon that name nobody: whoever spoke last goes on."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.proposals import QuotePlace

LONGEST_LEAD = 6  # tokens
_NAMING = ("determiner", "indefinite", "utterance", "statement_noun", "somebody", "organisation")


def goes_on(place: QuotePlace) -> bool:
    """'Und weiter: “…”', 'Apoi a devenit serios: „…”': small words that lead on, and a colon."""
    passage, colon = place.passage, place.token - 1
    first, left, _, _ = place.bounds
    if first != left or colon <= left or passage.tokens[colon].text != ":":
        return False
    small = (
        passage.has("conjunction", step) or passage.has("continuation", step) for step in range(left, colon)
    )
    return all(small) or _leads_verb_on(passage, left, colon)


def _leads_verb_on(passage: Passage, left: int, colon: int) -> bool:
    """'Apoi a devenit serios', 'Më pas u bë serioz': a verb without a subject, where it may lack one."""
    if not passage.pack.subject_follows_verb or colon - left > LONGEST_LEAD:
        return False
    length = passage.pack.phrase("adverb", passage.lows, left)
    verb = left + length
    if not length or not (passage.has("auxiliary", verb) or passage.has("clitic", verb)):
        return False
    if passage.mentions_in(left, colon) or passage.cues_in(left, colon):
        return False
    return not any(passage.has(section, step) for step in range(verb, colon) for section in _NAMING)
