"""Who belongs to somebody: 'said Ann Hill's lawyer, Jim Best'. Whoever owns is not who speaks."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_boundary, noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.types import NAME, MentionHit
from claims.extraction.word_classes import OWN_ENDINGS

MOST_WORDS = 5  # between an owner and an office: 'Leeds's new head of youth recruitment'


def past_owner(passage: Passage, hit: MentionHit, end: int) -> MentionHit:
    """A mention, or, if it is an owner's, whoever is named as hers: a person, an office, plain words."""
    if hit.mention.kind is not NAME or not passage.lows[hit.last].endswith(OWN_ENDINGS):
        return hit
    last = hit.last + 1
    while last < min(end, hit.last + 1 + MOST_WORDS) and not is_boundary(passage, last):
        owned = passage.mention_from.get(last)
        if owned is not None and owned.last < end:
            return owned
        if not passage.tokens[last].is_word or passage.has("preposition", last):
            break
        last += 1
    return (noun_phrase(passage, hit.first, last) if last > hit.last + 1 else None) or hit
