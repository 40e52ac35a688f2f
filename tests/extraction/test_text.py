"""The copy is normal, and every stretch of it finds its way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.text import MASK_FULL_STOP, MASKS, mask, normalise, tokenise
from claims.extraction.types import Span


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("Zelenski\u00a0a spus", "Zelenski a spus"),
        ("unu\r\ndoi\rtrei", "unu\ndoi\ntrei"),
        ("s\u0326i t\u0326ara", "și țara"),
        ("cu\u00advânt\u200b", "cuvânt"),
        ("\ufeffText", "Text"),
    ],
)
def test_the_copy_is_normal(raw: str, normal: str) -> None:
    assert normalise(raw).text == normal


def test_folds_change_single_letters() -> None:
    assert normalise("preşedinte", {"ş": "ș"}).text == "președinte"


def test_a_stretch_finds_its_way_back() -> None:
    raw = "a\r\nprimul mini\u0073\u0326tru"
    normal = normalise(raw)
    start = normal.text.index("miniștru")
    back = normal.back(Span(start, start + len("miniștru")))
    assert unicodedata.normalize("NFC", back.of(raw)) == "miniștru"
    assert normal.forth(back) == Span(start, start + len("miniștru"))


@given(st.text(), st.data())
def test_back_and_forth_stay_inside_the_text(raw: str, data: st.DataObject) -> None:
    normal = normalise(raw)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    back = normal.back(Span(start, end))
    assert 0 <= back.start <= back.end <= len(raw)


def test_a_mask_keeps_all_offsets_and_tells_how_the_quote_ended() -> None:
    text = 'He said "Yes." Then he left.'
    masked = mask(text, [Span(8, 14)])
    assert len(masked) == len(text)
    assert masked[13] == MASK_FULL_STOP
    assert masked[14:] == text[14:]


def test_a_masked_quote_is_one_token() -> None:
    masked = mask('He said "no", then left', [Span(8, 12)])
    tokens = tokenise(masked, Span(0, len(masked)))
    assert [token.text for token in tokens if not token.is_quote] == ["He", "said", ",", "then", "left"]
    assert sum(token.is_quote for token in tokens) == 1
    assert tokens[2].text[0] in MASKS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("i-a transmis", ["i-a", "transmis"]),
        ("the U.S. Senate", ["the", "U.S.", "Senate"]),
        ("3.5 milioane", ["3.5", "milioane"]),
        ("Trump’s aide", ["Trump’s", "aide"]),
        ("9/11 widow", ["9/11", "widow"]),
        ("-------- a", ["--------", "a"]),
    ],
)
def test_words_stay_whole(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenise(text, Span(0, len(text)))] == words
