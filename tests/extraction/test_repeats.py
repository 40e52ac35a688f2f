"""A headline that repeats the body's words has the body's speaker."""

from __future__ import annotations

from datetime import date

from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Grade
from tests.extraction.readings import speakers

BODY = "\n\n„Podul rămâne închis până luni, nu avem de ales”, a declarat joi Dan Rusu."


def test_an_office_in_a_headline_becomes_the_person_who_says_the_same() -> None:
    text = "Pod închis. Primarul: „Podul rămâne închis până luni”" + BODY
    assert speakers(text, "ro") == ["Dan Rusu", "Dan Rusu"]
    first = extract_quotes(text, language="ro", published="2025-06-20")[0]
    assert first.attribution.grade is Grade.HEADLINE
    assert first.said.said_on == date(2025, 6, 19)


def test_a_headline_that_names_somebody_else_keeps_its_name() -> None:
    text = "Ana Pop: „Podul rămâne închis până luni”" + BODY
    assert speakers(text, "ro") == ["Ana Pop", "Dan Rusu"]


def test_two_words_are_no_repetition() -> None:
    text = "„Podul rămâne”: zi grea la Olari" + BODY
    assert speakers(text, "ro")[0] is None


def test_an_unread_name_before_a_colon_is_respected() -> None:
    text = "Pod închis, sătenii: „Podul rămâne închis până luni”" + BODY
    assert speakers(text, "ro")[0] is None
