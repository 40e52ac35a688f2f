"""A description that no word explains, in a paragraph that names one person."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speakers


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (
            "Steve Rudd, who took over in May, faced the press. “We were poor,” the Vale boss said.",
            "en",
            "Steve Rudd",
        ),
        (
            "Kryetari i klubit, Fatmir Gashi, reagoi. „Sendet u hodhën nga tribuna“, tha kreu i Bardhoshit.",
            "sq",
            "Fatmir Gashi",
        ),
        (
            "Lilia Gherman s-a ridicat. „Nu mai avem copii în sat”, a spus funcționara sătenilor.",
            "ro",
            "Lilia Gherman",
        ),
    ],
)
def test_it_is_the_only_one(text: str, language: str, who: str) -> None:
    assert speakers(text, language) == [who]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("Steve Rudd faced Ben Cole on Friday. “We were poor,” the Vale boss said.", "en", "the Vale boss"),
        ("Ana Rudd faced the press. A guard ran. “We were poor,” the guard said.", "en", "the guard"),
        ("Steve Rudd faced the press. “He was poor,” his father said.", "en", "his father"),
        ("Mayor Steve Rudd resigned. “He was paid,” the prosecutor said.", "en", "the prosecutor"),
        (
            "Lilia Gherman s-a ridicat în picioare. „Nu mai avem copii”, a spus funcționarul sătenilor.",
            "ro",
            "funcționarul sătenilor",
        ),
    ],
)
def test_it_is_nobody_else(text: str, language: str, who: str) -> None:
    assert speakers(text, language) == [who]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "Primarul Dan Pop a venit la școală. „Nu avem bani”, a spus directorul."),
        ("sq", "Kryetari Dritan Hysa erdhi në shkollë. “Nuk kemi para”, tha drejtori."),
        ("en", "Mayor Dan Pope came to the school. “We have no money,” the director said."),
        ("de", "Bürgermeister Jan Pohl kam in die Schule. „Es gibt kein Geld“, sagte der Direktor."),
    ],
)
def test_a_mayor_is_no_director(language: str, text: str) -> None:
    assert led(text, language) is None


def test_a_mayor_may_be_the_head() -> None:
    assert led("Primarul Dan Pop a venit la școală. „Nu avem bani”, a spus șeful.", "ro") == "Dan Pop"
