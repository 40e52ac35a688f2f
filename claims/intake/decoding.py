"""Bytes to text: which encoding a page is really in, and what could not be decoded."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_SAMPLE = 64 * 1024
_GARBLED_SAMPLE = 8 * 1024
REPLACEMENT = "\ufffd"

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# The codecs that the web uses, under the names that Python gives them. A list, because Python has
# codecs that are no character sets (unicode_escape makes lone surrogates, punycode takes quadratic
# time); and read as browsers do: what calls itself ISO 8859-1 or ASCII is Windows-1252.
_CODECS = (
    *("utf-8", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp866"),
    *(f"cp{number}" for number in (1250, 1251, 1252, 1253, 1254, 1257)),
    *(f"iso8859-{part}" for part in (2, 3, 4, 5, 7, 10, 13, 14, 15, 16)),
)
_READ_AS = {name: name for name in _CODECS} | {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "utf-16": "utf-16-le",
}
_WIDE = frozenset({"utf-16-le", "utf-16-be"})
_META = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_NOT_TEXT = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
)


@dataclass(frozen=True)
class Decoded:
    """Text without NUL and lone surrogates; `replacements` counts its U+FFFD put in by decoding."""

    text: str
    encoding: str
    replacements: int


def decode(body: bytes, *, charset: str | None = None, is_html: bool = False) -> Decoded:
    """Decode by, in this order: byte order mark, valid UTF-8, HTTP header, the page itself (meta element
    or XML declaration), detection.

    Valid UTF-8 with letters beyond ASCII is UTF-8 whatever the header says: no other encoding looks
    like it by accident, and headers are often wrong. NUL becomes U+FFFD and is counted.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _with_replacements(body[len(mark) :], encoding)
    declared = [name for name in (_known(charset), _declared_in_meta(body) if is_html else None) if name]
    if declared and declared[0] in _WIDE and b"\0" in body[:_SAMPLE]:
        return _with_replacements(body, declared[0])
    lenient = _with_replacements(body, "utf-8")
    for name in () if lenient.replacements == 0 else declared:
        strict = _strictly(body, name)
        if strict is not None:
            return strict
    return lenient if _mostly_right(lenient) else _with_replacements(body, _detected(body, declared))


def is_known_binary(body: bytes) -> bool:
    """Whether bytes begin like a file format that is no text: PDF, ZIP, an image, a program."""
    return body.startswith(_NOT_TEXT)


def is_garbled(decoded: Decoded) -> bool:
    """Whether the start of a text is full of control and undecodable characters: no text at all."""
    sample = decoded.text[:_GARBLED_SAMPLE]
    bad = sum(
        character == REPLACEMENT or (character < " " and character not in "\t\n\v\f\r")
        for character in sample
    )
    return bad * 20 > len(sample)


def _with_replacements(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, "replace")
    before = text.count(REPLACEMENT) - (body.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    nulls = text.count("\0")
    return Decoded(text.replace("\0", REPLACEMENT) if nulls else text, encoding, max(before, 0) + nulls)


def _strictly(body: bytes, encoding: str) -> Decoded | None:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return None
    return _with_replacements(body, encoding)


def _mostly_right(decoded: Decoded) -> bool:
    """A few broken characters in UTF-8 are a few broken characters; many are another encoding."""
    beyond_ascii = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
    return decoded.replacements * 10 <= beyond_ascii


def _detected(body: bytes, declared: list[str]) -> str:
    single_byte = [name for name in declared if name != "utf-8" and name not in _WIDE]
    if single_byte:
        return single_byte[0]
    best = from_bytes(body[:_SAMPLE], cp_isolation=sorted(set(_READ_AS.values()) - _WIDE)).best()
    return (_known(best.encoding) if best else None) or "utf-8"


def _declared_in_meta(body: bytes) -> str | None:
    match = _META.search(body[:_SAMPLE])
    name = _known(match[1].decode("ascii")) if match else None
    # A meta element that can be read as ASCII was not written in UTF-16.
    return "utf-8" if name in _WIDE else name


def _known(label: str | None) -> str | None:
    if not label:
        return None
    try:
        return _READ_AS.get(codecs.lookup(label.strip()).name)
    except (LookupError, ValueError):
        return None
