"""Statements that the layout shows rather than marks.

Embedded posts, blocks under a heading, speech labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.types import Block, BlockKind, Cue, CueKind, Kind, Mention, MentionKind, Quote, Span

# TEXT — Name (@handle) date, with any dash, and links to pictures left out.
_POST = re.compile(
    r"(?P<body>\S.*?)\s*(?:pic\.twitter\.com/\S+\s*)?[—–―-]{1,2}\s*"
    r"(?P<name>[^—–\n@()]{2,80}?)\s*\(@(?P<handle>\w{1,30})\)\s*(?P<date>[^\n]{0,40})\Z"
)
# A line of its own below the words: — Name (@handle) date, — Name, on Facebook, date, — Name, 5 June 2026.
_FOOTER = re.compile(
    r"[—–―-]{1,2}\s*(?P<name>[^—–\n@(),]{2,80}?)\s*"
    r"(?:\(@(?P<handle>\w{1,30})\)"
    r"|,\s*(?:\w{1,4} )?(?P<platform>"
    r"Facebook|Instagram|Telegram|TikTok|Twitter|Threads|LinkedIn|Bluesky|YouTube|Truth Social|X)(?=,|\Z)"
    r"|,(?=\s*(?:\d{1,2}\W+\w+|\w+\W+\d{1,2})\W+\d{4}\Z))"
    r"(?P<date>[^\n]{0,40})\Z"
)
_LABEL = re.compile(r"(?P<name>[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ.'’ -]{2,40}):\s+(?=\S)")
_DASHES = "—–―-"
_BULLETS = "•▪*–—-"
_OPENING = "“”„«»‹›\"‘’‚'`,"
_CLOSING = "“”«»‹›\"‘’'"
_MARKS = '“”„«»‹›"'
MAX_BLOCK_PARAGRAPHS = 12
MAX_POST_PARAGRAPHS = 5
LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement found by its layout, with the speaker that the layout names."""

    quote: Quote
    kind: Kind
    speaker: Mention
    cue: Cue
    footer: Span | None = None


def find_posts(text: str, paragraphs: Sequence[Span]) -> list[Shown]:
    """Embedded posts: a paragraph that ends in a name, a handle and a date."""
    posts = [found for paragraph in paragraphs if (found := _post(text, paragraph))]
    footed = (_footed(text, paragraphs, place) for place in range(1, len(paragraphs)))
    return sorted([*posts, *(found for found in footed if found)], key=lambda shown: shown.quote.span.start)


def _footed(text: str, paragraphs: Sequence[Span], place: int) -> Shown | None:
    """A post whose name stands on a line of its own: the words above it, up to a colon or an empty line."""
    footer = paragraphs[place]
    if text[footer.start] not in _DASHES:
        return None
    match = _FOOTER.match(footer.of(text))
    first = _post_start(text, paragraphs, place)
    if match is None or first is None:
        return None
    body = _inside_marks(text, Span(paragraphs[first].start, paragraphs[place - 1].end))
    named, date = _shift(match.span("name"), footer.start), _shift(match.span("date"), footer.start)
    where = next(group for group in ("handle", "platform", "date") if match[group])
    cue = Cue(match[where], _shift(match.span(where), footer.start), CueKind.POST, "post")
    speaker = Mention(named.of(text), named, MentionKind.NAME)
    quote = Quote(body.of(text), body, body, paragraphs=place - first)
    return Shown(quote, Kind.EMBEDDED_POST, speaker, cue, date if date.length else None)


def _post_start(text: str, paragraphs: Sequence[Span], place: int) -> int | None:
    """Which paragraph the post above a footer begins with; None if marks show that only a part is quoted."""
    first = place - 1
    for step in range(place - 1, max(0, place - MAX_POST_PARAGRAPHS) - 1, -1):
        if text[paragraphs[step].end - 1] == ":":
            first = step + 1
            break
    words = text[paragraphs[first].start : paragraphs[place - 1].end] if first < place else ""
    if words and _is_in_marks(words):
        return first
    return first if words and words[0] not in _OPENING and "“" not in words else None


def _is_in_marks(words: str) -> bool:
    """Whether one pair of marks holds all words: '„…”', with no other inside."""
    inside = words[1:-1]
    return words[0] in _OPENING and words[-1] in _CLOSING and not any(mark in inside for mark in _MARKS)


