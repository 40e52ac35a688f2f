"""A body that the article names only in what somebody heads is 'the company' afterwards."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led

APOLOGY = {
    "en": "{} has apologised. “We are sorry,” {} said.",
    "ro": "{} și-a cerut scuze. „Ne pare rău”, a transmis {}.",
    "sq": "{} kërkoi falje. “Na vjen keq”, njoftoi {}.",
    "de": "{} trat zurück. „Wir bedauern das“, teilte {} mit.",
}


@pytest.mark.parametrize(
    ("language", "office", "noun", "body"),
    [
        ("en", "The chief executive of Westland Hospital Trust", "the trust", "Westland Hospital Trust"),
        ("en", "A spokesman for Moor Rail Ltd", "the company", "Moor Rail Ltd"),
        ("ro", "Directorul Companiei Apa Olari, Ion Pop,", "compania", "Compania Apa Olari"),
        ("ro", "Șeful Inspectoratului Școlar Olt", "inspectoratul", "Inspectoratul Școlar Olt"),
        ("sq", "Drejtori i Spitalit të Korçës, Ilir Leka,", "spitali", "Spitali i Korçës"),
        ("de", "Der Präsident des Bauernverbands Hessen", "der Verband", "Bauernverband Hessen"),
    ],
)
def test_a_body_is_known_by_who_heads_it(language: str, office: str, noun: str, body: str) -> None:
    assert led(APOLOGY[language].format(office, noun), language) == body


@pytest.mark.parametrize(
    ("language", "office", "noun"),
    [
        ("en", "The director of the company", "the company"),
        ("ro", "Președintele Comisiei", "comisia"),
        ("sq", "Zëdhënësi i Policisë për rajonin e Pejës", "policia"),
        ("en", "The heads of Moor Rail Ltd and Hull Buses Ltd", "the company"),
    ],
)
def test_a_noun_alone_and_one_of_two_name_no_body(language: str, office: str, noun: str) -> None:
    assert led(APOLOGY[language].format(office, noun), language) is None
