"""Those who listen are no part of the office of who speaks."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, only


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ro", "Ministrul Ion Pop a venit. „Nu plătim nimic”, i-a răspuns ministrul deputatului.", "Ion Pop"),
        ("ro", "Avocatul Dan Rusu a venit. „Nu plătim nimic”, le-a spus avocatul jurnaliștilor.", "Dan Rusu"),
        ("sq", "Ministri Ilir Pepa foli. “Nuk ka ujë sot”, u tha ministri gazetarëve.", "Ilir Pepa"),
        ("sq", "Ministri Ilir Pepa foli. “Nuk ka ujë sot”, i tha ministri deputetit.", "Ilir Pepa"),
        ("sq", "Avokati Ilir Pepa foli. “Nuk ka ujë sot”, tha avokati gazetarit.", "Ilir Pepa"),  # 'i' owns
    ],
)
def test_an_office_ends_before_its_listeners(language: str, text: str, who: str) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ro",
            "Avocatul Dan Rusu a venit. „Nu plătim nimic”, a spus avocatul jurnaliștilor.",
        ),  # their lawyer
        ("ro", "Liderul Ion Pop a venit. „Nu plătim nimic”, le-a spus liderul fermierilor."),
        ("ro", "Miniștri sunt Ion Pop, ministru, și Dan Rusu. „Nu”, i-a răspuns consilierul ministrului."),
        ("ro", "Fostul ministru Ion Pop a venit. „Nu plătim nimic”, i-a răspuns ministrul deputatului."),
        (
            "ro",
            "Ministrul Ion Pop și ministrul Dan Rusu tac. „Nu plătim”, i-a răspuns ministrul deputatului.",
        ),
        ("sq", "Zëvendësministri Ilir Pepa foli. “Nuk ka ujë sot”, i tha ministri deputetit."),
    ],
)
def test_whose_office_it_is_stays_with_it(language: str, text: str) -> None:
    assert led(text, language) is None


def test_an_office_of_people_keeps_them() -> None:
    mention = only("„Nu plătim nimic acum”, le-a spus liderul fermierilor.", "ro").attribution.mention
    assert mention is not None and mention.text == "liderul fermierilor"
