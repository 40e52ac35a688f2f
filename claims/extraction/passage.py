"""One paragraph of the masked text, read once: tokens, sentences, cues, mentions.

What attribution works on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import InitVar, dataclass, field
from operator import attrgetter
from typing import TypeVar

from claims.extraction.kept import kept
from claims.extraction.packs import Pack
from claims.extraction.text import MASK, MASKS, Token
from claims.extraction.types import Cue, CueHit, CueKind, MentionHit, Span

_Hit = TypeVar("_Hit", CueHit, MentionHit)
_FIRST = attrgetter("first")
FEW_HITS = 8

FARTHEST_SENTENCE = 30  # longer paragraphs are no prose


@dataclass(eq=False)
class Passage:
    """A paragraph with everything that was found in it.

    `lows` are the lower-case words, one for each token, and `classes` what they may be; `cut` finds the
    sentences, when somebody asks for them; `quote_places` is the token of each masked quote by the offset at
    which the quote begins.
    """

    span: Span
    tokens: Sequence[Token]
    lows: Sequence[str]
    classes: Sequence[int]
    mentions: Sequence[MentionHit]
    pack: Pack
    cut: Callable[[], Sequence[tuple[int, int]]]
    cues: Sequence[CueHit] = ()
    holds_quotes: InitVar[bool] = True
    surnames: AbstractSet[str] = frozenset()  # the article's, in lower case
    quote_places: dict[int, int] = field(init=False)
    words: Mapping[str, frozenset[str]] = field(init=False)  # the pack's
    # By its first token a mention, and whether something governs it: answers that `is_governed` keeps.
    governed: dict[int, tuple[MentionHit, bool]] = field(init=False, default_factory=dict)
    # By a range of tokens its subject: answers that `main_subject` keeps.
    subjects: dict[tuple[int, int], MentionHit | None] = field(init=False, default_factory=dict)

    def __post_init__(self, holds_quotes: bool) -> None:
        """Put ready what every rule asks for."""
        self.words = self.pack.words
        masked = enumerate(self.lows) if holds_quotes else ()
        self._quote_tokens = [place for place, low in masked if low >= MASK and low[0] in MASKS]
        self.quote_places = {self.tokens[place].start: place for place in self._quote_tokens}

    @kept
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Half-open ranges of tokens."""
        return self.cut()

    @kept
    def _sentences_from(self) -> list[int]:
        return [first for first, _ in self.sentences]

    @kept
    def mention_from(self) -> dict[int, MentionHit]:
        """The mention that begins at a token."""
        return {hit.first: hit for hit in self.mentions}

    @kept
    def mention_to(self) -> dict[int, MentionHit]:
        """The mention that ends just before a token."""
        return {hit.last + 1: hit for hit in self.mentions}

    def sentence_of(self, place: int) -> tuple[int, int]:
        """The sentence that holds a token."""
        return self.sentences[bisect_right(self._sentences_from, place, 1) - 1]

    def stands_alone(self, place: int) -> bool:
        """Whether the sentence of a quote has no words but the quote's (and perhaps other quotes')."""
        first, end = self.sentence_of(place)
        return not any(token.is_word for token in self.tokens[first:end])

    def sentences_before(self, place: int, most: int) -> list[tuple[int, int]]:
        """At most so many sentences before the one that holds a token, the nearest first."""
        here = bisect_right(self._sentences_from, place, 1) - 1
        return list(reversed(self.sentences[max(0, here - most) : here]))

    def words_before(self, place: int) -> list[tuple[int, int]]:
        """The words before a token, sentence by sentence, the nearest first."""
        first, _ = self.sentence_of(place)
        return [(first, place), *self.sentences_before(place, FARTHEST_SENTENCE)]

    def quotes_in(self, first: int, end: int) -> list[int]:
        """The tokens of the quotes in a half-open range of tokens."""
        tokens = self._quote_tokens
        return tokens[bisect_left(tokens, first) : bisect_left(tokens, end)]

    def cues_in(self, first: int, end: int) -> list[CueHit]:
        """The cues that lie wholly in a half-open range of tokens."""
        return _between(self.cues, first, end) if self.cues else []

    def mentions_in(self, first: int, end: int) -> list[MentionHit]:
        """The mentions that lie wholly in a half-open range of tokens."""
        return _between(self.mentions, first, end)

    def cue_at(self, place: int, kind: CueKind) -> Cue:
        """A single word or mark as a cue."""
        token = self.tokens[place]
        return Cue(token.text, Span(token.start, token.end), kind, token.low)

    def places_of(self, section: str, first: int, end: int) -> list[int]:
        """Where the words of a section of the pack's grammar stand in a half-open range of tokens."""
        words, first = self.pack.words.get(section), max(0, first)
        here = self.lows[first:end]
        if words is None or words.isdisjoint(here):
            return []
        return [place for place, low in enumerate(here, first) if low in words]

    def has(self, section: str, place: int) -> bool:
        """Whether the token at `place` is a word of a section of the pack's grammar."""
        if place < 0:
            return False
        try:  # asked ten thousand times an article, and hardly ever behind its end
            return self.lows[place] in self.words[section]
        except IndexError:
            return False


def _between(hits: Sequence[_Hit], first: int, end: int) -> list[_Hit]:
    """The hits that lie wholly in a half-open range of tokens."""
    if len(hits) <= FEW_HITS:  # as most paragraphs have: quicker looked through than searched
        return [hit for hit in hits if hit.first >= first and hit.last < end]
    begin = bisect_left(hits, first, key=_FIRST)
    return [hit for hit in hits[begin : bisect_left(hits, end, begin, key=_FIRST)] if hit.last < end]
