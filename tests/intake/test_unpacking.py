import gzip
import os
import zlib
from collections.abc import Iterator

import pytest

from claims.intake.unpacking import EncodingRefused, PackedBadly, TooLarge, unpacked

TEXT = "„Nu e nimic de ascuns”, a spus ea. ".encode() * 5_000


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def in_pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))


@pytest.mark.parametrize("size", [1, 7, 1_000, 1_000_000])
@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("X-GZIP", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare_deflate(TEXT)),
        ("gzip", gzip.compress(TEXT) + b"\0" * 20),
    ],
)
def test_every_accepted_encoding_gives_the_body_back(encoding: str, packed: bytes, size: int) -> None:
    assert unpacked(in_pieces(packed, size), encoding, len(TEXT)) == TEXT


def test_a_gzip_stream_may_follow_another() -> None:
    assert unpacked([gzip.compress(b"one, ") + gzip.compress(b"two")], "gzip", 100) == b"one, two"


def test_incompressible_bytes_survive() -> None:
    noise = os.urandom(300_000)
    assert unpacked(in_pieces(gzip.compress(noise), 999), "gzip", 400_000) == noise


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(EncodingRefused):
        unpacked([b"anything"], encoding, 100)


def test_a_bomb_is_left_at_the_cap() -> None:
    taken: list[int] = []

    def bomb() -> Iterator[bytes]:
        packer = zlib.compressobj(9, wbits=31)
        for _ in range(10_000):  # 10 GB of zeros, made as they are asked for
            taken.append(1)
            yield packer.compress(bytes(1_000_000))

    with pytest.raises(TooLarge):
        unpacked(bomb(), "gzip", 10_000_000)
    assert len(taken) < 50


@pytest.mark.parametrize(
    "packed",
    [gzip.compress(TEXT, mtime=0)[:-9], gzip.compress(TEXT, mtime=0)[:40], b"\x1f\x8b\x08garbage" * 9],
)
def test_damaged_or_cut_bodies_are_not_passed_on(packed: bytes) -> None:
    with pytest.raises(PackedBadly):
        unpacked([packed], "gzip", 1_000_000)
