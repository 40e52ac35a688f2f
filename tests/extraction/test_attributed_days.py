"""A day beside a participle says which thing is meant, and not when words were said."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extraction.pipeline import extract_quotes

MONDAY = date(2026, 3, 2)


def said_on(text: str, language: str) -> date | None:
    [quote] = extract_quotes(text, language=language, published="2026-03-05")
    return quote.said.said_on


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The man arrested on Monday said: “I did nothing at all.”"),
        ("en", "Smith resigned Monday, his lawyer Harriet Cole said: “He is tired of it.”"),
        ("ro", "Greva începută luni este „un act de disperare”, potrivit Irinei Munteanu."),
        ("ro", "Bărbatul reținut luni a spus: „N-am făcut nimic rău”."),
        ("ro", "Primăria a publicat luni lista, iar părinții au strigat „Rușine să vă fie!”."),
        ("sq", "Burri i arrestuar të hënën tha: “Nuk kam bërë asgjë të keqe”."),
        ("de", "Der am Montag begonnene Streik ist laut Heike Brandt „ein Akt der Verzweiflung“."),
        ("de", "Heike Brandt sagte, der Damm, der am Montag brach, sei „eine Katastrophe mit Ansage“."),
    ],
)
def test_the_day_of_a_thing_s_participle_dates_no_words(language: str, text: str) -> None:
    assert said_on(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“They knew,” Harriet Cole testified Monday before the Senate Banking Committee."),
        ("ro", "Ministrul întrebat luni a spus: „N-am făcut nimic rău”."),
        ("de", "In einem am Montag veröffentlichten Brief schreibt Heike Brandt: „Die Zahlen waren falsch.“"),
    ],
)
def test_the_day_of_speaking_and_of_a_paper_does(language: str, text: str) -> None:
    assert said_on(text, language) == MONDAY


def test_a_deed_on_a_weekday_that_may_be_still_to_come_dates_no_words() -> None:
    text = "Heike Brandt trifft am {} die Minister. „Ich erwarte Antworten“, sagte sie."
    assert said_on(text.format("Freitag"), "de") is None
    assert said_on(text.format("Montag"), "de") == MONDAY
