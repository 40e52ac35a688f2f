"""A body's description is led to a body that the sentence before is about, and to no person."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Pell Capital, which owns a tenth, asked for a sale. The hedge fund said it “will not wait”.",
            "Pell Capital",
        ),
        (
            "Medilab Ely, a company based in Ely, denied it. The company said that it “was paid late”.",
            "Medilab Ely",
        ),
        ("Xerim Ely denied it. The company said that it “was paid late”.", None),
        ("Pell Capital, which owns a tenth, left. Ann Pope stayed. The fund said it “will not wait”.", None),
        ("Ann Pope, a director of a company, left. The company said that it “was paid late”.", None),
    ],
)
def test_a_bodys_description_leads_to_what_an_apposition_shows_to_be_one(
    text: str, wanted: str | None
) -> None:
    assert led(text, "en") == wanted


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Direcția Silvică nu a comentat. „Nu ne pronunțăm acum”, a transmis instituția.",
            "Direcția Silvică",
        ),
        ("Direcția Silvică nu a comentat. „Nu ne pronunțăm acum”, a transmis ministerul.", None),
        ("Ana Pop nu a comentat. „Nu ne pronunțăm acum”, a transmis instituția.", None),
        ("Direcția Silvică nu a comentat. „Nu ne pronunțăm acum”, a transmis o instituție.", None),
    ],
)
def test_a_word_for_any_body_is_the_one_of_the_sentence_before(text: str, who: str | None) -> None:
    assert led(text, "ro") == who
