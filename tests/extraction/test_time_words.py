"""Expressions of time are found among the words, apart and with what they say."""

from __future__ import annotations

import pytest

from claims.extraction.time_words import TimeWords, find_time_words, is_month_or_year
from tests.extraction.readings import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It rained on Tuesday morning.", TimeWords(3, 4, weekday=2)),
        ("en", "It rained at Tuesday's fair.", TimeWords(3, 3, weekday=2, is_attribute=True)),
        ("en", "It rained on Jan. 5, 2026.", TimeWords(3, 7, day=5, month=1, year=2026)),
        ("en", "It rained two days ago.", TimeWords(2, 4, offset=-2)),
        ("en", "It rained the next day.", TimeWords(2, 4, later=1)),
        ("ro", "A plouat în aceeași zi.", TimeWords(2, 4, later=0)),
        ("ro", "A plouat luni, 5 ianuarie.", TimeWords(2, 5, weekday=1, day=5, month=1)),
        ("ro", "A plouat acum două zile.", TimeWords(2, 4, offset=-2)),
        ("ro", "A plouat în urmă cu 3 zile.", TimeWords(2, 6, offset=-3)),
        ("ro", "A plouat pe 5.1.2026.", TimeWords(3, 3, day=5, month=1, year=2026)),
        ("sq", "Ra shi gjatë ditës së enjtes.", TimeWords(4, 5, weekday=4)),
        ("sq", "Ra shi dy ditë më parë.", TimeWords(2, 5, offset=-2)),
        ("de", "Es regnete am 5. Januar.", TimeWords(3, 5, day=5, month=1)),
    ],
)
def test_an_expression_says_its_day(language: str, text: str, expected: TimeWords) -> None:
    assert find_time_words(read(text, language)[0]) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It rained for two weeks in 5 towns."),
        ("en", "It rained the day after the fair."),
        ("en", "It may rain on the 5 hills."),
        ("ro", "A doua zi după ploaie, apa a scăzut."),
        ("sq", "Dy ditë para ndeshjes ra shi."),
    ],
)
def test_a_number_and_a_small_word_are_no_expression(language: str, text: str) -> None:
    assert find_time_words(read(text, language)[0]) == []


def test_a_month_that_is_a_small_word_needs_a_number() -> None:
    (passage,) = read("A mai plouat pe 5 mai și în iunie 2024.", "ro")
    found = [passage.lows[place] for place in range(len(passage.lows)) if is_month_or_year(passage, place)]
    assert found == ["mai", "iunie", "2024"]


@pytest.mark.parametrize(
    "text", ["A pierdut bani în primele trei luni.", "Au trecut 8 luni.", "În ultimele luni a plouat."]
)
def test_months_are_no_monday(text: str) -> None:
    assert find_time_words(read(text, "ro")[0]) == []


def test_a_monday_beside_no_amount_is_one() -> None:
    assert [words.weekday for words in find_time_words(read("A vorbit luni la radio.", "ro")[0])] == [1]
