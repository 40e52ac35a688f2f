"""'The defendant' is the only one whom the article says to be charged."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


def last_speaker(text: str, language: str) -> str | None:
    mention = extract_quotes(text, language=language)[-1].attribution.mention
    return mention.full_name if mention else None


CASES = {
    "ro": (
        "Aurel Pintea",
        "Aurel Pintea, trimis în judecată, a fost audiat.",
        "Vorbește Ana Pop.",
        "„Nu am semnat niciodată acele state”, a spus inculpatul.",
    ),
    "en": (
        "Carl Webb",
        "Carl Webb is on trial.",
        "Ann Pope, a clerk, spoke. Rain fell.",
        "“I never went near the till,” the defendant said.",
    ),
    "sq": (
        "Petrit Zenelaj",
        "Petrit Zenelaj akuzohet për shpërdorim detyre.",
        "Foli Ana Gjoka.",
        "“Nuk kam firmosur asgjë”, tha i pandehuri.",
    ),
    "ru": (
        "Олег Юдин",
        "Олег Юдин обвиняется в растрате.",
        "Выступила Анна Попова.",
        "«Я ничего не подписывал», — сказал подсудимый.",
    ),
}


@pytest.mark.parametrize("language", CASES)
def test_the_only_one_charged_is_the_defendant(language: str) -> None:
    name, *paragraphs = CASES[language]
    assert last_speaker("\n\n".join(paragraphs), language) == name


def test_of_two_who_are_charged_the_defendant_is_neither() -> None:
    text = (
        "Carl Webb is on trial at Leeds. Dan Hill, charged with theft, came later.\n\nRain fell.\n\n"
        "“I never went near the till,” the defendant said."
    )
    assert last_speaker(text, "en") is None


def test_who_accuses_is_not_accused() -> None:
    text = "Judge Ann Pope found Carl Webb guilty.\n\nRain fell.\n\n“I was not there,” the defendant said."
    assert last_speaker(text, "en") is None
