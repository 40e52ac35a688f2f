"""A text typed without diacritics is read with the same words typed so."""

from __future__ import annotations

import pytest

from claims.extraction.packs import load_pack
from claims.extraction.plain import bared, is_plain, marked_letters, without_marks
from tests.extraction.readings import speakers

FILLER = "Comuna are trei sate si un singur pod peste rau, iar autobuzul trece de doua ori pe zi. " * 4


@pytest.mark.parametrize(
    ("word", "bare"), [("arătat", "aratat"), ("shtëpisë", "shtepise"), ("мой", "мой"), ("Straße", "Straße")]
)
def test_only_latin_letters_lose_their_marks(word: str, bare: str) -> None:
    assert without_marks(word) == bare


def test_a_setting_is_bare_all_through() -> None:
    assert bared({"mâine": 1, "ani": ["acum", "în"]}) == {"maine": 1, "ani": ["acum", "in"]}


def test_a_language_without_marked_letters_has_no_plain_text() -> None:
    assert marked_letters(["said", "told"]) == ""
    assert not is_plain(FILLER, "")


def test_a_short_text_or_one_with_a_mark_is_not_plain() -> None:
    letters = load_pack("ro").marked_letters
    assert is_plain(FILLER, letters)
    assert not is_plain(FILLER[:100], letters)
    assert not is_plain(FILLER + "mâine", letters)


def test_a_speaker_is_found_in_a_plain_text() -> None:
    text = (
        FILLER + '\n\n"Podul nu a fost verificat din 1987", a aratat joi presedintele comisiei, Ionut Bercea.'
    )
    assert speakers(text, "ro") == ["Ionut Bercea"]
