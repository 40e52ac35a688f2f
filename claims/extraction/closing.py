"""A verb of saying that closes the sentence: 'Er habe „…“ getan, sagte X', '… „…“ zahlen, wie X sagte'.

Only where a subject may follow its verb.
"""

from __future__ import annotations

from claims.extraction.following import right_subject
from claims.extraction.noun_phrases import is_governed
from claims.extraction.passage import Passage
from claims.extraction.subjects import left_subject, main_subject
from claims.extraction.types import Cue, CueHit, CueKind, MentionHit

LONGEST_TAIL = 14  # tokens between a quote and the comma
LONGEST_CLAUSE = 16  # tokens of 'wie er gestern im Ausschuss sagte'
_CLOSING = frozenset({CueKind.SAY, CueKind.CONTINUE, CueKind.TELL})


def closing_speech(passage: Passage, start: int, end: int) -> tuple[MentionHit, Cue] | None:
    """Who says the sentence around a quote, in a clause of its own behind it; `start` is behind the quote.

    `end` is where the next quote or the end of the sentence stands.
    """
    for comma in range(start, min(end, start + LONGEST_TAIL)):
        if passage.tokens[comma].text in ";:":
            return None
        if passage.tokens[comma].text == ",":
            found = _in_clause(passage, comma + 1, end)
            if found is not None:
                return found
    return None


def closing_participle(passage: Passage, quote: int, left: int, end: int) -> tuple[MentionHit, Cue] | None:
    """'X hatte ihr „…“ vorgeworfen': the verb ends behind the quote, its subject stands before it."""
    if not passage.pack.participle_last:
        return None
    cue = next((cue for cue in passage.cues_in(quote + 1, end) if cue.first == quote + 1), None)
    if cue is None or cue.is_passive or passage.cues_in(left, quote):
        return None
    if cue.cue.kind not in _CLOSING and cue.cue.kind is not CueKind.HEARSAY:
        return None
    subject = main_subject(passage, left, quote)
    return (subject, cue.cue) if subject is not None and cue.last + 1 < len(passage.tokens) else None


def _in_clause(passage: Passage, first: int, end: int) -> tuple[MentionHit, Cue] | None:
    linked = passage.has("reporting_link", first)
    for cue in passage.cues_in(first, min(end, first + LONGEST_CLAUSE)):
        if cue.cue.kind not in _CLOSING or cue.is_passive or cue.is_gerund:
            continue
        subject = _linked(passage, cue, first + 1, end) if linked else _adjacent(passage, cue, first, end)
        return (subject, cue.cue) if subject is not None else None
    return None


def _adjacent(passage: Passage, cue: CueHit, first: int, end: int) -> MentionHit | None:
    """'sagte X', 'hatte X dort gesagt': nothing before the verb, and its subject near behind it."""
    if cue.first != first:
        return _behind_auxiliary(passage, first, cue)
    subject = right_subject(passage, cue, end)
    return subject if subject is not None and not passage.places_of("that", cue.last, subject.first) else None


def _behind_auxiliary(passage: Passage, first: int, cue: CueHit) -> MentionHit | None:
    if not passage.pack.participle_last or not passage.has("auxiliary", first):
        return None
    hit = passage.mention_from.get(first + 1)
    return hit if hit is not None and hit.last < cue.first and not is_governed(passage, hit) else None


def _linked(passage: Passage, cue: CueHit, first: int, end: int) -> MentionHit | None:
    """'wie X im Ausschuss sagte': the first who is named behind the link."""
    opening = passage.mention_from.get(first)
    if opening is not None and opening.last < cue.first:
        return opening
    return left_subject(passage, cue.first, first) or right_subject(passage, cue, end)
