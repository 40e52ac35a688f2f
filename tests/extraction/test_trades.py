"""What somebody does tells whom a word for it may mean, and whom not."""

from __future__ import annotations

import pytest

from claims.extraction.packs import load_pack
from claims.extraction.trades import are_apart, trades_of
from tests.extraction.readings import led

PEOPLE = {
    "en": "Gymnast Anna Hill won gold. Accountant Laura Finch sent the papers to London.",
    "ro": "Gimnasta Ioana Pop a câștigat aurul. Contabila Elena Vasiu a trimis actele la București.",
    "sq": "Notarja Elira Hoxha fitoi arin. Kontabilistja Drita Leka dërgoi dokumentet në Tiranë.",
    "de": "Turnerin Anna Kern gewann Gold. Die Buchhalterin Laura Fink schickte die Papiere nach Berlin.",
}


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("en", "“We need 40 million,” said the athlete.", "Anna Hill"),
        ("ro", "„Avem nevoie de 40 de milioane”, a spus sportiva.", "Ioana Pop"),
        ("sq", "“Na duhen 40 milionë”, tha sportistja.", "Elira Hoxha"),
        ("de", "„Wir brauchen 40 Millionen“, sagte die Sportlerin.", "Anna Kern"),
    ],
)
def test_a_wider_word_is_of_whoever_has_the_trade(language: str, words: str, name: str) -> None:
    assert led(f"{PEOPLE[language]}\n\n{words}", language) == name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "“We need 40 million,” said the teacher."),
        ("en", "“We need 40 million,” said the man."),
        ("ro", "„Avem nevoie de 40 de milioane”, a spus profesoara."),
        ("sq", "“Na duhen 40 milionë”, tha mësuesja."),
    ],
)
def test_nobody_stands_for_another_trade(language: str, words: str) -> None:
    assert led(f"{PEOPLE[language]}\n\n{words}", language) is None


def test_of_two_who_fit_neither_is_meant() -> None:
    assert led(f"{PEOPLE['en']}\n\n“We need 40 million,” said the woman.", "en") is None


@pytest.mark.parametrize(
    ("language", "one", "other", "apart"),
    [
        ("en", "athlete", "gymnast", False),
        ("en", "athlete", "accountant", True),
        ("en", "director", "teacher", False),  # who heads something has a trade as well
        ("ro", "senatorul", "deputatul", True),
        ("ro", "parlamentarul", "deputatul", False),
        ("sq", "mbrojtësi", "avokati", False),
        ("sq", "politologia", "analistja", False),
        ("en", "gardener", "teacher", False),  # a word of no trade says nothing
    ],
)
def test_trades_are_apart_unless_one_is_the_wider(language: str, one: str, other: str, apart: bool) -> None:
    pack = load_pack(language)
    assert are_apart(trades_of((one,), pack), trades_of((other,), pack)) is apart
