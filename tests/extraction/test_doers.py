"""A gerund's words are those of the object beside it, and a claim's those of its owner."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led


@pytest.mark.parametrize(
    "text",
    [
        "Ann Pope thanked Ben Cole for calling her “the best mayor we had”.",
        "Ann Pope criticised Ben Cole for saying that the bridge was “a waste of money”.",
        "Ann Pope recalled Ben Cole saying that the bridge was “a waste of money”.",
        "Ann Pope met Ben Cole's warning that the plan was “a waste of money” with a smile.",
        "Ann Pope mocked Ben Cole's claim that the plan was “a waste of money”.",
        "The agency quoted Ben Cole as saying that the plan was “a waste of money”.",
    ],
)
def test_the_words_are_the_other_s(text: str) -> None:
    assert led(text, "en") == "Ben Cole"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Pope left Ben Cole, saying that the plan was “a waste of money”.",
        "Ann Pope spoke for an hour, saying that the plan was “a waste of money”.",
        "Ann Pope recalled Ben Cole talking about “a waste of money”, she said.",
        "He's warning that the plan is “a waste of money”, Ann Pope said.",
    ],
)
def test_the_words_are_the_subject_s(text: str) -> None:
    assert led(text, "en") != "Ben Cole"
