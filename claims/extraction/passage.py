"""One paragraph of the masked text, read once: tokens, sentences, cues, mentions.

What attribution works on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.extraction.packs import Pack
from claims.extraction.text import Token
from claims.extraction.types import CueHit, MentionHit, Span


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
        return {token.start: place for place, token in enumerate(self.tokens) if token.is_quote}

    def sentence_of(self, place: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        starts = [first for first, _ in self.sentences]
        return self.sentences[max(0, bisect_right(starts, place) - 1)]

    def cues_in(self, first: int, end: int) -> list[CueHit]:
        """The cues that lie wholly in a half-open range of tokens."""
        return [hit for hit in self.cues if first <= hit.first and hit.last < end]

    def mentions_in(self, first: int, end: int) -> list[MentionHit]:
        """The mentions that lie wholly in a half-open range of tokens."""
        return [hit for hit in self.mentions if first <= hit.first and hit.last < end]

    def has(self, section: str, place: int) -> bool:
        """Whether the token at `place` is a word of a section of the pack's grammar."""
        return 0 <= place < len(self.tokens) and self.pack.has(section, self.lows[place])
