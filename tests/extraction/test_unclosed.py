"""A quote that nobody closed ends where the reporter goes on."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


@pytest.mark.parametrize(
    ("text", "language", "words", "who"),
    [
        (
            "„Apa a urcat un metru, a povestit primarul Ion Pop. Doi s-au rănit.",
            "ro",
            "Apa a urcat un metru",
            "Ion Pop",
        ),
        (
            "“The water rose a metre, said mayor Ann Pope. Two were hurt.",
            "en",
            "The water rose a metre",
            "Ann Pope",
        ),
        (
            "“The water rose a metre, Ann Pope told us. Two were hurt.",
            "en",
            "The water rose a metre",
            "Ann Pope",
        ),
        (
            "“Uji u ngrit një metër, tha Arben Hoxha. Dy u plagosën.",
            "sq",
            "Uji u ngrit një metër",
            "Arben Hoxha",
        ),
    ],
)
def test_it_ends_before_the_verb(text: str, language: str, words: str, who: str) -> None:
    (found,) = extract_quotes(text + "\n\nMë tej. More.", language=language)
    assert [quote.text for quote in found.quotes] == [words]
    assert found.attribution.mention is not None
    assert found.attribution.mention.text == who


def test_without_a_clause_it_runs_to_the_end() -> None:
    (found,) = extract_quotes("“The water rose, and many left. Two were hurt.\n\nMore.", language="en")
    assert found.quotes[0].text == "The water rose, and many left. Two were hurt."
