"""The words of a pack are looked up by section, by word and by what may begin with them."""

from __future__ import annotations

from claims.extraction.sections import phrase_tables, sections_by_word, single_words, union
from claims.extraction.wordlists import Entry

ENTRIES = [Entry("verb", "say", ("says", "Said")), Entry("past", "say", ("said", "has said"))]


def test_a_section_that_is_left_out_is_empty() -> None:
    words = single_words(ENTRIES)
    assert words["verb"] == {"says", "said"}
    assert words["noun"] == frozenset()
    assert union(words, ("verb", "noun")) == {"says", "said"}


def test_a_word_knows_all_of_its_sections() -> None:
    sections = sections_by_word(single_words(ENTRIES))
    assert sections["said"] == {"verb", "past"}
    assert sections["has said"] == {"past"}


def test_a_phrase_leads_to_its_head() -> None:
    assert phrase_tables(ENTRIES)["past"].at(["has", "said"], 0) == (2, "say")
