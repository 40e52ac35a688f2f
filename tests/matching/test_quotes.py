"""Equal words have equal fingerprints; numbers and negations keep look-alikes apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.quotes import compare, fingerprint, normal_words


@pytest.mark.parametrize(
    "other",
    [
        "„Vom semna acordul joi”",
        "«vom semna  acordul joi»",
        '"VOM SEMNA ACORDUL JOI."',
        "Vom semna acordul\u00a0joi…",
    ],
)
def test_marks_case_and_spaces_do_not_change_the_fingerprint(other: str) -> None:
    assert fingerprint("Vom semna acordul joi") == fingerprint(other)


def test_diacritics_do_not_change_the_fingerprint() -> None:
    assert fingerprint("Țara rămâne pregătită") == fingerprint("Tara ramane pregatita")


def test_another_word_changes_the_fingerprint() -> None:
    assert fingerprint("Vom semna acordul joi") != fingerprint("Vom semna acordul vineri")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("finalizat 90%", "finalizat 40%"),
        ("costă 1.200 de lei", "costă 1.300 de lei"),
        ("rose 3.5 percent", "rose 35 percent"),
    ],
)
def test_other_numbers_speak_against_one_statement(one: str, other: str) -> None:
    assert not compare(one, other).may_be_same


def test_thousands_may_be_grouped_either_way() -> None:
    assert compare("cost 1,200 euros", "cost 1.200 euros").same_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("taxele vor crește", "taxele nu vor crește"),
        ("do ta pranojmë", "nuk do ta pranojmë"),
        ("we did sign it", "we didn't sign it"),
    ],
)
def test_a_negation_speaks_against_one_statement(one: str, other: str) -> None:
    likeness = compare(one, other)
    assert not likeness.same_polarity
    assert not likeness.may_be_same


def test_a_cut_quote_is_contained_in_the_whole() -> None:
    whole = (
        "It is important that the plant opens before the winter, and we will keep that promise to the town"
    )
    assert compare(whole, "It is important that the plant opens").contained > 0.9


def test_unrelated_quotes_score_low() -> None:
    assert compare("The road is closed", "Bugetul a fost votat").score < 0.1


@given(st.text())
def test_any_text_is_like_itself(text: str) -> None:
    assert compare(text, text).may_be_same
    assert fingerprint(text) == fingerprint(" ".join(normal_words(text)))
