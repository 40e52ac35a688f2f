"""Possible answers to who said a quote, and the quote's place in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claims.extraction.kept import kept
from claims.extraction.passage import Passage
from claims.extraction.types import ROLE, Cue, CueHit, CueKind, MentionHit, Span

SPEAKING = frozenset({CueKind.SAY, CueKind.TELL, CueKind.CONTINUE, CueKind.LABEL, CueKind.HEARSAY})


@dataclass(frozen=True)
class QuotePlace:
    """A quote as one token of its passage. `ends_open` says that its last words lead on (a comma, ! or ?)."""

    passage: Passage
    token: int
    ends_open: bool
    starts_small: bool

    @kept
    def bounds(self) -> tuple[int, int, int, int]:
        """First and end of the sentence, around the stretch between the neighbouring quotes."""
        first, end = self.passage.sentence_of(self.token)
        before, after = self.passage.quotes_in(first, self.token), self.passage.quotes_in(self.token + 1, end)
        return first, before[-1] + 1 if before else first, after[0] if after else end, end


class Proposal(NamedTuple):
    """One possible answer.

    A mention (None where the verb has no subject of its own) with its cue and score.
    """

    hit: MentionHit | None
    cue: Cue | None
    score: float
    rule: str
    channel: str | None = None


class Answer(NamedTuple):
    """The chosen proposal of one quote, the others, and the name that a pronoun stands for."""

    chosen: Proposal | None
    others: tuple[Proposal, ...] = ()
    antecedent: MentionHit | None = None

    @property
    def cue(self) -> Cue | None:
        """The verb that led to the chosen proposal."""
        return self.chosen.cue if self.chosen else None

    @property
    def known(self) -> MentionHit | None:
        """Who spoke: of a description the person for whom it stands, in its place."""
        hit = self.chosen.hit if self.chosen else None
        return self.person if hit is not None and hit.mention.kind is ROLE else hit

    @property
    def person(self) -> MentionHit | None:
        """Who spoke: of a pronoun or a description whom it stands for, in its place."""
        hit = self.chosen.hit if self.chosen else None
        if hit is None or self.antecedent is None:
            return hit
        return hit._replace(mention=self.antecedent.mention)


def best_of(proposals: Sequence[Proposal]) -> Proposal | None:
    """The strongest proposal; of a cue without a subject and a weaker one with the same cue, the latter."""
    named = [p for p in proposals if p.hit is not None]
    if not proposals:
        return None
    best = proposals[0]
    if best.hit is None and named and named[0].score >= best.score - 0.15:
        return named[0]
    return best


def weakened(proposal: Proposal, factor: float, rule: str) -> Proposal:
    """The same answer for a neighbouring quote, less sure."""
    return proposal._replace(score=proposal.score * factor, rule=rule)


def closeness(passage: Passage, cue: CueHit, quote: int) -> float:
    """Close to the quote, at a colon or with a 'that' between them, a cue is sure of its quote."""
    between = range(cue.last + 1, quote)
    if len(between) == 0:
        return 0.96
    if len(between) <= 2 or passage.tokens[quote - 1].text == ":":
        return 0.92
    if passage.places_of("that", cue.last + 1, quote):
        return 0.85
    return 0.8 if len(between) <= 8 else 0.65


def colon_cue(passage: Passage, colon: int) -> Cue:
    """A colon, as the evidence that it leads to the words behind it."""
    token = passage.tokens[colon]
    return Cue(":", Span(token.start, token.end), CueKind.COLON, ":")
