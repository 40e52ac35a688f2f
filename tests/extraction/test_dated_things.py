"""Whether a day is that of a thing, and whether words are said in the thing."""

from __future__ import annotations

import pytest

from claims.extraction.dated_things import is_of_thing
from claims.extraction.time_words import find_time_words
from tests.extraction.readings import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "After yesterday's attack, she left.", True),
        ("en", "She spoke at yesterday's hearing.", False),
        ("en", "She arrived on Tuesday.", False),
        ("ro", "Întâlnirea de joi a fost scurtă.", True),
        ("ro", "A vorbit în conferința de joi.", False),
        ("ro", "A vorbit în seara de 5 mai.", False),
        ("sq", "Sulmi i djeshëm la dy të plagosur.", True),
        ("sq", "Foli në seancën e djeshme.", False),
        ("sq", "Foli mbrëmjen e djeshme.", False),
        ("de", "Der gestrige Angriff war schwer.", True),
        ("de", "Er sprach in der gestrigen Sitzung.", False),
    ],
)
def test_a_day_beside_a_noun_is_the_noun_s(language: str, text: str, expected: bool) -> None:
    (passage,) = read(text, language)
    (words,) = find_time_words(passage)
    assert is_of_thing(passage, words) is expected
