"""Words from a body where many say them, or nobody: 'В Минздраве сообщили', 'De la primărie ni s-a spus'."""

from __future__ import annotations

from claims.extraction.body_kinds import is_noun_for_body
from claims.extraction.noun_phrases import words_as_noun
from claims.extraction.passage import Passage
from claims.extraction.people import is_thing
from claims.extraction.types import NAME, CueHit, CueKind, MentionHit

FARTHEST_NOUN = 3  # words between the preposition and what the body is
MOST_BETWEEN = 3  # words between the body and the verb
_SAID = frozenset({CueKind.SAY, CueKind.CONTINUE, CueKind.TELL})


def body_before(passage: Passage, cue: CueHit, first: int) -> MentionHit | None:
    """'Nga komuna bënë të ditur se “…”': the body with which the clause at `first` opens."""
    if cue.cue.kind not in _SAID or not _is_nobodys(passage, cue, first):
        return None
    body = _body_from(passage, first, cue.first)
    return body if body is not None and cue.first - body.last - 1 <= MOST_BETWEEN else None


def body_behind(passage: Passage, cue: CueHit, end: int) -> MentionHit | None:
    """'“…”, — пояснили в мэрии': the body right behind the verb."""
    if cue.cue.kind not in _SAID or not _is_nobodys(passage, cue, cue.first):
        return None
    return _body_from(passage, cue.last + 1, end)


def _is_nobodys(passage: Passage, cue: CueHit, first: int) -> bool:
    """Whether many say it, or it is said: 'сообщили', 'ni s-a spus'."""
    many = any(
        passage.pack.ends_with("impersonal_verb_ending", passage.lows[at]) for at in (cue.first, cue.last)
    )
    return many or bool(passage.places_of("impersonal_verb", first, cue.last + 1))


def _body_from(passage: Passage, place: int, end: int) -> MentionHit | None:
    """The body behind a preposition at a token: a name, or a noun with up to three words before it."""
    length = passage.pack.phrase("body_preposition", passage.lows, place)
    first = place + length
    if not length or first >= end:
        return None
    named = passage.mention_from.get(first)
    if named is not None and named.last < end and named.mention.kind is NAME:
        body = is_thing(named.mention, passage.pack) or is_noun_for_body(passage, named.first)
        return named if body else None
    for last in range(first, min(end, first + FARTHEST_NOUN)):
        if not passage.tokens[last].is_word or passage.tokens[last].is_quote:
            return None
        if is_noun_for_body(passage, last):
            return words_as_noun(passage, first, last + 1)
    return None
