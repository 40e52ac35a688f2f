"""'The defendant' is the only one whom the article says to be charged."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


def last_speaker(text: str, language: str) -> str | None:
    mention = extract_quotes(text, language=language)[-1].attribution.mention
    return mention.full_name if mention else None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "ro",
            "Aurel Pintea, trimis în judecată, a fost audiat.\n\nVorbește Ana Pop.\n\n„Nu am semnat niciodată acele state”, a spus inculpatul.",
            "Aurel Pintea",
        ),
        (
            "en",
            "Carl Webb is on trial.\n\nAnn Pope, a clerk, spoke.\n\nRain fell.\n\n“I never went near the till,” the defendant said.",
            "Carl Webb",
        ),
        (
            "sq",
            "Petrit Zenelaj akuzohet për shpërdorim.\n\nFoli Ana Gjoka.\n\n“Nuk kam firmosur asgjë”, tha i pandehuri.",
            "Petrit Zenelaj",
        ),
        (
            "ru",
            "Олег Юдин обвиняется в растрате.\n\nВыступила Анна Попова.\n\n«Я не подписывал», — сказал подсудимый.",
            "Олег Юдин",
        ),
    ],
)
def test_the_only_one_charged_is_the_defendant(language: str, text: str, name: str) -> None:
    assert last_speaker(text, language) == name


def test_of_two_who_are_charged_the_defendant_is_neither() -> None:
    text = (
        "Carl Webb is on trial at Leeds. Dan Hill, charged with theft, came later.\n\nRain fell.\n\n"
        "“I never went near the till,” the defendant said."
    )
    assert last_speaker(text, "en") is None


def test_who_accuses_is_not_accused() -> None:
    text = "Judge Ann Pope found Carl Webb guilty.\n\nRain fell.\n\n“I was not there,” the defendant said."
    assert last_speaker(text, "en") is None
