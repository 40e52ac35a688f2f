"""Documents, feeds and scripts as JSON, for the pipe between the parser's process and ours.

JSON and not pickle: a parser that has been taken over can send nothing but data.
"""

import json
import struct
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from claims.intake.types import (
    Block,
    Document,
    FeedItem,
    LinkedScripts,
    ParsedFeed,
    PublishedDate,
    Unreadable,
)

LENGTH = struct.Struct(">I")  # before every frame

Answer = Document | ParsedFeed | LinkedScripts
_KINDS: dict[type[Answer], str] = {Document: "document", ParsedFeed: "feed", LinkedScripts: "scripts"}


def pack_answer(answer: Answer) -> bytes:
    """A document, a feed or a page's scripts as bytes."""
    return json.dumps({_KINDS[type(answer)]: asdict(answer)}, default=_isoformat).encode("ascii")


def pack_refusal(reason: str, sentence: str) -> bytes:
    """A refusal as bytes."""
    return json.dumps({"unreadable": [reason, sentence]}).encode("ascii")


def unpack_answer(packed: bytes) -> Answer:
    """What `pack_answer` packed.

    :raises Unreadable: what `pack_refusal` packed, or bytes that neither of them made
    """
    try:
        answer = json.loads(packed)
        kind, fields = next(iter(answer.items()))
        return _READERS[kind](fields)
    except (ValueError, TypeError, KeyError, AttributeError, StopIteration) as error:
        raise Unreadable("parser_stopped", "The parser gave an answer that makes no sense.") from error


def _document(fields: dict[str, Any]) -> Document:
    blocks = tuple(Block(**block) for block in fields.pop("blocks"))
    published = fields.pop("published")
    on, instant = published.pop("on"), _instant(published.pop("instant"))
    when = PublishedDate(on=date.fromisoformat(on) if on else None, instant=instant, **published)
    return Document(blocks=blocks, published=when, **fields)


def _feed(fields: dict[str, Any]) -> ParsedFeed:
    items = (FeedItem(published=_instant(item.pop("published")), **item) for item in fields.pop("entries"))
    return ParsedFeed(entries=tuple(items), **fields)


def _scripts(fields: dict[str, Any]) -> LinkedScripts:
    return LinkedScripts(tuple(fields["texts"]))


def _refusal(fields: list[str]) -> Answer:
    reason, sentence = fields
    raise Unreadable(reason, sentence)


_READERS: dict[str, Callable[[Any], Answer]] = {
    "document": _document,
    "feed": _feed,
    "scripts": _scripts,
    "unreadable": _refusal,
}


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _isoformat(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value)} has no place in an answer")
