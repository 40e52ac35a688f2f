"""Verbs that no list has: their place behind a quote makes them verbs of saying."""

from __future__ import annotations

import pytest

from tests.extraction.readings import only, speaker, speakers


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


def test_verb_before_a_clause_in_the_mood_is_one_of_saying() -> None:
    """'ahnte, die Abwehr habe': no list has it, and whoever spoke before is another."""
    text = (
        "„Wir waren schlecht“, sagte Jan Ott. Torwart Lars Behm ahnte, die Mannschaft habe danach „Angst "
        "vor dem eigenen Mut“ gehabt."
    )
    assert speakers(text, "de") == ["Jan Ott", "Lars Behm"]


def test_verb_before_a_clause_in_the_plain_mood_says_nothing() -> None:
    """'wartete, die Mannschaft hat': nobody tells anything."""
    text = "Torwart Lars Behm wartete, die Mannschaft hat danach „Angst vor dem eigenen Mut“ gehabt."
    assert speakers(text, "de") == [None]


def test_name_behind_the_office_is_who_did_it() -> None:
    """'знизує плечима мама третьокласника Оксана Пилипів': not the woman before."""
    text = "Директорка Марта Лис мовчить. «А що робити?» — знизує плечима мама учня Оксана Пилипів."
    assert speakers(text, "uk") == ["Оксана Пилипів"]
