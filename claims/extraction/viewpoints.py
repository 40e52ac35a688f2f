"""To whom something is so: 'For Ann Pope, who lives there, it is “a shame”'."""

from __future__ import annotations

from claims.extraction.following import name_after
from claims.extraction.noun_phrases import noun_phrase
from claims.extraction.passage import Passage
from claims.extraction.people import is_person, is_thing
from claims.extraction.types import NAME, ROLE, Cue, CueKind, MentionHit

NEAR_OPENING = 2  # tokens from the preposition to whom it names
LONGEST_NAME = 7
NEAR_MARKS = 3  # tokens between a form of 'to be' and the marks: 'is nothing but a'
_BEFORE_MARKS = ("article", "determiner", "adverb", "negation", "predicate", "auxiliary", "preposition")


def judge(passage: Passage, first: int, quote: int) -> tuple[MentionHit, Cue] | None:
    """'Für Ann Pope ist das „…“', 'For Ann Pope, it is “…”': to whom something is so.

    A form of 'to be' stands right behind whoever that is, or leads to the marks; or a colon does, where
    nobody else is named: 'For Ann Pope, the answer is simple: “…”'.
    """
    while first < quote and (passage.tokens[first].text == "," or passage.has("contrast", first)):
        first += 1
    if not passage.has("viewpoint", first):
        return None
    hit = _whom(passage, first, quote)
    if hit is None or hit.last + 1 >= quote or passage.cues_in(first, quote):
        return None
    after = hit.last + 1
    if not (
        passage.has("predicate", after) or _leads_to(passage, after, quote) or _sums_up(passage, after, quote)
    ):
        return None
    return hit, passage.cue_at(first, CueKind.ACCORDING)


def _whom(passage: Passage, first: int, quote: int) -> MentionHit | None:
    """Somebody, or a body by its noun: 'For the club, it was “…”'."""
    near = passage.mentions_in(first + 1, min(quote, first + 1 + LONGEST_NAME))
    if near and near[0].first <= first + NEAR_OPENING:
        hit = name_after(passage, near[0], quote)
        return hit if _is_somebody(passage, hit) else None
    noun = first + 1 + passage.has("definite", first + 1)
    body = passage.has("organisation", noun) and not passage.has("organisation", noun + 1)
    return noun_phrase(passage, first + 1, noun + 1) if body else None


def _is_somebody(passage: Passage, hit: MentionHit) -> bool:
    """Not 'for the first time'; a name that may be a place's only where capitals say little."""
    if is_thing(hit.mention, passage.pack):
        return False
    if passage.pack.capital_nouns:
        return True
    return hit.mention.kind is ROLE or (hit.mention.kind is NAME and is_person(hit.mention, passage.pack))


def _leads_to(passage: Passage, start: int, quote: int) -> bool:
    """'it is “…”', 'the vote was nothing but a “…”': a form of 'to be' right before the marks."""
    apart = passage.has("pronoun", start) or any(token.text == "," for token in passage.tokens[start:quote])
    if not apart:
        return False
    step = quote - 1
    while step > max(start, quote - 1 - NEAR_MARKS) and not passage.has("predicate", step):
        if not any(passage.has(section, step) for section in _BEFORE_MARKS):
            return False
        step -= 1
    return passage.has("predicate", step)


def _sums_up(passage: Passage, start: int, quote: int) -> bool:
    """', the answer is simple:'."""
    apart = passage.tokens[start].text == "," and passage.tokens[quote - 1].text == ":"
    return apart and not passage.mentions_in(start, quote)
