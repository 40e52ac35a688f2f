"""Whose answers are they? The person whom the article is about, or nobody."""

from __future__ import annotations

from claims.extraction.interview import dash_answers, find_answers
from claims.extraction.segmentation import paragraphs
from tests.extraction.readings import speakers

LEAD = "For 31 years Ann Lee has run the mill at Harrow. Lee spoke to this newspaper.\n\n"
ANSWERS = "What changed most?\n\n“The river did.”\n\nWill you stay?\n\n“Not one more year.”"


def test_answers_belong_to_the_person_named_most() -> None:
    assert speakers(LEAD + ANSWERS, "en") == ["Ann Lee", "Ann Lee"]


def test_words_above_an_interview_are_the_same_persons() -> None:
    assert speakers("“The river changed everything”\n\n" + LEAD + ANSWERS, "en") == ["Ann Lee"] * 3


def test_without_a_person_answers_are_nobody_s() -> None:
    assert speakers("The mill at Harrow is old.\n\n" + ANSWERS, "en") == [None, None]


def test_two_people_named_alike_often_leave_it_open() -> None:
    lead = "Ann Lee and Dan Roe run the mill. Lee is old. Roe is young.\n\n"
    assert speakers(lead + ANSWERS, "en") == [None, None]


def test_answers_follow_questions() -> None:
    text = "Why?\n“A.”\nHow?\n“B.”\nA remark.\n“C.”"
    spans = paragraphs(text)
    assert find_answers(text, spans, [spans[1], spans[3], spans[5]]) == [
        spans[1].start,
        spans[3].start,
        spans[5].start,
    ]
    assert find_answers(text, spans, [spans[1]]) == []


def test_turns_that_all_open_with_a_dash_alternate() -> None:
    text = "— Why?\n— Because.\n— How?\n— Slowly."
    assert [span.of(text) for span in dash_answers(text, paragraphs(text))] == ["Because.", "Slowly."]
    assert dash_answers("— Why?\n— Because.", paragraphs("— Why?\n— Because.")) == []
