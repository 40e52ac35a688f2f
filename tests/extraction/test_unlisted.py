"""Verbs that no list has: their place behind a quote makes them verbs of saying."""

from __future__ import annotations

import pytest

from tests.extraction.readings import only, speaker


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“We are done here for today,” Ann Pope quipped.", "en", "Ann Pope"),
        ("„Das glaubt uns doch keiner mehr“, grübelte Ina Voss.", "de", "Ina Voss"),
        ("„Das glaubt uns doch keiner mehr“, grübelte sich eine Anwohnerin.", "de", "eine Anwohnerin"),
    ],
)
def test_plain_word_behind_a_sentence_is_a_verb_of_saying(text: str, language: str, expected: str) -> None:
    """No list has the verb."""
    assert speaker(text, language) == expected


def test_small_word_behind_a_sentence_is_no_verb() -> None:
    """A preposition says nothing."""
    found = only("„Das glaubt uns doch keiner mehr“, gegenüber Ina Voss.", "de").attribution
    assert found.rule != "verb_after"
