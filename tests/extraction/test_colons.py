"""Who is announced before a colon."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days, led, speakers

DE = "Anna Reuter, Chefin der Buslinie, schrieb einen Brief.\n\n"
LAST = "„Wir beförderten 41.000 Fahrgäste.“"


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", f"{DE}Sie schreibt:\n\n{LAST}", "Anna Reuter"),
        ("de", f"{DE}Darin schreibt sie wörtlich:\n\n{LAST}", "Anna Reuter"),
        ("de", f"{DE}Ihre Stellungnahme:\n\n{LAST}", "Anna Reuter"),
        ("en", "Ann Reed runs the line.\n\nHer statement in full:\n\n“We carried 41,000.”", "Ann Reed"),
        ("ro", "Ana Rusu conduce linia.\n\nAceasta a precizat:\n\n„Am dus 41.000 de oameni”.", "Ana Rusu"),
        ("sq", "Ana Gjoka drejton linjën.\n\nAjo tha:\n\n“Kemi dërguar 41 mijë vetë”.", "Ana Gjoka"),
    ],
)
def test_a_pronoun_in_a_paragraph_of_its_own_goes_back_to_the_one_before(
    language: str, text: str, who: str
) -> None:
    assert led(text, language) == who


def test_a_heading_may_end_in_its_day() -> None:
    text = "Statement by Kestrel Buses, Tuesday:\n\n“We carried 41,000 passengers last year.”"
    assert led(text, "en") == "Kestrel Buses"
    assert days(text, "en", "2026-03-05") == ["2026-03-03"]


def test_a_statement_is_nobody() -> None:
    assert speakers("Statement, 3 March:\n\n“We carried 41,000 passengers last year.”", "en") == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Ana Rusu a venit. A mulțumit apoi directoarei Maria Ene și a adăugat: „Vom reveni”."),
        ("sq", "Ana Rusu erdhi. Falënderoi Maria Enën dhe shtoi: “Do të kthehemi”."),
    ],
)
def test_whoever_is_thanked_says_nothing(language: str, text: str) -> None:
    assert led(text, language) == "Ana Rusu"
