"""A description is of the only one of whom the article tells it, paragraphs before."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led

LATER = {
    "en": "\n\nRain fell on Tuesday.\n\n“We could do no more,” the {} said.",
    "ro": "\n\nMarți a plouat.\n\n„Nu am putut face mai mult”, a spus {}.",
}


@pytest.mark.parametrize(
    ("language", "told", "description", "name"),
    [
        ("en", "Ann Pope, who taught here for years, came late. Carl Webb waited.", "teacher", "Ann Pope"),
        (
            "ro",
            "Ana Pop, care conduce spitalul, a venit. Ion Radu a plecat.",
            "directoarea spitalului",
            "Ana Pop",
        ),
    ],
)
def test_a_description_is_led_to_the_only_one_of_whom_it_is_told(
    language: str, told: str, description: str, name: str
) -> None:
    assert led(told + LATER[language].format(description), language) == name


def test_of_two_of_whom_it_is_told_neither_is_meant() -> None:
    told = "Ann Pope, who taught here for years, came. So did Sue Hill, who taught at Leeds."
    assert led(told + LATER["en"].format("teacher"), "en") is None


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("Ann Pope, the home secretary, spoke. Carl Webb waited.", "transport secretary"),
        ("Ann Pope, a health minister, left.", "finance minister"),
        ("Ann Pope, a maths teacher, left. Carl Webb waited.", "drama teacher"),
    ],
)
def test_another_of_the_same_trade_is_not_meant(told: str, description: str) -> None:
    assert led(told + LATER["en"].format(description), "en") is None
