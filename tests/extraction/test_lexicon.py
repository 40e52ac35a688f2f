"""A star stands for any letters; every section tells its first hit."""

from __future__ import annotations

import pytest

from claims.extraction.lexicon import Found, Lexicon
from claims.extraction.wordlists import Entry


def lexicon(*forms: str) -> Lexicon:
    return Lexicon([Entry("it", forms[0], forms)])


@pytest.mark.parametrize(
    ("form", "word", "fits"),
    [
        ("tax", "tax", True),
        ("tax", "taxes", False),
        ("tax*", "taxes", True),
        ("tax*", "tax", True),
        ("tax*", "syntax", False),
        ("*ed", "voted", True),
        ("*ed", "red", False),
        ("ge*t", "geprüft", True),
        ("ge*t", "geprüfte", False),
        ("бюджет*", "бюджетом", True),
    ],
)
def test_a_star_stands_for_letters(form: str, word: str, *, fits: bool) -> None:
    assert bool(lexicon(form).find([word])) is fits


def test_a_phrase_needs_all_of_its_words() -> None:
    found = lexicon("a *at")
    assert found.find(["podul", "a", "picat"]) == {"it": Found(1, 2)}
    assert found.find(["a", "venit"]) == {}
    assert found.find(["a"]) == {}


def test_a_section_tells_only_its_first_hit() -> None:
    assert lexicon("tax", "debt").find(["a", "debt", "a", "tax"]) == {"it": Found(1, 1)}


def test_sections_do_not_hide_one_another() -> None:
    both = Lexicon([Entry("law", "vote", ("vote*",)), Entry("past", "vote", ("voted",))])
    assert set(both.find(["voted"])) == both.sections == {"law", "past"}


def test_an_empty_lexicon_finds_nothing() -> None:
    assert Lexicon().find(["tax"]) == {}
