"""An article's text with its passages marked: every character of the text shown, none of its markup run."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# Code points on each side of a passage: ten printed pages. A browser lays out that much in a moment.
REACH = 20_000


@dataclass(frozen=True)
class Mark:
    """A stretch of text (code points, end exclusive) and what it is: clause, quote, mention, cue, other."""

    start: int
    end: int
    kind: str
    anchor: str = ""


def marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> SafeString:
    """`text[start:end]` with its marks; where marks overlap, the piece carries both kinds."""
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    return mark_safe("".join(_piece(text, *bounds, here) for bounds in _cuts(start, end, here)))  # noqa: S308


def _cuts(start: int, end: int, marks: Iterable[Mark]) -> Iterator[tuple[int, int]]:
    inner = {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    edges = [start, *sorted(inner), end]
    return itertools.pairwise(edges)


def _piece(text: str, start: int, end: int, marks: Iterable[Mark]) -> SafeString:
    covering = [mark for mark in marks if mark.start <= start and end <= mark.end]
    if not covering:
        return format_html("{}", text[start:end])
    kinds = " ".join(dict.fromkeys(f"mark-{mark.kind}" for mark in covering))
    anchor = next((mark.anchor for mark in covering if mark.anchor and mark.start == start), "")
    identity = format_html(' id="{}" tabindex="-1"', anchor) if anchor else ""
    return format_html('<mark class="{}"{}>{}</mark>', kinds, identity, text[start:end])


@dataclass(frozen=True)
class Part:
    """A stretch of a text that is too long for one page: `start` to `end` of `whole` code points."""

    start: int
    end: int
    whole: int

    @property
    def is_cut_before(self) -> bool:
        return self.start > 0

    @property
    def is_cut_after(self) -> bool:
        return self.end < self.whole


def around(text: str, start: int, end: int, reach: int = REACH) -> Part:
    """What stands before and behind a passage: as much as somebody reads."""
    return Part(max(0, start - reach), min(len(text), end + reach), len(text))


def article_html(
    text: str, blocks: Sequence[Mapping[str, Any]], marks: Sequence[Mark], part: Part | None = None
) -> SafeString:
    """The text, or a part of it, block by block; what lies between blocks is shown too: nothing hides.

    Each block says where it starts (code points), so that a script can tell where a selection stands.
    """
    first, last = (part.start, part.end) if part else (0, len(text))
    shown = (
        (kind, max(start, first), min(end, last))
        for kind, start, end in _stretches(text, blocks)
        if start < last and end > first
    )
    return format_html_join(
        "",
        '<div class="text-block text-{}" data-start="{}">{}</div>',
        ((kind, start, marked(text, start, end, marks)) for kind, start, end in shown),
    )


def _stretches(text: str, blocks: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int, int]]:
    at = 0
    for block in blocks:
        start, end = max(at, int(block["start"])), min(len(text), int(block["end"]))
        if text[at:start].strip():
            yield "between", at, start
        if start < end:
            yield str(block["kind"]), start, end
            at = end
    if text[at:].strip():
        yield "paragraph", at, len(text)


def quoted(words: str, start: int, spans: Sequence[Sequence[int]], most: int = 400) -> SafeString:
    """Words with their quoted pieces marked; `start` and `spans` count from the article's beginning."""
    marks = [Mark(first - start, last - start, "quote") for first, last in spans]
    shown = marked(words, 0, min(len(words), most), marks)
    return shown if len(words) <= most else format_html("{}…", shown)
