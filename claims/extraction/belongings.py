"""Who belongs to somebody: 'said Ann Hill's lawyer, Jim Best', 'a lawyer for Ann Hill'."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_boundary, noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.people import first_name, is_thing
from claims.extraction.types import NAME, ROLE, Mention, MentionHit, Span
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


def past_possessive(passage: Passage, office: MentionHit) -> int:
    """The token behind an office and whose it is: 'thotë sekretari i saj Luan Gega'."""
    after = office.last + 1
    hers = passage.has("head_preposition", after) and passage.has("possessive", after + 1)
    return after + 2 if hers and office.mention.kind is ROLE else after


def served_by(passage: Passage, office: MentionHit) -> Mention | None:
    """'consilierul lui Dan Barbu', 'a spokeswoman for Tom Hill': whose name an office ends in."""
    start = office.last
    if office.mention.kind is not ROLE:
        return None
    while start > office.first + 1 and passage.tokens[start - 1].is_capital:
        start -= 1
    linked = passage.has("head_preposition", start - 1) and start > office.first + 1
    if not linked or start == office.last or first_name(passage.lows[start], passage.pack) is None:
        return None
    if passage.places_of("namesake", office.first, start):
        return None
    words = passage.tokens[start : office.last + 1]
    span = Span(words[0].start, words[-1].end)
    name = Mention(" ".join(token.text for token in words), span, NAME)
    return None if is_thing(name, passage.pack) else name
