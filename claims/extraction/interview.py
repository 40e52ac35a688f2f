"""Interviews: questions without marks, answers that nobody's verb introduces. Whose answers are they?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from claims.extraction.passage import Passage
from claims.extraction.people import is_thing
from claims.extraction.types import MentionHit, MentionKind, Span

FEWEST_QUESTIONS, FEWEST_MENTIONS = 2, 2
_DASHES = "—–―-"


def find_answers(text: str, paragraphs: Sequence[Span], quoted: Sequence[Span]) -> list[int]:
    """Where the answers begin: paragraphs that are all quote and follow one that is none.

    Empty unless at least two of them follow a question.
    """
    whole = {span.start for span in quoted}
    pairs = [
        (before, after)
        for before, after in pairwise(paragraphs)
        if after.start in whole and before.start not in whole
    ]
    asked = [after.start for before, after in pairs if text[before.end - 1] == "?"]
    if len(asked) < FEWEST_QUESTIONS:
        return []
    return [after.start for _, after in pairs if after.start >= asked[0]]


def dash_answers(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """Where every turn opens with a dash: the turns that follow the first question, one in two."""
    turns = [p for p in paragraphs if text[p.start] in _DASHES and text[p.start + 1 : p.start + 2].isspace()]
    asked = [place for place, turn in enumerate(turns) if text[turn.end - 1] == "?"]
    if len(asked) < FEWEST_QUESTIONS:
        return []
    answers = turns[asked[0] + 1 :: 2]
    if any(text[turn.end - 1] == "?" for turn in answers[:FEWEST_QUESTIONS]):
        return []
    return [_after_dash(text, turn) for turn in answers]


def _after_dash(text: str, turn: Span) -> Span:
    start = turn.start + 1
    while start < turn.end and text[start].isspace():
        start += 1
    return Span(start, turn.end)


def interviewee(passages: Iterable[Passage], first_answer: int) -> MentionHit | None:
    """Who of those named before the first answer is named most, if more than once and more than others."""
    read = list(passages)
    named = [hit for passage in read if passage.span.end < first_answer for hit in _people(passage)]
    counts = Counter(_surname(hit) for passage in read for hit in _people(passage))
    ranked = sorted({_surname(hit) for hit in named}, key=lambda surname: -counts[surname])
    if not ranked or counts[ranked[0]] < FEWEST_MENTIONS:
        return None
    if len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]:
        return None
    return next(hit for hit in named if _surname(hit) == ranked[0])


def _surname(hit: MentionHit) -> str:
    return hit.mention.text.split(" ")[-1]


def _people(passage: Passage) -> list[MentionHit]:
    return [
        hit
        for hit in passage.mentions
        if hit.mention.kind is MentionKind.NAME and not is_thing(hit.mention, passage.pack)
    ]
