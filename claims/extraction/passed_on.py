"""Whose words somebody hands on before a colon: 'got a message from Pope:', 'recalled Pope's words:'."""

from __future__ import annotations

from claims.extraction.following import name_after
from claims.extraction.noun_phrases import is_boundary
from claims.extraction.owners import name_before
from claims.extraction.passage import Passage
from claims.extraction.people import is_person, is_thing
from claims.extraction.types import MentionHit
from claims.extraction.utterances import named_behind

NEAR = 6  # tokens from the verb to what it hands on
_WORDS = ("utterance", "statement_noun", "writing")


def passed_on(passage: Passage, left: int, colon: int) -> tuple[bool, MentionHit | None]:
    """Whether words behind a colon are another's than its subject's; and whose, if the article tells."""
    for verb in reversed(passage.places_of("handing_on", left, colon)):
        near = range(verb + 1, min(verb + 1 + NEAR, colon))
        noun = next((step for step in near if any(passage.has(one, step) for one in _WORDS)), None)
        if noun is None or any(is_boundary(passage, step) for step in range(verb + 1, noun)):
            continue
        owner = name_before(passage, noun, verb + 1) or named_behind(passage, noun, colon)
        owner = owner or _sender(passage, verb, noun)
        after = max(noun, owner.last if owner else noun) + 1
        if not any(is_boundary(passage, step) for step in range(after, colon)):
            return True, owner
    doer = _doer(passage, left, colon)
    if doer is None:
        return False, None
    return True, doer if is_person(doer.mention, passage.pack) else None


def _sender(passage: Passage, verb: int, noun: int) -> MentionHit | None:
    """'a primit de la Pop un răspuns:': from whom, between the verb and the words."""
    hits = passage.mentions_in(verb + 1, noun)
    return next((hit for hit in hits if passage.has("author", hit.first - 1)), None)


def _doer(passage: Passage, left: int, colon: int) -> MentionHit | None:
    """'Hysa u kritikua nga Ana Gjoka: “…”': by whom it was done to the subject."""
    for place in passage.places_of("middle_auxiliary", left, colon):
        length = passage.pack.phrase("agent", passage.lows, place + 2)
        hit = passage.mention_from.get(place + 2 + length) if length else None
        doer = name_after(passage, hit, colon) if hit is not None else None
        if doer is not None and doer.last == colon - 1 and not is_thing(doer.mention, passage.pack):
            return doer
    return None
