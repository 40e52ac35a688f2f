"""From attributed quotes to candidates.

Group the pieces of one clause, cut the clause, refuse what is no statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.extraction.gapping import GAPPED
from claims.extraction.passage import Passage
from claims.extraction.types import (
    Attribution,
    Cue,
    CueHit,
    CueKind,
    Grade,
    Kind,
    Mention,
    MentionKind,
    Quote,
    SaidDate,
    Span,
)

THRESHOLD = 0.4
_GRADES = {
    MentionKind.NAME: Grade.EXPLICIT,
    MentionKind.ROLE: Grade.ROLE,
    MentionKind.NOUN: Grade.ROLE,
    MentionKind.PRONOUN: Grade.PRONOUN,
}
_CARRYING_RULES = frozenset(
    {
        "same_speaker",
        "speaker_carried",
        "subject_carried",
        "sentence_before",
        "topic",
        "interview",
        "reported",
    }
)


class Attributed(NamedTuple):
    """One quoted chain with its answer, before grouping."""

    pieces: tuple[Quote, ...]
    passage: Passage
    token: int
    partial: bool
    kind: Kind
    attribution: Attribution
    said: SaidDate
    joined: bool = False  # goes on with the one before, past the reporter's words


def grade_of(mention: Mention, cue: Cue | None, rule: str, *, in_headline: bool = False) -> Grade:
    """How the article names the speaker; headlines splice words, so theirs is a grade of its own."""
    if cue is not None and cue.kind is CueKind.HEARSAY:
        return Grade.HEARSAY
    if in_headline:
        return Grade.HEADLINE
    if rule in _CARRYING_RULES:
        return Grade.CONTINUATION
    return _GRADES[mention.kind]


def is_partial(passage: Passage, token: int, text: str) -> bool:
    """Whether a quote is a fragment of somebody else's sentence rather than a sentence of its own."""
    first, _ = passage.sentence_of(token)
    before = passage.tokens[token - 1] if token > first else None
    if before is None or before.text in {":", "—", "–", "-"}:
        return False
    if before.text == "," and text[:1].isupper():
        return False
    words = text.split()
    return text[:1].islower() or before.is_word or len(words) < 3


def grouped(attributed: Sequence[Attributed]) -> Iterator[list[Attributed]]:
    """Pieces of one clause together, everything else alone, in order."""
    group: list[Attributed] = []
    for one in attributed:
        if group and _belong_together(group[-1], one):
            group.append(one)
            continue
        if group:
            yield group
        group = [one]
    if group:
        yield group


def _belong_together(before: Attributed, after: Attributed) -> bool:
    if before.passage is not after.passage:
        return False
    if after.joined:
        return True
    same_sentence = before.passage.sentence_of(before.token) == after.passage.sentence_of(after.token)
    if not same_sentence or Kind.EMBEDDED_POST in {before.kind, after.kind}:
        return False
    if before.partial and after.partial and after.attribution.rule != GAPPED:
        return before.attribution.cue == after.attribution.cue or _shares_cue(before, after)
    interrupted = not before.partial and not before.pieces[-1].text.endswith((".", "!", "?"))
    return interrupted and after.pieces[0].text[:1].islower() and _cue_between(before, after)


def _cue_between(before: Attributed, after: Attributed) -> bool:
    """'“…,” she said, “…”': nothing but the reporting words stands between, and a mark leads back."""
    mark = after.passage.tokens[after.token - 1].text
    return mark in {",", "—", "–", "-"} and bool(before.passage.cues_in(before.token, after.token))


def _shares_cue(before: Attributed, after: Attributed) -> bool:
    """No new speaker between two fragments of a sentence."""
    between = before.passage.cues_in(before.token, after.token)
    return not between or before.attribution.mention == after.attribution.mention


def display_span(group: Sequence[Attributed]) -> Span:
    """The clause for fragments, the words themselves otherwise."""
    start, end = group[0].pieces[0].span.start, group[-1].pieces[-1].span.end
    if not group[0].partial:
        return Span(start, end)
    clause = _clause(group[0].passage, group[0].token, group[-1].token)
    return Span(min(start, clause.start), max(end, clause.end))


def _clause(passage: Passage, first_quote: int, last_quote: int) -> Span:
    first, end = passage.sentence_of(first_quote)
    start = _clause_start(passage, first, first_quote)
    stop = _clause_end(passage, last_quote, end)
    return Span(passage.tokens[start].start, passage.tokens[stop - 1].end)


def _clause_start(passage: Passage, first: int, quote: int) -> int:
    """After the 'that' of the last cue, after 'according to X,', or at the sentence's start."""
    start = max([first, *(place + 1 for place in passage.quotes_in(first, quote))])
    while start < quote and not passage.tokens[start].is_word:
        start += 1
    for cue in passage.cues_in(start, quote):
        start = max(start, _after_cue(passage, cue, quote))
    for place in range(start, quote):
        if passage.tokens[place].text == ":":
            start = place + 1
    return start


def _after_cue(passage: Passage, cue: CueHit, quote: int) -> int:
    if cue.cue.kind is CueKind.ACCORDING:
        comma = (place for place in range(cue.last, quote) if passage.tokens[place].text == ",")
        return next(comma, cue.last) + 1
    for place in range(cue.last + 1, quote):
        length = passage.pack.phrase("that", passage.lows, place)
        if length:
            return place + length
    return 0


def _clause_end(passage: Passage, quote: int, end: int) -> int:
    """Before a cue that follows, without the sentence's full stop."""
    stop = end
    for cue in passage.cues_in(quote + 1, end):
        commas = [place for place in range(quote + 1, cue.first) if passage.tokens[place].text == ","]
        if commas:
            joined = [p for p in commas if passage.pack.phrase("conjunction", passage.lows, p + 1)]
            stop = min(stop, joined[0] if joined else commas[-1])
            break
    while stop > quote + 1 and passage.tokens[stop - 1].text in ".,;:":
        stop -= 1
    return stop


def moved(quote: Quote, span: Span, outer: Span, text: str) -> Quote:
    """The same quote in the caller's text."""
    return quote._replace(span=span, outer=outer, text=span.of(text))
