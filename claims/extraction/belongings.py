"""Who belongs to somebody: 'said Ann Hill's lawyer, Jim Best', 'a lawyer for Ann Hill'."""

from __future__ import annotations

from claims.extraction.noun_phrases import is_boundary, noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.people import first_name, is_declined_first_name, is_thing
from claims.extraction.stems import owner_in_nominative
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


def served_by(passage: Passage, office: MentionHit) -> Mention | None:
    """'consilierul lui Dan Barbu', 'avocata Anei Pop', 'a lawyer for Tom Hill': whose name ends an office."""
    start, pack = office.last, passage.pack
    if office.mention.kind is not ROLE:
        return None
    while start > office.first + 1 and passage.tokens[start - 1].is_capital:
        start -= 1
    linked = passage.has("head_preposition", start - 1) and start > office.first + 1
    named = linked and first_name(passage.lows[start], pack) is not None
    named = named or is_declined_first_name(passage.lows[start], pack)
    if not named or start == office.last or passage.places_of("namesake", office.first, start):
        return None
    words = passage.tokens[start : office.last + 1]
    text = owner_in_nominative(" ".join(token.text for token in words), pack)
    name = Mention(text, Span(words[0].start, words[-1].end), NAME)
    return None if is_thing(name, pack) else name
