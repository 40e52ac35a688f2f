"""Equal words have equal fingerprints; numbers and negations keep look-alikes apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.quotes import compare, fingerprint, holds, normal_words


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
        ("am construit trei spitale", "am construit două spitale"),
        ("costă 3 milioane de lei", "costă 3 miliarde de lei"),
        ("bugetul din 2024 este închis", "bugetul din 2023 este închis"),
    ],
)
def test_other_numbers_speak_against_one_statement(one: str, other: str) -> None:
    assert not compare(one, other).may_be_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cost 1,200 euros", "cost 1.200 euros"),
        ("costă 1 200 de lei", "costă 1.200 de lei"),
        ("peste 3 milioane de euro", "peste 3.000.000 de euro"),
        ("3,5 mld lei", "3.5 miliarde lei"),
        ("am construit trei spitale", "am construit 3 spitale"),
        ("two thousand jobs", "2,000 jobs"),
    ],
)
def test_one_figure_may_be_written_in_many_ways(one: str, other: str) -> None:
    assert compare(one, other).same_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("taxele vor crește", "taxele nu vor crește"),
        ("do ta pranojmë", "nuk do ta pranojmë"),
        ("we did sign it", "we didn't sign it"),
        ("am semnat contractul", "n-am semnat contractul"),
        ("ka para për rrugën", "s’ka para për rrugën"),
        ("the road was built with a tender", "the road was built without a tender"),
        ("Ми підписали угоду", "Ми не підписали угоду"),
        ("Wir haben Geld", "Wir haben kein Geld"),
        ("We raised the tax and did not cut wages", "We did not raise the tax and did not cut wages"),
    ],
)
def test_a_negation_speaks_against_one_statement(one: str, other: str) -> None:
    likeness = compare(one, other)
    assert not likeness.same_polarity
    assert not likeness.may_be_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The plant will not open", "The plant won't open"),
        ("nu am semnat nimic", "n-am semnat nimic"),
        ("nuk ka para", "s'ka para"),
        ("nuk do ta firmosim", "nuk do ta firmosim kurrë"),
        ("The plant's gates are closed", "The plant’s gates are closed"),
    ],
)
def test_one_negation_may_be_said_in_many_ways(one: str, other: str) -> None:
    assert compare(one, other).may_be_same


WHOLE = "It is important that the plant opens before winter. We will not raise taxes for its 300 workers."


@pytest.mark.parametrize(
    "cut",
    [
        "It is important that the plant opens",
        "It is important that the plant opens before win…",
        "the plant opens before winter",
        "We will not raise taxes for its 300 workers",
        "We will not raise taxes",
    ],
)
def test_a_cut_quote_is_contained_in_the_whole(cut: str) -> None:
    likeness = compare(WHOLE, cut)
    assert likeness.contained > 0.9
    assert likeness.may_be_same
    assert likeness == compare(cut, WHOLE)


@pytest.mark.parametrize(
    "cut", ["We will raise taxes", "raise taxes for its 300 workers", "for its 200 workers"]
)
def test_a_cut_that_turns_the_statement_may_not_be_the_same(cut: str) -> None:
    assert not compare(WHOLE, cut).may_be_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("El (primarul, n.r.) a semnat autorizația", "El a semnat autorizația"),
        ("We signed it […] in the spring", "We signed it in the spring"),
        ("Ai (kryebashkiaku, shën. red.) e firmosi", "Ai e firmosi"),
        ("They was (sic!) here", "They was here"),
        ("Şcoala e gata", "Școala e gata"),
    ],
)
def test_an_outlet_s_own_words_do_not_change_the_fingerprint(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_a_parenthesis_of_the_speaker_stays() -> None:
    assert fingerprint("We (all of us) signed") != fingerprint("We signed")


def test_another_outlet_s_edit_scores_high() -> None:
    one = "Vom deschide spitalul înainte de iarnă, iar oamenii vor avea medici în fiecare zi"
    other = "Vom deschide spitalul înainte de iarnă și oamenii vor avea medici în fiecare zi"
    assert compare(one, other).score > 0.8
    assert compare(one, other).may_be_same


def test_unrelated_quotes_score_low() -> None:
    assert compare("The road is closed", "Bugetul a fost votat").score < 0.1


@given(st.text(), st.text())
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert compare(one, other) == compare(other, one)


@given(st.text())
def test_any_text_is_like_itself(text: str) -> None:
    assert compare(text, text).may_be_same
    assert fingerprint(text) == fingerprint(" ".join(normal_words(text)))


def test_a_quote_holds_what_was_cut_from_it_in_one_piece_and_in_whole_words() -> None:
    whole = "„Podul se va deschide în luna mai, cum am promis.”"
    assert holds(whole, "podul se va deschide în luna mai")
    assert not holds(whole, "podul se va deschide cum am promis")
    assert not holds(whole, "podul se va deschide în luna ma")
    assert not holds(whole, "…")
