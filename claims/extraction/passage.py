"""One paragraph of the masked text, read once: tokens, sentences, cues, mentions.

What attribution works on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TypeVar

from claims.extraction.packs import Pack
from claims.extraction.text import MASKS, Token
from claims.extraction.types import CueHit, MentionHit, Span

_FIRST_TOKEN, _FIRST = itemgetter(0), attrgetter("first")
_Hit = TypeVar("_Hit", CueHit, MentionHit)


@dataclass(frozen=True)
class Passage:
    """A paragraph with everything that was found in it; sentences are half-open ranges of tokens."""

    span: Span
    tokens: Sequence[Token]
    sentences: Sequence[tuple[int, int]]
    cues: Sequence[CueHit]
    mentions: Sequence[MentionHit]
    pack: Pack

    @cached_property
    def lows(self) -> list[str]:
        """The lower-case words, one for each token."""
        return [token.low for token in self.tokens]

    @cached_property
    def quote_places(self) -> dict[int, int]:
        """The token of each masked quote by the offset at which the quote begins."""
        return {token.start: place for place, token in enumerate(self.tokens) if token.text[0] in MASKS}

    @cached_property
    def _quote_tokens(self) -> list[int]:
        return list(self.quote_places.values())

    @cached_property
    def mention_from(self) -> dict[int, MentionHit]:
        """The mention that begins at a token."""
        return {hit.first: hit for hit in self.mentions}

    @cached_property
    def mention_to(self) -> dict[int, MentionHit]:
        """The mention that ends just before a token."""
        return {hit.last + 1: hit for hit in self.mentions}

    def sentence_of(self, place: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.sentences[max(0, bisect_right(self.sentences, place, key=_FIRST_TOKEN) - 1)]

    def sentences_before(self, place: int, most: int) -> list[tuple[int, int]]:
        """At most so many sentences before the one that holds a token, the nearest first."""
        here = max(0, bisect_right(self.sentences, place, key=_FIRST_TOKEN) - 1)
        return list(reversed(self.sentences[max(0, here - most) : here]))

    def quotes_in(self, first: int, end: int) -> list[int]:
        """The tokens of the quotes in a half-open range of tokens."""
        tokens = self._quote_tokens
        return tokens[bisect_left(tokens, first) : bisect_left(tokens, end)]

    def cues_in(self, first: int, end: int) -> list[CueHit]:
        """The cues that lie wholly in a half-open range of tokens."""
        return [hit for hit in _between(self.cues, first, end) if hit.last < end]

    def mentions_in(self, first: int, end: int) -> list[MentionHit]:
        """The mentions that lie wholly in a half-open range of tokens."""
        return [hit for hit in _between(self.mentions, first, end) if hit.last < end]

    def places_of(self, section: str, first: int, end: int) -> list[int]:
        """Where the words of a section of the pack's grammar stand in a half-open range of tokens."""
        words, first = self.pack.words.get(section), max(0, first)
        here = self.lows[first:end]
        if words is None or words.isdisjoint(here):
            return []
        return [place for place, low in enumerate(here, first) if low in words]

    def has(self, section: str, place: int) -> bool:
        """Whether the token at `place` is a word of a section of the pack's grammar."""
        lows = self.lows
        return 0 <= place < len(lows) and lows[place] in self.pack.words.get(section, ())


def _between(hits: Sequence[_Hit], first: int, end: int) -> Sequence[_Hit]:
    """The hits that begin in a half-open range of tokens."""
    return hits[bisect_left(hits, first, key=_FIRST) : bisect_left(hits, end, key=_FIRST)] if hits else ()
