"""A passage answers by place: its sentences, quotes, cues and mentions."""

from __future__ import annotations

from tests.extraction.readings import read

TEXT = "Ana Pop a venit. „Da”, a spus ea, „dar nu acum”."


def test_a_passage_answers_by_place() -> None:
    (passage,) = read(TEXT, "ro")
    first, second = passage.sentences
    assert passage.sentence_of(0) == first
    assert passage.sentence_of(len(passage.tokens) - 1) == second
    assert passage.quotes_in(*first) == []
    assert len(passage.quotes_in(*second)) == 2
    assert [hit.mention.text for hit in passage.mentions_in(*first)] == ["Ana Pop"]
    assert [hit.cue.text for hit in passage.cues_in(*second)] == ["a spus"]
    assert passage.mention_from[0] is passage.mention_to[2]


def test_words_outside_the_passage_are_in_no_section() -> None:
    (passage,) = read(TEXT, "ro")
    assert not passage.has("pronoun", -1)
    assert not passage.has("pronoun", 1000)


def test_a_stretch_tells_where_the_words_of_a_section_stand() -> None:
    (passage,) = read(TEXT, "ro")
    end = len(passage.tokens)
    pronouns = [place for place in range(end) if passage.has("pronoun", place)]
    assert pronouns
    assert passage.places_of("pronoun", -3, end + 3) == pronouns
    assert passage.places_of("pronoun", pronouns[0] + 1, end) == pronouns[1:]
    assert passage.places_of("no such section", 0, end) == []


def test_the_sentences_before_come_nearest_first() -> None:
    (passage,) = read("One left. Two came. Three stayed.", "en")
    assert passage.sentences_before(len(passage.tokens) - 1, 5) == [(3, 6), (0, 3)]
    assert passage.sentences_before(len(passage.tokens) - 1, 1) == [(3, 6)]
    assert passage.sentences_before(0, 5) == []
