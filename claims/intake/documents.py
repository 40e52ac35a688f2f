"""Bytes to a document: a page, a text file, or what an editor pasted."""

import hashlib
import re
from dataclasses import replace

from claims.intake.decoding import decode, is_garbled, is_known_binary
from claims.intake.plaintext import find_paragraphs
from claims.intake.sandbox import SHARED, Sandbox
from claims.intake.types import UNKNOWN_DATE, Document, DocumentUnreadable, Unreadable

MOST_BYTES = 16 * 1024 * 1024
MOST_LINES = 100_000

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"text/plain", "text/markdown"})
_UNDECIDED = frozenset({"", "application/octet-stream"})
_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_document(
    body: bytes,
    *,
    url: str | None = None,
    content_type: str | None = None,
    charset: str | None = None,
    sandbox: Sandbox = SHARED,
) -> Document:
    """Read a document. Plain text is read here, HTML in the parser's process.

    `content_type` is a media type without parameters, None for a file of unknown type; `charset` is
    what the server or the form says. Pasted text is ``text.encode()`` with ``text/plain``, ``utf-8``.

    :raises DocumentUnreadable: ``empty``, ``binary``, ``unsupported_type``, ``too_large``,
        ``no_article``, ``too_complex``, ``too_slow`` or ``parser_stopped``
    """
    if not body.strip():
        raise DocumentUnreadable("empty", "There is no text in this.")
    if len(body) > MOST_BYTES:
        raise DocumentUnreadable("too_large", f"This is longer than {MOST_BYTES // 1024 // 1024} MB.")
    if is_known_binary(body):
        raise DocumentUnreadable("binary", "This is a file of another kind, not text or a web page.")
    if _is_html(body, content_type):
        document = _read_page(body, url=url, content_type=content_type, charset=charset, sandbox=sandbox)
    else:
        document = _read_text(body, charset)
    return replace(document, content_hash=hashlib.sha256(body).hexdigest())


def _is_html(body: bytes, content_type: str | None) -> bool:
    named = (content_type or "").strip().lower()
    if named in _HTML_TYPES:
        return True
    if named in _UNDECIDED:
        return bool(_LOOKS_LIKE_HTML.match(body.removeprefix(b"\xef\xbb\xbf")[:8192]))
    if named in _TEXT_TYPES:
        return False
    raise DocumentUnreadable(
        "unsupported_type", f"“{named[:60]}” can neither be read as text nor as a web page."
    )


def _read_page(
    body: bytes, *, url: str | None, content_type: str | None, charset: str | None, sandbox: Sandbox
) -> Document:
    try:
        answer = sandbox.read("document", body, url=url, content_type=content_type, charset=charset)
    except Unreadable as error:
        raise DocumentUnreadable(error.reason, error.sentence) from error
    if not isinstance(answer, Document):
        raise DocumentUnreadable("parser_stopped", "The parser gave an answer that makes no sense.")
    return answer


def _read_text(body: bytes, charset: str | None) -> Document:
    decoded = decode(body, charset=charset)
    if is_garbled(decoded):
        raise DocumentUnreadable("binary", "This is not text in any encoding that could be recognised.")
    if decoded.text.count("\n") + decoded.text.count("\r") > MOST_LINES:
        raise DocumentUnreadable("too_complex", "The text has far more lines than an article could have.")
    return Document(
        text=decoded.text,
        blocks=find_paragraphs(decoded.text),
        title=None,
        byline=None,
        language=None,
        published=UNKNOWN_DATE,
        site_name=None,
        canonical_url=None,
        encoding=decoded.encoding,
        replacements=decoded.replacements,
        content_hash="",
    )
