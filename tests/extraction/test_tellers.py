"""Who tells what a sentence without marks says."""

from __future__ import annotations

import pytest

from claims.extraction.cues import find_cues
from claims.extraction.tellers import newcomer, told_by
from tests.extraction.readings import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nach Angaben von Ute Ott ist der Bau zu teuer.", "Ute Ott"),
        ("Der Bau sei zu teuer, sagte Ute Ott.", "Ute Ott"),
        ("Das Ministerium widerspricht.", "Das Ministerium"),
    ],
)
def test_whose_words_a_sentence_gives(text: str, expected: str) -> None:
    (passage,) = read(text, "de")
    passage.cues = find_cues(passage.tokens, passage.pack, passage.lows)
    hit = told_by(passage, *passage.sentences[0])
    assert hit is not None
    assert hit.mention.text == expected


def test_a_newcomer_opens_his_sentence_behind_an_indefinite_article() -> None:
    (passage,) = read("A retired baker, who lives there, told us.", "en")
    hit = newcomer(passage, *passage.sentences[0])
    assert hit is not None
    assert hit.mention.text.endswith("baker")
    (other,) = read("The baker, who lives there, told us.", "en")
    assert newcomer(other, *other.sentences[0]) is None
