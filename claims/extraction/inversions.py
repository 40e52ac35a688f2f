"""Sentences that begin with something else than their subject: 'Among them was Ann Pope'."""

from __future__ import annotations

from claims.extraction.passage import Passage
from claims.extraction.types import NAME


def behind_inversion(passage: Passage, first: int, end: int) -> int | None:
    """Where a name stands right behind the verb of a sentence that opens with a preposition."""
    verb = next(iter(passage.places_of("auxiliary", first + 1, end)), None)
    if verb is None or passage.mentions_in(first, verb):
        return None
    hit = passage.mention_from.get(verb + 1)
    return verb + 1 if hit is not None and hit.mention.kind is NAME else None


def after_adjunct(passage: Passage, first: int, end: int) -> int:
    """Where a sentence's own words begin: 'At the gate, a woman weeps'."""
    if not passage.has("preposition", first):
        return first
    return next((place + 1 for place in range(first, end - 1) if passage.tokens[place].text == ","), first)
