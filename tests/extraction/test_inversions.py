"""A subject that its sentence keeps for the end is the one whom the next pronoun means."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speakers

BEFORE = "Councillor Priya Nandra spoke first. “Nobody was asked,” she said.\n\nCampaigners stood outside. "
AFTER = "\n\n“We swim every day,” she said on her way out."


@pytest.mark.parametrize(
    ("inverted", "expected"),
    [
        ("Among them was Jean Whitlock, 73, who runs a club.", "Jean Whitlock"),
        ("In the end, she was tired.", "Priya Nandra"),
    ],
)
def test_among_them_was_somebody(inverted: str, expected: str) -> None:
    assert speakers(BEFORE + inverted + AFTER, "en")[-1] == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "ro",
            "Olimpia a pierdut. După meci antrenorul Ion Pop a ieșit la presă. „Plec”, a spus el.",
            "Ion Pop",
        ),
        ("ro", "La Iași ministrul Ion Pop a vizitat spitalul. „Vin banii”, a spus el.", "Ion Pop"),
        ("sq", "Gramozi u mposht. Pas ndeshjes trajneri Arben Kola doli. “Nuk iki”, tha ai.", "Arben Kola"),
        ("ro", "În timpul ședinței Ion Pop a vorbit. „Plec de aici”, a spus el.", "Ion Pop"),
        ("sq", "Gramozi u mposht. Pas ndeshjes Arben Kola doli. “Nuk iki”, tha ai.", "Arben Kola"),
        ("ro", "S-au strâns la Liceul Ion Pop a doua zi. „Plec de aici”, a spus el.", None),
        ("ro", "Printre ei s-a aflat și Ana Rus. „Plec de aici”, a spus ea.", "Ana Rus"),
        ("ro", "A venit la soția primarului Ion Pop. „Plec de aici”, a spus el.", None),
    ],
)
def test_an_office_behind_an_adjunct_without_a_comma_is_the_subject(
    language: str, text: str, name: str | None
) -> None:
    assert led(text, language) == name
