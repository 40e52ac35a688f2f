"""What a printed word may be is found out once, by its letters and the lists that hold it."""

from __future__ import annotations

from claims.extraction.word_classes import (
    BEGINS,
    CAPITAL,
    DATE,
    HE_OR_SHE,
    INSIDE,
    OFFICE,
    OWNER,
    SMALL,
    classes_of,
)

CLASSES = classes_of([(HE_OR_SHE, {"he"}), (OFFICE, {"mayor"}), (SMALL, {"he", "the"})])


def test_a_mention_begins_with_a_capital_a_listed_word_or_an_age() -> None:
    words = ("He", "he", "Mayor", "mayor", "Smith", "smith", "the", "74", "74-year")
    assert [bool(CLASSES[word] & BEGINS) for word in words] == [
        *(True, True, True, True, True),
        *(False, False, False, True),
    ]


def test_a_word_has_the_classes_of_every_list_that_holds_it() -> None:
    assert CLASSES["he"] == HE_OR_SHE | SMALL | BEGINS
    assert CLASSES["He"] == HE_OR_SHE | SMALL | BEGINS | CAPITAL
    assert CLASSES["grass"] == 0


def test_a_name_may_go_on_over_a_hyphen_and_some_marks() -> None:
    words = ("al-Dabbari", ".", "’", ",", "&", "–", ";", "—", "and")
    assert [word for word in words if CLASSES[word] & INSIDE] == ["al-Dabbari", ".", "’", ",", "&", "–"]


def test_an_owner_ends_in_an_s_behind_an_apostrophe() -> None:
    assert [bool(CLASSES[word] & OWNER) for word in ("Smith's", "Smith’s", "Smiths", "'s")] == [
        *(True, True),
        *(False, False),
    ]


def test_a_number_may_begin_an_office_or_a_date() -> None:
    assert CLASSES["52"] == OFFICE | DATE
