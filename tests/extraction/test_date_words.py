"""A pack's date words know what may begin an expression."""

from __future__ import annotations

from claims.extraction.date_words import build_date_words


def test_a_phrase_begins_with_its_first_word_before_its_second() -> None:
    words = build_date_words(
        {
            "months": {"May": 5},
            "weekdays": {"Monday": 1},
            "relative": {"the day before yesterday": -2, "today": 0},
            "numbers": {"two": 2},
            "units": {"days": 1},
            "ago": ["ago", "back from"],
        }
    )
    assert words.first_words == {"may", "monday", "the", "today", "two", "ago", "back"}
    assert words.alone == {"may", "monday", "today", "ago"}
    assert words.second_words == {"day", "from", "days", "may", ".", ","}
    assert words.weekday_starts == {"monday"}


def test_no_words_are_no_expressions() -> None:
    words = build_date_words({})
    assert words.first_words == words.alone == frozenset()
    assert words.relative.at(["today"], 0) is None
