"""Pair quotation marks: one pass, a small stack, no mark trusted on its face alone.

Any closer may close any opener of the same width. Whether a mark opens or closes is read from its neighbours
first, from its shape second and from the stack last. A mark without a partner spoils its paragraph at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, zip_longest
from typing import NamedTuple

from claims.extraction.packs import Pack
from claims.extraction.types import Quote, Span, new_span
from claims.extraction.unclosed import reporter_at

# A long run of marks is decoration or an attack, never a quotation.
_COMMON, _RARE = "\"“”„‟«»‘’‚‛'‹›", "〝〞＂"
_MARK_LETTERS = frozenset(_COMMON + _RARE)
_IN_WORD = r"(?<=[^\W_][‘’‛'])[^\W_]"  # behind an apostrophe
# Begins with a set of characters, which is found faster than one of several things.
_MARK = re.compile(
    rf"[{_COMMON}{_RARE},`](?:(?<![{_RARE}`])(?!(?<=’)'',)[{_COMMON},]{{3,}}|(?<=,),|(?<=')'|(?<=`)`"
    rf"|(?<=[{_COMMON}{_RARE}])(?!{_IN_WORD}))"
)
_WORD = re.compile(r"\w+")
_SINGLE = frozenset("‘’‚‛'‹›")
_APOSTROPHES, _INCHES = _SINGLE - frozenset("‹›‚"), frozenset(('"', "''", "”"))
_OPENING_NEIGHBOURS = frozenset("([{<—–-:/=>*•")
_CLOSING_NEIGHBOURS = frozenset(")]},.;:!?…—–-/<>*")
_OPENS_BY_SHAPE = frozenset(("„", "‟", "«", "‚", "‛", "‹", ",,", "``", "〝", "‘"))
_CLOSES_BY_SHAPE = frozenset(("”", "»", "’", "›", "''", "〞"))
_HEIGHT = re.compile(r"\d['’′]\s?\d{0,2}\Z")
_YEAR = re.compile(r"\d0s?\b")

MAX_DEPTH = 4
MAX_PARAGRAPHS = 6
MAX_MARKS_IN_PARAGRAPH = 1000
MAX_QUOTES = 5000
MOST_NEIGHBOURS = 4096  # pairs of characters that are kept; an article has a hundred


class Mark(NamedTuple):
    """One mark with what its neighbours allow."""

    glyph: str
    start: int
    end: int
    single: bool
    can_open: bool
    can_close: bool


class Piece(NamedTuple):
    """A stretch between marks; `continues` says that it goes on with the quote of the piece before."""

    quote: Quote
    continues: bool = False


def find_quotes(text: str, paragraphs: Sequence[Span], pack: Pack) -> list[Piece]:
    """All pairs in order of their opening marks, nested pairs after the pair that holds them."""
    walker = _Walker(text, paragraphs, pack)
    found = islice(walker.walk(), MAX_QUOTES)
    return sorted(found, key=lambda piece: (piece.quote.outer.start, -piece.quote.outer.end))


def _marks(text: str, paragraph: Span, pack: Pack) -> list[Mark]:
    found = _MARK.finditer(text, paragraph.start, paragraph.end)
    read = (_mark(text, paragraph, m, pack) for m in found if len(m[0]) < 4)
    marks = list(islice(filter(None, read), MAX_MARKS_IN_PARAGRAPH + 1))
    if len(marks) > MAX_MARKS_IN_PARAGRAPH:
        return []
    if _APOSTROPHES.isdisjoint([mark.glyph for mark in marks]):
        return marks
    pairs = zip_longest(marks, marks[1:])
    return [mark for mark, later in pairs if mark is not None and not _is_of_many(text, mark, later)]


def _is_of_many(text: str, mark: Mark, later: Mark | None) -> bool:
    """'‘The lads’ heads went down.’': an apostrophe, where the next mark closes and this one need not."""
    if later is None or mark.glyph not in _APOSTROPHES or mark.can_open or later.can_open:
        return False
    owner = text[mark.start - 1 : mark.start] == "s" and text[mark.end : mark.end + 1] == " "
    goes_on = owner and text[mark.end + 1 : mark.end + 2].islower()
    return goes_on and later.glyph == mark.glyph and text[later.start - 1] in ".,!?…"


def _neighbours(text: str, paragraph: Span, match: re.Match[str]) -> tuple[str, str]:
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return before, after


def _is_inches(text: str, paragraph: Span, place: int) -> bool:
    """The second mark of 6'2\"."""
    return _HEIGHT.search(text, max(paragraph.start, place - 5), place) is not None


def _is_apostrophe(text: str, end: int, before: str, after: str, pack: Pack) -> bool:
    if after.isdecimal() and _YEAR.match(text, end):
        return True
    word = _WORD.match(text, end)
    return not before.isalnum() and word is not None and word[0].casefold() in pack.apostrophe_words


def _mark(text: str, paragraph: Span, match: re.Match[str], pack: Pack) -> Mark | None:
    """What a mark may do; None for an apostrophe before a clipped word and for a sign for inches."""
    before, after = _neighbours(text, paragraph, match)
    glyph = match[0]
    if glyph in _APOSTROPHES and _is_apostrophe(text, match.end(), before, after, pack):
        return None
    if glyph in _INCHES and before.isdecimal() and _is_inches(text, paragraph, match.start()):
        return None
    return Mark(glyph, match.start(), match.end(), glyph in _SINGLE, *_allowed(before, after))


