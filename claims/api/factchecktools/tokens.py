"""Page tokens: a place in a list, bound to the request that it was given for."""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from claims.models.keyset import Cursor

DIGEST_BYTES = 9


def digest(request: Mapping[str, Any]) -> bytes:
    """Which request this is, whatever the order of its parameters."""
    text = json.dumps(request, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).digest()[:DIGEST_BYTES]


def token(cursor: Cursor, request: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(digest(request)).decode() + str(cursor)


def place(text: str, request: Mapping[str, Any]) -> Cursor:
    """:raises ValueError: for a token of another request, or no token at all"""
    prefix = base64.urlsafe_b64encode(digest(request)).decode()
    if not text.startswith(prefix):
        raise ValueError("not a token of this request")
    return Cursor.parse(text.removeprefix(prefix))
