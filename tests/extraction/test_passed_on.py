"""Words before a colon that are another's than its subject's."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led

RO = "Primarul Dan Pop și directoarea școlii, Ana Rusu, s-au întâlnit luni.\n\n"
SQ = "Kryetari Dritan Hysa dhe drejtoresha e shkollës, Ana Gjoka, u takuan të hënën.\n\n"
EN = "Mayor Dan Pope and the head teacher, Ann Reed, met on Monday.\n\n"


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ro", f"{RO}Rusu a primit un mesaj de la Pop: „Nu avem bani”.", "Dan Pop"),
        ("ro", f"{RO}Rusu a primit de la Pop un singur răspuns: „Nu avem bani”.", "Dan Pop"),
        ("ro", f"{RO}Rusu povestește ce i-a spus primarul: „Nu avem bani”.", "Dan Pop"),
        ("sq", f"{SQ}Gjoka mori një mesazh nga Hysa: “Nuk kemi para”.", "Dritan Hysa"),
        ("sq", f"{SQ}Gjoka mori nga Hysa një përgjigje të vetme: “Nuk kemi para”.", "Dritan Hysa"),
        ("sq", f"{SQ}Gjoka përmendi fjalët e Hysës: “Nuk kemi para”.", "Dritan Hysa"),
        ("sq", f"{SQ}Gjoka tregon çfarë i tha kryetari: “Nuk kemi para”.", "Dritan Hysa"),
        ("sq", f"{SQ}Hysa u kritikua nga Ana Gjoka: “Nuk kemi para”.", "Ana Gjoka"),
        ("en", f"{EN}Reed recalled Pope’s words: “We have no money.”", "Dan Pope"),
        ("en", f"{EN}Reed got a message from Dan Pope: “We have no money.”", "Dan Pope"),
    ],
)
def test_whose_words_are_handed_on(language: str, text: str, who: str) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", f"{EN}Reed got a message: “We have no money.”"),
        ("en", f"{EN}Reed received an answer from Leeds: “We have no money.”"),
        ("sq", f"{SQ}Hysa u kritikua nga Gjoka: “Nuk kemi para”."),
        ("sq", f"{SQ}Hysa u pyet nga Gjoka: “A kemi para?”"),
        ("sq", f"{SQ}Dritan Hysës i kërkoi llogari: “Na gënjyet”."),
    ],
)
def test_who_hands_them_on_did_not_say_them(language: str, text: str) -> None:
    assert led(text, language) is None
