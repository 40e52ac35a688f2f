"""RSS and Atom to a parsed feed. Runs in the parser's child process only (see sandbox.py)."""

import calendar
import io
import itertools
import re
from datetime import UTC, datetime
from typing import Any

import feedparser
from lxml import html
from lxml.etree import LxmlError

from claims.intake.embeds import primary_language
from claims.intake.linked_data import one_line
from claims.intake.markup import plain_text
from claims.intake.types import FeedItem, FeedUnreadable, ParsedFeed
from claims.intake.urls import UrlRefused, read_address

MOST_ENTRIES = 500
LONGEST_SUMMARY = 2_000

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_ENTRY_END = re.compile(rb"</(?:item|entry)\s*>")
# feedparser reads a time without a zone as UTC. That would be a guess.
_HAS_ZONE = re.compile(r"\d\d:\d\d.*?(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d)\s*$", re.IGNORECASE | re.DOTALL)


def read_feed(
    body: bytes, *, url: str | None, content_type: str | None = None, charset: str | None = None
) -> ParsedFeed:
    """Read a feed; broken XML is recovered as far as it goes, and at most `MOST_ENTRIES` are kept.

    :raises FeedUnreadable: ``empty``, ``not_xml``, ``entities`` or ``not_a_feed``
    """
    _refuse_what_is_no_feed(body)
    said = "application/xml" + (f"; charset={charset}" if charset else "")
    # A stream: given bytes or a string, feedparser would look for a file or an address of that name.
    parsed = feedparser.parse(
        io.BytesIO(_without_surplus(body)),
        response_headers={"content-location": url or "", "content-type": said},
    )
    if not parsed.get("version") and not parsed.entries:
        shown = f" but {content_type}" if content_type else ""
        raise FeedUnreadable("not_a_feed", f"This is neither RSS nor Atom{shown}.")
    items = (_item(entry) for entry in parsed.entries[:MOST_ENTRIES])
    return ParsedFeed(
        title=_words(parsed.feed.get("title"), 500),
        language=primary_language(parsed.feed.get("language")),
        entries=tuple(item for item in items if item),
    )


def _refuse_what_is_no_feed(body: bytes) -> None:
    if not body.strip():
        raise FeedUnreadable("empty", "The answer is empty.")
    if b"<" not in body[:4096]:
        raise FeedUnreadable("not_xml", "This is not XML, so it cannot be a feed.")
    if _ENTITY.search(body.replace(b"\0", b"")):
        raise FeedUnreadable("entities", "A feed that defines entities of its own is refused.")


def _without_surplus(body: bytes) -> bytes:
    """Cut the entries beyond the cap out of the bytes: each costs the parser half a millisecond."""
    starts = [match.start() for match in itertools.islice(_ENTRY.finditer(body), MOST_ENTRIES + 1)]
    ends = (
        [match.end() for match in _ENTRY_END.finditer(body, starts[-1])] if len(starts) > MOST_ENTRIES else []
    )
    return body[: starts[-1]] + body[ends[-1] :] if ends else body


def _item(entry: Any) -> FeedItem | None:
    """An entry with an address that can be fetched; without one there is nothing to read."""
    url = one_line(entry.get("link"), 4_000) or ""
    try:
        read_address(url)
    except UrlRefused:
        return None
    return FeedItem(
        guid=one_line(entry.get("id"), 1_000) or url,
        url=url,
        title=_words(entry.get("title"), 500),
        published=_published(entry),
        summary=_words(entry.get("summary"), LONGEST_SUMMARY),
    )


def _published(entry: Any) -> datetime | None:
    moment = entry.get("published_parsed")
    if not moment or not _HAS_ZONE.search(entry.get("published", "")[:80]):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, OverflowError):
        return None


def _words(value: object, limit: int) -> str:
    """The words of a title or summary, which may be HTML, on one line."""
    source = value if isinstance(value, str) else ""
    if "<" in source:
        try:
            source = plain_text(html.fragment_fromstring(source[: limit * 20], create_parent="div"))
        except LxmlError:
            source = ""
    return one_line(source, limit) or ""
