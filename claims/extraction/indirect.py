"""Reported speech without marks: 'X said that …', 'according to X, …'. Never as sure as words in marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.following import object_of_preposition
from claims.extraction.passage import Passage
from claims.extraction.subjects import subject_of
from claims.extraction.types import CueHit, CueKind, MentionHit, Span

FEWEST_TOKENS = 3
_SAYING = frozenset({CueKind.SAY, CueKind.TELL, CueKind.CONTINUE, CueKind.HEARSAY})


@dataclass(frozen=True, slots=True)
class Clause:
    """What is reported, by which words, and whose words they are."""

    span: Span
    cue: CueHit
    subject: MentionHit


def find_clauses(passage: Passage) -> Iterator[Clause]:
    """The reported clauses of a passage, one a sentence at most; sentences with quotes have none."""
    for first, end in passage.sentences:
        if not passage.quotes_in(first, end):
            found = _reported(passage, first, end) or _according(passage, first, end)
            if found is not None:
                yield found


def _reported(passage: Passage, first: int, end: int) -> Clause | None:
    for cue in passage.cues_in(first, end):
        if cue.cue.kind not in _SAYING:
            continue
        start = _clause_start(passage, cue, end)
        subject = subject_of(passage, cue, first, start or end) if start else None
        if start is not None and subject is not None:
            return _clause(passage, start, end, cue, subject)
    return None


def _clause_start(passage: Passage, cue: CueHit, end: int) -> int | None:
    """After the 'that' that follows the verb, or after a comma where the mood shows reported speech."""
    for place in range(cue.last + 1, end):
        length = passage.pack.phrase("that", passage.lows, place)
        if length:
            return place + length
        mood = any(passage.has("reported", step) for step in range(place + 1, end))
        if passage.tokens[place].text == "," and mood:
            return place + 1
        if passage.tokens[place].text in ":;":
            return None
    return None


def _according(passage: Passage, first: int, end: int) -> Clause | None:
    """'According to X, the clause', 'the clause, according to X'."""
    cue = next((hit for hit in passage.cues_in(first, end) if hit.cue.kind is CueKind.ACCORDING), None)
    subject = object_of_preposition(passage, cue, end) if cue else None
    if cue is None or subject is None:
        return None
    if cue.first <= first + 1:
        after = max(cue.last, subject.last) + 1
        comma = next((place for place in range(after, end) if passage.tokens[place].text == ","), after - 1)
        return _clause(passage, comma + 1, end, cue, subject)
    return _clause(passage, first, cue.first, cue, subject) if subject.last >= end - 2 else None


def _clause(passage: Passage, start: int, end: int, cue: CueHit, subject: MentionHit) -> Clause | None:
    while end > start and not passage.tokens[end - 1].is_word:
        end -= 1
    if end - start < FEWEST_TOKENS:
        return None
    return Clause(Span(passage.tokens[start].start, passage.tokens[end - 1].end), cue, subject)
