"""Offices in headlines have no article."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Kämmerer spricht von „dem schwersten Haushalt seit Jahren“", "Jochen Brand"),
        ("Streit um Etat – Kämmerer: „Das wird ein schwerer Haushalt“", "Jochen Brand"),
    ],
)
def test_an_office_without_an_article_is_its_holder(headline: str, expected: str) -> None:
    text = f"{headline}\n\nDer Rat tagte am Montag. Kämmerer Jochen Brand warnte vor neuen Schulden."
    assert speakers(text, "de") == [expected]


def test_an_office_without_an_article_is_nobody_in_a_sentence() -> None:
    text = "Kämmerer Jochen Brand sprach.\n\nDas gilt für alle. „Es ist ernst“, sagen Kämmerer im Land."
    assert speakers(text, "de") == ["Kämmerer"]


def test_a_verb_of_many_has_no_single_holder() -> None:
    text = "Bewohner sprechen von „der schlimmsten Nacht ihres Lebens“\n\nEs brannte. Bewohner Jan Ott kam."
    assert speakers(text, "de") == ["Bewohner"]
