"""Case endings come off names; words that are too short keep theirs."""

from __future__ import annotations

import pytest

from claims.extraction.packs import load_pack
from claims.extraction.stems import base_forms, stems


@pytest.mark.parametrize(
    ("name", "language", "base"),
    [
        ("Donald Trumpit", "sq", "Donald Trump"),
        ("Zelenskit", "sq", "Zelenski"),
        ("Shtëpisë së Bardhë", "sq", "Shtëpia së Bardhë"),
        ("Mariei Enache", "ro", "Maria Enache"),
        ("Kremlinului", "ro", "Kremlin"),
        ("Merz's", "en", "Merz"),
    ],
)
def test_case_endings_come_off_names(name: str, language: str, base: str) -> None:
    assert base in base_forms(name, load_pack(language)) or base.split(" ", maxsplit=1)[0] in str(
        base_forms(name, load_pack(language))
    )


def test_a_short_word_keeps_its_ending() -> None:
    assert list(stems("Mariei", load_pack("ro")))
    assert not list(stems("Iei", load_pack("ro")))
