"""Messages as the Standard Webhooks specification has them, signed so that a receiver knows the sender.

Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable
from typing import Any

SECRET_MARK = "whsec_"  # noqa: S105 (what every secret begins with)
CONTENT_TYPE = "application/json"


def message(*, kind: str, at: str, data: dict[str, Any]) -> bytes:
    """The body: what happened, when (ISO 8601), and what it was about."""
    envelope = {"type": kind, "timestamp": at, "data": data}
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()


def headers(*, message_id: str, timestamp: int, body: bytes, secrets: Iterable[bytes]) -> dict[str, str]:
    """The three headers. While a secret is being replaced the body is signed with both.

    `timestamp` is in seconds since 1970 and is that of this try, since receivers refuse old ones.
    """
    signatures = [signature(secret, message_id, timestamp, body) for secret in secrets]
    return {
        "content-type": CONTENT_TYPE,
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signatures),
    }


def signature(secret: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    content = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()).decode()


def printed_secret(secret: bytes) -> str:
    """The secret as its holder types it into a library."""
    return SECRET_MARK + base64.b64encode(secret).decode()
