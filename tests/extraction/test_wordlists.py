"""Word lists hold one entry a line; the longest phrase wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.extraction.wordlists import BadWordList, Entry, PhraseTable, read_entries


def test_sections_heads_and_comments(tmp_path: Path) -> None:
    path = tmp_path / "cues.txt"
    path.write_text(
        "# words\n[say]\ndeclara = declară +declarat  # a verb\nspune\n\n[label]\nso_called = so-called\n",
        "utf-8",
    )
    assert read_entries(path) == [
        Entry("say", "declara", ("declară", "+declarat")),
        Entry("say", "spune", ("spune",)),
        Entry("label", "so called", ("so-called",)),
    ]


def test_a_missing_list_is_empty(tmp_path: Path) -> None:
    assert read_entries(tmp_path / "none.txt") == []


def test_a_head_without_forms_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cues.txt"
    path.write_text("say = \n", "utf-8")
    with pytest.raises(BadWordList, match=r"cues\.txt:1"):
        read_entries(path)


def test_the_longest_phrase_wins() -> None:
    table = PhraseTable([("made", 1), ("made clear", 2)])
    assert table.at(["he", "made", "clear"], 1) == (2, 2)
    assert table.at(["he", "made", "it"], 1) == (1, 1)
    assert table.at(["he"], 0) is None


def test_phrases_with_one_beginning_are_told_apart() -> None:
    table = PhraseTable([("the day", 1), ("the day after", 2), ("the hague", 3)])
    words = ["the", "day", "after", "the", "hague", "the", "day", "the"]
    assert [table.at(words, place) for place in (0, 3, 5, 7)] == [(3, 2), (2, 3), (2, 1), None]
    assert table.first_words() == {"the"}


def test_of_two_equal_phrases_the_first_stays() -> None:
    table = PhraseTable([("the day", 1), ("the day", 2), ("day", 3), ("day", 4)])
    assert (table.at(["the", "day"], 0), table.at(["day"], 0)) == ((2, 1), (1, 3))
    assert len(table) == 2


def test_phrases_are_found_by_their_end() -> None:
    table = PhraseTable([("casa albă", "US")])
    assert table.ending_at(["la", "casa", "albă"], 3) == (2, "US")
    assert table.ending_at(["la", "casa", "albă"], 2) is None


def test_membership_needs_the_whole_phrase() -> None:
    table = PhraseTable([("made clear", 2)])
    assert "made clear" in table
    assert "made" not in table
