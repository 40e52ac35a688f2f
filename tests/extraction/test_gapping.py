"""Clauses that leave out their verb of saying: whoever is named there says the words behind the name."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Pope called it “a disaster”, Mark Hill “a small mishap”.", "en", ["Ann Pope", "Mark Hill"]),
        (
            "Ann Pope spoke of “a disaster” and Mark Hill of “a small mishap”.",
            "en",
            ["Ann Pope", "Mark Hill"],
        ),
        (
            "Preotul Vasile Onu a vorbit despre „darul vieții”, iar medicul Ion Suciu despre „frica lor”.",
            "ro",
            ["Vasile Onu", "Ion Suciu"],
        ),
    ],
)
def test_a_clause_without_a_verb_has_a_speaker_of_its_own(
    text: str, language: str, expected: list[str]
) -> None:
    assert speakers(text, language) == expected


def test_an_object_of_the_same_verb_is_no_speaker() -> None:
    assert "Joe Best" not in speakers("Ann Pope called Mark Hill “a liar” and Joe Best “a thief”.", "en")
