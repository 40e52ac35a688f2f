"""Words that two say together are of neither alone."""

from __future__ import annotations

import pytest

from tests.extraction.readings import only


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
