"""Words that two say together are of neither alone."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, only


@pytest.mark.parametrize(
    ("language", "text", "both"),
    [
        ("en", "Paul Reed and Anna Cole said the plan was “a great success”.", "Paul Reed and Anna Cole"),
        ("ro", "Ion Rusu și Elena Pop au spus că planul este „un mare triumf”.", "Ion Rusu și Elena Pop"),
        (
            "sq",
            "Ilir Meta dhe Elira Hoxha thanë se plani është “një triumf i madh”.",
            "Ilir Meta dhe Elira Hoxha",
        ),
    ],
)
def test_two_who_say_it_together_are_one_mention_without_a_name(language: str, text: str, both: str) -> None:
    mention = only(text, language).attribution.mention
    assert mention is not None
    assert (mention.text, mention.full_name) == (both, None)
    assert text[mention.span.start : mention.span.end] == both


def test_whom_somebody_met_says_nothing_with_another() -> None:
    text = "After the talks with Paul Reed, and some hesitation, Anna Cole said it was “a great success”."
    mention = only(text, "en").attribution.mention
    assert mention is not None
    assert mention.full_name == "Anna Cole"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Walt and Jolene Petrie lost their home. “We got the dog,” said Walt.", "Walt Petrie"),
        ("ro", "Soții Maria și Ion Pop au o fermă. „Muncim mult”, spune Maria.", "Maria Pop"),
        (
            "sq",
            "Vëllezërit Ilir dhe Dritan Hoxha kanë një fermë. “Punojmë shumë”, thotë Iliri.",
            "Ilir Hoxha",
        ),
        ("en", "Petrie and Jolene Hill lost their home. “We got the dog,” said Petrie.", None),
    ],
)
def test_the_first_of_two_has_the_surname_of_both(language: str, text: str, name: str | None) -> None:
    assert led(text, language) == name
