"""Paragraphs are lines with words; sentences end at full stops that end sentences."""

from __future__ import annotations

import pytest

from claims.extraction.packs import load_pack
from claims.extraction.segmentation import LONGEST_PARAGRAPH, paragraphs, sentences
from claims.extraction.text import mask
from claims.extraction.types import Span


def cut(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)), load_pack(language))]


def test_paragraphs_are_lines_with_words() -> None:
    assert [span.of(t) for t in ["  unu \n\n — \ndoi\n"] for span in paragraphs(t)] == ["unu", "doi"]


def test_an_endless_line_is_cut_between_words() -> None:
    pieces = paragraphs("cuvânt " * 10_000)
    assert all(piece.length <= LONGEST_PARAGRAPH for piece in pieces)
    assert sum(piece.length + 1 for piece in pieces) == len("cuvânt " * 10_000)


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Dl. Popescu a plecat. Dna. Ionescu a rămas.", "ro", 2),
        ("Art. 5 se aplică. Restul nu.", "ro", 2),
        ("Z. Hoxha foli gjatë. Salla heshti.", "sq", 2),
        ("Mr. Smith left. Sen. John Q. Adams stayed.", "en", 2),
        ("The U.S. Senate voted. It passed.", "en", 2),
        ("Cine a semnat? Nu se știe!", "ro", 2),
        ("prețul e 3.5 lei pe kg", "ro", 1),
    ],
)
def test_abbreviations_end_no_sentence(text: str, language: str, count: int) -> None:
    assert len(cut(text, language)) == count


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("He wrote on X. Asked about it, she left.", "en", 2),
        ("It was on the platform X. Ann Pope replied.", "en", 2),
        ("It was signed by X. Ray Hill.", "en", 1),
        ("Er schrieb auf der Plattform X. Auf die Frage schwieg er.", "de", 2),
        ("Das kam von X. Berger und seiner Frau.", "de", 1),
        ("A scris pe X. Ana Pop a răspuns.", "ro", 2),
        ("Scrisoarea lui X. Popescu a ajuns.", "ro", 1),
        ("Ai shkroi në platformën X. Ana Dema heshti.", "sq", 2),
        ("Letra e X. Hoxhës mbërriti.", "sq", 1),
    ],
)
def test_a_platform_called_by_a_letter_ends_its_sentence(text: str, language: str, count: int) -> None:
    assert len(cut(text, language)) == count


def test_a_quote_that_ends_with_a_full_stop_ends_its_sentence() -> None:
    text = '"It is done." Smith left.'
    masked = mask(text, [Span(0, 13)])
    assert len(sentences(masked, Span(0, len(text)), load_pack("en"))) == 2


def test_a_dash_after_a_quote_belongs_to_its_sentence() -> None:
    text = '"It is done." — Martha Quill'
    masked = mask(text, [Span(0, 13)])
    assert len(sentences(masked, Span(0, len(text)), load_pack("en"))) == 1


@pytest.mark.parametrize(
    ("text", "count"), [("He wrote on X. On Monday he left.", 2), ("He met Harry X. Onslow there.", 1)]
)
def test_no_name_goes_on_from_an_initial_with_a_small_word(text: str, count: int) -> None:
    assert len(sentences(text, Span(0, len(text)), load_pack("en"))) == count
