"""Undoing a content encoding piece by piece, without ever holding more than the cap."""

import zlib
from collections.abc import Iterable, Iterator

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_BARE_DEFLATE = -zlib.MAX_WBITS
_GZIP_START = b"\x1f\x8b"
_CHUNK = 64 * 1024

IDENTITY = frozenset({"", "identity"})
GZIP = frozenset({"gzip", "x-gzip"})


class EncodingRefused(ValueError):
    """A content encoding that we did not ask for: brotli, zstd, or one packed in another."""


class PackedBadly(ValueError):
    """Packed bytes that are damaged or cut short."""


class TooLarge(ValueError):
    """More bytes than the cap allows, as sent or after unpacking."""


def unpacked(chunks: Iterable[bytes], encoding: str, cap: int) -> bytes:
    """The body behind `chunks`, at most `cap` bytes both as sent and unpacked.

    :raises EncodingRefused: `encoding` is neither empty, identity, gzip nor deflate
    :raises TooLarge: as soon as the cap is passed; nothing more is read from `chunks`
    :raises PackedBadly: damaged or cut short
    """
    name = encoding.strip().lower()
    if name in IDENTITY:
        return _collected(_capped(chunks, cap), cap)
    if name in GZIP or name == "deflate":
        return _collected(_inflated(_capped(chunks, cap)), cap)
    raise EncodingRefused(f"The server packed the answer as “{name[:40]}”, which was not asked for.")


def _capped(chunks: Iterable[bytes], cap: int) -> Iterator[bytes]:
    sent = 0
    for chunk in chunks:
        sent += len(chunk)
        if sent > cap:
            raise TooLarge(f"The answer is longer than {cap} bytes.")
        yield chunk


def _collected(chunks: Iterable[bytes], cap: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > cap:
            raise TooLarge(f"The answer unpacks to more than {cap} bytes.")
    return bytes(body)


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    inflater = None
    for chunk in chunks:
        waiting = chunk
        while waiting:
            if inflater is not None and inflater.eof and not waiting.startswith(_GZIP_START):
                break  # padding after the end
            if inflater is None or inflater.eof:
                inflater = zlib.decompressobj(_window_bits(waiting))
            yield _inflate(inflater, waiting)
            waiting = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if inflater is not None and not inflater.eof:
        yield inflater.flush()
        if not inflater.eof:
            raise PackedBadly("The packed answer was cut short.")


def _inflate(inflater: "zlib._Decompress", packed: bytes) -> bytes:
    try:
        return inflater.decompress(packed, _CHUNK)
    except zlib.error as error:
        raise PackedBadly("The packed answer is damaged.") from error


def _window_bits(start: bytes) -> int:
    """Some servers send `deflate` without its two-byte header, against the standard."""
    has_header = start[0] == _GZIP_START[0] or (start[0] & 0x0F == 8 and start[0] >> 4 <= 7)
    return _GZIP_OR_ZLIB if has_header else _BARE_DEFLATE
