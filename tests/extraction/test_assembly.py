"""Fragments of one clause are one candidate, shown with the clause and without the reporter's words."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Kind
from tests.extraction.readings import only


@pytest.mark.parametrize(
    ("text", "language", "clause", "pieces"),
    [
        (
            "Ana Pop a spus că podul este „sigur” și că va fi „gata în mai”.",
            "ro",
            "podul este „sigur” și că va fi „gata în mai”",
            2,
        ),
        (
            "Conform lui Dan Rusu, podul este „gata în proporție de 90%”.",
            "ro",
            "podul este „gata în proporție de 90%”",
            1,
        ),
        ("Ana Popa tha se ura është “gati deri në maj”.", "sq", "ura është “gati deri në maj”", 1),
        (
            "Ann Pope said on Monday that the bridge is “almost ready for use.”",
            "en",
            "the bridge is “almost ready for use.”",
            1,
        ),
        (
            "Podul este „aproape gata de inaugurare”, a declarat Ana Pop.",
            "ro",
            "Podul este „aproape gata de inaugurare”",
            1,
        ),
    ],
)
def test_a_fragment_is_shown_with_its_clause(text: str, language: str, clause: str, pieces: int) -> None:
    candidate = only(text, language)
    assert candidate.kind is Kind.PARTIAL
    assert candidate.display_text == clause
    assert len(candidate.quotes) == pieces


def test_fragments_of_two_speakers_are_two_candidates() -> None:
    text = "Ana Pop susține că podul „este gata”, în timp ce Dan Rusu crede că „mai durează un an”."
    found = extract_quotes(text, language="ro")
    assert [one.attribution.mention and one.attribution.mention.text for one in found] == [
        "Ana Pop",
        "Dan Rusu",
    ]


def test_an_interrupted_sentence_is_one_candidate() -> None:
    candidate = only("„Podul este gata”, a spus Ana Pop, „dar mai lipsesc indicatoarele”.", "ro")
    assert [quote.text for quote in candidate.quotes] == ["Podul este gata", "dar mai lipsesc indicatoarele"]


def test_two_sentences_are_two_candidates() -> None:
    assert len(extract_quotes("“It is ready,” said Ann Pope. “We open in May.”", language="en")) == 2


def test_a_whole_sentence_is_shown_alone() -> None:
    candidate = only("Ana Pop a spus: „Podul este gata”.", "ro")
    assert candidate.kind is Kind.DIRECT
    assert candidate.display_text == "Podul este gata"


def test_paragraphs_of_one_quote_are_one_candidate() -> None:
    candidate = only("„Podul este gata.\n\nDeschidem în mai”, a scris Ana Pop.", "ro")
    assert candidate.kind is Kind.MULTI_PARAGRAPH
    assert candidate.display_text == "Podul este gata.\n\nDeschidem în mai"
