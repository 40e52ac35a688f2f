"""Descriptions that say of whom they are not said lead to nobody."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ann Hill, the Labour leader, spoke. “No,” said the Tory leader."),
        ("en", "Governor Ann Hill, a Democrat, spoke. “No,” said the Republican governor."),
        ("ro", "Liderul PSD, Ion Pop, a vorbit. „Nu”, a spus liderul liberal."),
        ("ro", "Deputatul PSD Ion Pop a vorbit. „Nu”, a spus deputatul PNL."),
        ("sq", "Deputeti i PS-së Ilir Hoxha foli. “Jo”, tha deputeti i PD-së."),
        ("de", "SPD-Chef Uwe Kern sprach. „Nein“, sagte der CDU-Chef."),
    ],
)
def test_a_member_of_one_party_is_none_of_another(language: str, text: str) -> None:
    assert led(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Coach Jim Moor was sacked on Tuesday.\n\n“I want three points,” said the new coach."),
        ("ro", "Antrenorul Dan Rusu a fost demis marți.\n\n„Vreau trei puncte”, a spus noul antrenor."),
        ("sq", "Trajneri Ilir Hoxha u shkarkua të martën.\n\n“Dua tri pikë”, tha trajneri i ri."),
        ("de", "Trainer Uwe Kern wurde entlassen.\n\n„Ich will drei Punkte“, sagte der neue Trainer."),
        ("en", "Mayor Ben Cole spoke on Tuesday.\n\nThe former head rejects it. “It is false,” he said."),
        ("ro", "Primarul Ion Pop a vorbit marți.\n\nFostul director neagă. „Este fals”, a spus el."),
    ],
)
def test_the_new_one_is_not_who_was_before_nor_the_former_one_who_is(language: str, text: str) -> None:
    assert led(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Ann Hill, the Labour leader, spoke. “No,” said the Labour leader.", "Ann Hill"),
        ("en", "The new coach, Tom Best, came. “I want points,” said the new coach.", "Tom Best"),
        ("ro", "Noul antrenor, Vlad Ene, a venit. „Vreau puncte”, a spus noul antrenor.", "Vlad Ene"),
        (
            "en",
            "Tom Best, a former head of the school, came. “It is false,” said the former head.",
            "Tom Best",
        ),
    ],
)
def test_who_is_called_so_is_meant(language: str, text: str, who: str) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [
        ("en", "“I fell,” said the 45-year-old.", "Mark Hill"),
        ("ro", "„Am căzut”, a spus bărbatul de 45 de ani.", "Ion Pop"),
        ("sq", "“Rashë”, tha 45-vjeçari.", "Ilir Hoxha"),
    ],
)
def test_an_age_is_his_of_whom_it_is_told(language: str, words: str, name: str) -> None:
    people = {
        "en": "Mark Hill, 45, was saved. Jim Best, 31, was not.",
        "ro": "Ion Pop, de 45 de ani, a fost salvat. Dan Stan, de 31 de ani, a scăpat.",
        "sq": "Ilir Hoxha, 45 vjeç, u shpëtua. Agim Leka, 31 vjeç, u largua.",
    }
    assert led(f"{people[language]}\n\n{words}", language) == name


def test_nobody_is_of_another_age() -> None:
    assert led("Mark Hill, 45, was saved.\n\n“I fell,” said the 31-year-old.", "en") is None
