"""A normalised copy of the text with a way back, the masking of quotes, and tokens.

Everything downstream reads the copy; offsets go back to the caller's text at the very end, so that
`text[start:end]` is always what the article printed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

from claims.extraction.types import Span

# Stand-ins for one character of a masked quote; the last one tells how the quote ended.
MASK, MASK_FULL_STOP, MASK_OTHER_STOP = "\ue000", "\ue001", "\ue002"
MASKS = MASK + MASK_FULL_STOP + MASK_OTHER_STOP

_COMBINING = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MAY_CHANGE = re.compile(rf"[\r\u00ad\u200b\u2060\ufeff{_COMBINING}]")  # quicker to look for
_CHANGES = re.compile(rf"\r(?=\n)|[\u00ad\u200b\u2060\ufeff]+|[^{_COMBINING}][{_COMBINING}]+")
_ONE_TO_ONE = (
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    )
    | dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n")
    | dict.fromkeys(MASKS, "\ufffd")
    | {"\x00": "\ufffd", "\t": " "}
)
_PLAIN_WORD = r"\w++(?![-’'‑.,/])"  # first, since most are
_TOKEN = re.compile(
    rf"(?=\S)(?:{_PLAIN_WORD}|[{MASKS}]+|(?:[^\W\d_]\.){{2,}}|\w+(?:[-’'‑]\w+|[.,/]\d+)*"
    r"|([^\w\s])\1{3,}|[^\w\s])"
)


class Token(NamedTuple):
    """A word, a punctuation mark or a masked quote; `low` is its lower-case form."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_quote(self) -> bool:
        """Whether this stands for a masked quote."""
        return self.text[0] in MASKS

    @property
    def is_word(self) -> bool:
        """Whether this is a word or a number."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Whether this is a word with a capital first letter."""
        return self.text[0].isupper()


_NEW_TOKEN = partial(tuple.__new__, Token)  # an article has a thousand: no line of Python is run for each
_LOW = attrgetter("low")


@dataclass(frozen=True, slots=True)
class NormalText:
    """The copy that the stages read, and where each of its characters came from (None: nowhere moved)."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def back(self, span: Span) -> Span:
        """The same stretch in the caller's text."""
        if self.starts is None or self.ends is None:
            return span
        if span.end <= span.start:
            place = self.starts[span.start] if span.start < len(self.starts) else (self.ends or [0])[-1]
            return Span(place, place)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def forth(self, span: Span) -> Span:
        """The stretch of the copy that covers a stretch of the caller's text."""
        if self.starts is None:
            return span
        return Span(_first_at_least(self.starts, span.start), _first_at_least(self.starts, span.end))


def _first_at_least(places: Sequence[int], wanted: int) -> int:
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if places[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def normalise(raw: str, folds: Mapping[str, str] | None = None) -> NormalText:
    """Compose diacritics, drop invisible characters, make every space a space and every line end a newline.

    `folds` maps single characters to single characters (a cedilla to a comma below, say).
    """
    fold = tuple((folds or {}).items())
    plain = raw.isascii() and "\r" not in raw
    if plain or not _MAY_CHANGE.search(raw) or not _CHANGES.search(raw):
        return NormalText(_folded(raw, fold))
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    for start, end, changed in _changes(raw):
        pieces.append(raw[start:end] if changed is None else changed)
        if changed is None:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(changed))
            ends.extend([end] * len(changed))
    return NormalText(_folded("".join(pieces), fold), starts, ends)


def _folded(text: str, folds: tuple[tuple[str, str], ...]) -> str:
    """The text with each letter as it is read; the text itself where there is nothing to change."""
    table, letters = _folding(folds)
    for letter in set(letters.findall(text)):  # few kinds, and no letter is both folded and folded to
        text = text.replace(letter, table[letter])
    return text


@lru_cache(maxsize=16)
def _folding(folds: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    table = _ONE_TO_ONE | dict(folds)
    return table, re.compile(f"[{re.escape(''.join(table))}]")


def _changes(raw: str) -> Iterator[tuple[int, int, str | None]]:
    """The whole text in stretches: kept as they are (None) or changed to something else."""
    at = 0
    for match in _CHANGES.finditer(raw):
        yield at, match.start(), None
        yield match.start(), match.end(), _composed(match[0])
        at = match.end()
    yield at, len(raw), None


def _composed(piece: str) -> str:
    """The shortest form of a letter with its marks; nothing for an invisible character."""
    if piece[0] in "\r\u00ad\u200b\u2060\ufeff":
        return ""
    return unicodedata.normalize("NFC", piece)


def mask(text: str, spans: Iterable[Span]) -> str:
    """`text` with each span (in order, apart) replaced by as many stand-ins, so that offsets stay true."""
    return _replaced(text, spans, lambda span: MASK * (span.length - 1) + _last_mask(text, span))


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with nothing but spaces where the spans (in order, apart) are."""
    return _replaced(text, spans, lambda span: " " * span.length)


def _replaced(text: str, spans: Iterable[Span], stand_in: Callable[[Span], str]) -> str:
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], stand_in(span)]
        at = span.end
    return "".join([*pieces, text[at:]])


def _last_mask(text: str, span: Span) -> str:
    words = text[max(span.start, span.end - 6) : span.end].rstrip("\"”“»«'’‘› ")
    if words.endswith("."):
        return MASK_FULL_STOP
    return MASK_OTHER_STOP if words.endswith(("!", "?", "…")) else MASK


def tokenise(text: str, span: Span) -> list[Token]:
    """The words, marks and masked quotes of a stretch of text, in order."""
    found = list(_TOKEN.finditer(text, span.start, span.end))
    words = list(map(re.Match.group, found))
    rows = zip(
        words, map(str.casefold, words), map(re.Match.start, found), map(re.Match.end, found), strict=True
    )
    return list(map(_NEW_TOKEN, rows))


def lower_case(tokens: Sequence[Token]) -> list[str]:
    """The lower-case words, one for each token."""
    return list(map(_LOW, tokens))
