"""Who belongs to somebody: not the owner speaks, and her name is known from then on."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“We have no choice now,” said Ann Hill's lawyer, Jim Best.", "Jim Best"),
        ("“We have no choice now,” said Network West's managing director, Tim Prowse.", "Tim Prowse"),
        ("“We have no choice now,” according to Ann Hill's lawyer, Jim Best.", "Jim Best"),
        ("“We have no choice now,” said Ann Hill's older brother.", None),
        ("According to Ann Hill's report, it is “odd and rather costly”.", None),
    ],
)
def test_an_owner_does_not_speak_for_whom_she_owns(text: str, who: str | None) -> None:
    assert led(text, "en") == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ro", "Consilierul lui Dan Barbu a plecat. Barbu a negat: „Sunt numai minciuni”.", "Dan Barbu"),
        ("en", "Sue Best, a spokeswoman for Tom Hill, left. Hill denied it: “Never in my life.”", "Tom Hill"),
        ("en", "The rector of Ann Hill College left. Hill denied it: “Never in my life.”", None),
    ],
)
def test_a_name_at_the_end_of_an_office_is_known_afterwards(
    language: str, text: str, who: str | None
) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("„Nu plecăm de aici”, a zis Ion Pop din Cluj.", "Ion Pop"),
        ("„Nu plecăm de aici”, a zis Ion Pop de la Chișinău.", "Ion Pop"),
    ],
)
def test_a_name_is_told_without_case_and_place(text: str, who: str) -> None:
    assert led(text, "ro") == who