def _inside_marks(text: str, body: Span) -> Span:
    return Span(body.start + 1, body.end - 1) if text[body.start] in _OPENING else body


def _post(text: str, paragraph: Span) -> Shown | None:
    if "(@" not in text[paragraph.start : paragraph.end]:
        return None
    match = _POST.match(paragraph.of(text))
    if match is None:
        return None
    body = _shift(match.span("body"), paragraph.start)
    name = _shift(match.span("name"), paragraph.start)
    first_name = name.of(text).split(" / ")[0].strip()
    speaker = Mention(first_name, Span(name.start, name.start + len(first_name)), MentionKind.NAME)
    footer = _shift(match.span("date"), paragraph.start)
    cue = Cue(f"@{match['handle']}", _shift(match.span("handle"), paragraph.start), CueKind.POST, "post")
    return Shown(
        Quote(body.of(text), body, body), Kind.EMBEDDED_POST, speaker, cue, footer if footer.length else None
    )


def _shift(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)


def find_blocks(
    text: str,
    paragraphs: Sequence[Span],
    read_heading: Callable[[Span], tuple[Mention, Cue] | None],
    is_reported: Callable[[Span], bool],
) -> list[Shown]:
    """Unmarked blocks under 'Statement of X:'.

    `read_heading` says whom a paragraph announces, if anybody, `is_reported` whether the article speaks
    again.
    """
    found: list[Shown] = []
    place = 0
    while place < len(paragraphs):
        heading = paragraphs[place]
        announced = read_heading(heading) if _may_be_heading(text, heading) else None
        place += 1
        if announced is None:
            continue
        end = _block_end(text, paragraphs, place, is_reported)
        if any(_is_post(text, paragraph) for paragraph in paragraphs[place : end + 1]):
            continue  # a post, which has its name below
        if end > place:
            found.append(_block(text, paragraphs[place:end], *announced))
        place = end
    return found


def _is_post(text: str, paragraph: Span) -> bool:
    footed = text[paragraph.start] in _DASHES and _FOOTER.match(paragraph.of(text)) is not None
    return footed or _post(text, paragraph) is not None


def _may_be_heading(text: str, paragraph: Span) -> bool:
    return paragraph.length <= LONGEST_HEADING and text[paragraph.end - 1] == ":"


def _block_end(text: str, paragraphs: Sequence[Span], start: int, is_reported: Callable[[Span], bool]) -> int:
    """A block runs until a mark or a heading opens a paragraph, or until the article speaks again.

    Under a heading that it touches it ends at the first empty line, if it has one.
    """
    end = start
    touches = start < len(paragraphs) and not _is_apart(text, paragraphs, start)
    while end < min(len(paragraphs), start + MAX_BLOCK_PARAGRAPHS):
        paragraph = paragraphs[end]
        if text[paragraph.start] in _OPENING + _BULLETS or _may_be_heading(text, paragraph):
            break
        apart = _is_apart(text, paragraphs, end)
        if (touches and apart) or (end > start and apart and is_reported(paragraph)):
            break
        end += 1
    return end


def _is_apart(text: str, paragraphs: Sequence[Span], place: int) -> bool:
    """Whether an empty line stands before a paragraph."""
    return text.count("\n", paragraphs[place - 1].end, paragraphs[place].start) > 1


def _block(text: str, paragraphs: Sequence[Span], speaker: Mention, cue: Cue) -> Shown:
    span = Span(paragraphs[0].start, paragraphs[-1].end)
    return Shown(
        Quote(span.of(text), span, span, paragraphs=len(paragraphs)), Kind.STATEMENT_BLOCK, speaker, cue
    )


def split_label(text: str, quote: Quote) -> tuple[Mention, Span] | None:
    """In a transcript a name in capitals stands inside the marks: 'WALLACE: Governor, …'.

    Name and remaining span.
    """
    match = _LABEL.match(text, quote.span.start, quote.span.end)
    if match is None or match["name"] != match["name"].upper():
        return None
    span = Span(*match.span("name"))
    return Mention(span.of(text), span, MentionKind.NAME), Span(match.end(), quote.span.end)


def quoted_blocks(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    """Stretches that the page's markup marks as quoted, without the space around them."""
    for block in blocks:
        if block.kind is BlockKind.BLOCKQUOTE and block.span.of(text).strip():
            words = block.span.of(text)
            start = block.span.start + len(words) - len(words.lstrip())
            yield Span(start, start + len(words.strip()))
