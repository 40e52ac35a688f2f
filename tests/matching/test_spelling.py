import pytest

from claims.matching.spelling import KnownWord, closest_word, slips_between, slips_forgiven


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("bridge", "bridge", 0),
        ("brigde", "bridge", 1),
        ("bridg", "bridge", 1),
        ("bridgge", "bridge", 1),
        ("brodge", "bridge", 1),
        ("", "abc", 3),
        ("ca", "abc", 3),  # no letter is moved twice
        ("energetike", "enregjetike", 2),
    ],
)
def test_slips_are_letters_missed_added_replaced_or_swapped(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other) == slips_between(other, one) == slips


def test_longer_words_forgive_more() -> None:
    assert [slips_forgiven("x" * letters) for letters in (1, 3, 4, 6, 7, 40)] == [0, 0, 1, 1, 2, 2]


def known(*words: str) -> list[KnownWord]:
    return [KnownWord(word, word, 1) for word in words]


def test_fewest_slips_win_then_the_first_letter_then_the_commoner_word() -> None:
    assert closest_word("minstry", known("minister", "ministry")) == "ministry"
    assert closest_word("bide", known("ride", "bride")) == "bride"
    assert closest_word("prame", [KnownWord("frame", "frame", 9), KnownWord("drame", "drame", 1)]) == "frame"


def test_what_is_not_near_is_not_meant() -> None:
    assert closest_word("bus", known("bud")) is None
    assert closest_word("tram", known("trains")) is None
    assert closest_word("tram", []) is None


def test_word_is_given_as_it_is_written() -> None:
    assert closest_word("taraa", [KnownWord("țară", "tara", 3)]) == "țară"
