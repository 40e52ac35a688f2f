"""What intake hands over: documents, feeds, and the refusal to read one. Plain frozen data."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

BlockKind = Literal["headline", "paragraph", "blockquote", "embedded_post", "list_item"]
Precision = Literal["day", "month", "year", "unknown"]


@dataclass(frozen=True)
class PublishedDate:
    """When a page says that it was published, as exactly as it says so and no more.

    `on` is the day, or the first day of the month or year, by the page's own calendar; None when
    unknown. `instant` is set only if the page gives a time with its offset. `raw` is the text read.
    """

    precision: Precision = "unknown"
    on: date | None = None
    instant: datetime | None = None
    raw: str = ""


UNKNOWN_DATE = PublishedDate()


@dataclass(frozen=True)
class Block:
    """A piece of the text: ``document.text[start:end]``, in Python code points.

    Headings inside the article are headlines too. `language` is what the page declares for this
    block where that differs from the page's own, else None.
    """

    kind: BlockKind
    start: int
    end: int
    language: str | None = None


@dataclass(frozen=True)
class Document:
    """One page or file, read. `text` holds neither NUL nor lone surrogates.

    Of plain text, `text` is the whole file; of HTML, the headline and the article's blocks, joined
    by blank lines. `content_hash` is the SHA-256 of the bytes as they came, in hexadecimal;
    `replacements` counts the characters that could not be decoded and stand as U+FFFD.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str | None
    byline: str | None
    language: str | None
    published: PublishedDate
    site_name: str | None
    canonical_url: str | None
    encoding: str
    replacements: int
    content_hash: str


@dataclass(frozen=True)
class FeedItem:
    """One entry of a feed; `published` is aware (UTC), or None if the feed gives no date with a zone."""

    guid: str
    url: str
    title: str
    published: datetime | None
    summary: str


@dataclass(frozen=True)
class ParsedFeed:
    """A feed's head and at most `feeds.MOST_ENTRIES` of its entries, in the feed's own order."""

    title: str
    language: str | None
    entries: tuple[FeedItem, ...]


@dataclass(frozen=True)
class LinkedScripts:
    """The texts of a page's JSON-LD scripts, in their order."""

    texts: tuple[str, ...]


class Unreadable(Exception):
    """Bytes that give no document: `reason` is a code for programs, `sentence` is for people."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
        self.sentence = sentence


class DocumentUnreadable(Unreadable):
    """A page or file that gives no text."""


class FeedUnreadable(Unreadable):
    """An answer that is no feed, or none that can be read."""
