"""A place in a list, newest first: pages that neither skip nor repeat when something new comes in front."""

import base64
import datetime as dt
from dataclasses import dataclass
from typing import Self
from uuid import UUID


@dataclass(frozen=True)
class Cursor:
    """The last row of a page: opaque outside."""

    published_at: dt.datetime
    id: UUID

    def __str__(self) -> str:
        text = f"{self.published_at.astimezone(dt.UTC).isoformat()} {self.id.hex}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> Self:
        """:raises ValueError: for anything that is not the text of a cursor"""
        padded = text.encode() + b"=" * (-len(text) % 4)
        instant, _, identity = base64.urlsafe_b64decode(padded).decode().partition(" ")
        cursor = cls(dt.datetime.fromisoformat(instant), UUID(hex=identity))
        if cursor.published_at.tzinfo is None or str(cursor) != text:
            raise ValueError("not a cursor")
        return cursor