@lru_cache(maxsize=MOST_NEIGHBOURS)
def _allowed(before: str, after: str) -> tuple[bool, bool]:
    """Whether a mark between two characters may open, and whether it may close."""
    before_opens = before.isspace() or before in _OPENING_NEIGHBOURS or before in _MARK_LETTERS
    after_closes = after.isspace() or after in _CLOSING_NEIGHBOURS or after in _MARK_LETTERS
    can_open = before_opens and not after.isspace() and after not in ".,;!?)"
    can_close = not before.isspace() and after_closes and before not in "(["
    return can_open, can_close


class _Walker:
    """Walks the paragraphs in order; what is open stands on `stack`."""

    def __init__(self, text: str, paragraphs: Sequence[Span], pack: Pack) -> None:
        self.text, self.paragraphs, self.pack = text, paragraphs, pack
        self._marked: dict[int, list[Mark]] = {}  # of the paragraphs within reach
        self.closers = frozenset(close for _, close in pack.pairs) - frozenset(
            open_ for open_, _ in pack.pairs
        )
        self.openers = frozenset(open_ for open_, _ in pack.pairs) - frozenset(
            close for _, close in pack.pairs
        )
        self.stack: list[Mark] = []
        self.carried = 0  # paragraphs that the outermost open mark has run over
        self.reopening = False  # the paragraph before ended inside a quote and this one opens again

    def walk(self) -> Iterator[Piece]:
        for number in range(len(self.paragraphs)):
            for mark in self.marks(number):
                yield from self._take(mark)
            yield from self._end_paragraph(number)
            self._marked.pop(number, None)

    def marks(self, number: int) -> list[Mark]:
        """The marks of a paragraph; looked for once, forgotten when the walk has passed."""
        if number not in self._marked:
            self._marked[number] = _marks(self.text, self.paragraphs[number], self.pack)
        return self._marked[number]

    def _take(self, mark: Mark) -> Iterator[Piece]:
        if self._opens(mark):
            if len(self.stack) < MAX_DEPTH:
                self.stack.append(mark)
            return
        opener = self._partner(mark)
        if opener is not None:
            yield self._piece(opener, mark.start, mark)

    def _opens(self, mark: Mark) -> bool:
        if mark.single and mark.glyph in "'’" and not any(open_.single for open_ in self.stack):
            return mark.can_open
        if mark.can_open != mark.can_close:
            return mark.can_open
        if mark.glyph in self.openers or (mark.glyph in _OPENS_BY_SHAPE and mark.glyph not in self.closers):
            return True
        if mark.glyph in self.closers or mark.glyph in _CLOSES_BY_SHAPE:
            return False
        return not any(open_.single == mark.single for open_ in self.stack)

    def _partner(self, closer: Mark) -> Mark | None:
        """The innermost open mark of the same width; a single mark left open above it was an apostrophe."""
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place].single == closer.single:
                opener = self.stack[place]
                del self.stack[place:]
                return opener
            if closer.single:
                return None
        return None

    def _piece(self, opener: Mark, end: int, closer: Mark | None) -> Piece:
        span = _inside(self.text, opener.end, end)
        outer = new_span((opener.start, closer.end if closer else end))
        depth = len(self.stack)
        paragraphs = self.carried + 1 if depth == 0 else 1
        quote = Quote(
            span.of(self.text),
            span,
            outer,
            opener.glyph,
            closer.glyph if closer else "",
            depth,
            paragraphs,
            closer is not None,
        )
        continues = self.reopening and depth == 0
        if depth == 0:
            self.reopening, self.carried = False, 0
        return Piece(quote, continues)

    def _end_paragraph(self, number: int) -> Iterator[Piece]:
        """Settle what is still open: carry it on, close it here, or forget it."""
        self.stack = [mark for mark in self.stack if not mark.single][:1]
        if not self.stack:
            self.reopening = False
            return
        opener, end = self.stack[0], self.paragraphs[number].end
        if self._reopens(number + 1):
            self.stack.clear()
            piece = self._piece(opener, end, None)
            self.reopening = True
            yield piece
        elif self.carried or self._closes_later(number):
            self.carried += 1
        else:
            self.stack.clear()
            if self._stands_to_end(opener, self.paragraphs[number]):
                reporter = reporter_at(self.text, new_span((opener.end, end)), self.pack)
                yield self._piece(opener, reporter or end, None)

    def _reopens(self, number: int) -> bool:
        """Press style opens the mark again in every paragraph and closes only the last."""
        if self.carried or number >= len(self.paragraphs) or not self.marks(number):
            return False
        first = self.marks(number)[0]
        return not first.single and first.can_open and first.start == self.paragraphs[number].start

    def _closes_later(self, number: int) -> bool:
        """Whether the next double mark within reach is one that closes."""
        for later in range(number + 1, min(len(self.paragraphs), number + 1 + MAX_PARAGRAPHS)):
            first = next((mark for mark in self.marks(later) if not mark.single), None)
            if first is not None:
                return first.can_close and not first.can_open
        return False

    def _stands_to_end(self, opener: Mark, paragraph: Span) -> bool:
        """Whether an unclosed mark plausibly quotes the rest of its paragraph."""
        before = self.text[paragraph.start : opener.start].rstrip()
        return opener.can_open and (not before or before.endswith((":", ",", ".")) or before[-1] in "—–")


def _inside(text: str, start: int, end: int) -> Span:
    """A stretch without the space around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return new_span((start, end))


def outermost(pieces: Iterable[Piece]) -> list[Piece]:
    """Only the pieces that stand in no other piece, in order."""
    kept: list[Piece] = []
    end = 0
    for piece in pieces:
        if piece.quote.outer.start >= end:
            kept.append(
                piece if piece.quote.depth == 0 else piece._replace(quote=piece.quote._replace(depth=0))
            )
            end = piece.quote.outer.end
    return kept
