"""Marks pair in real text: mixed, wrong, nested, missing, over paragraphs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction import quotes
from claims.extraction.packs import load_pack
from claims.extraction.quotes import Piece, find_quotes, outermost
from claims.extraction.segmentation import paragraphs


def pieces(text: str, language: str = "ro") -> list[Piece]:
    return find_quotes(text, paragraphs(text), load_pack(language))


def quoted(text: str, language: str = "ro") -> list[str]:
    return [piece.quote.text for piece in outermost(pieces(text, language))]


@pytest.mark.parametrize(
    "text",
    [
        "A spus: „vine iarna”.",
        "A spus: „vine iarna“.",
        'A spus: „vine iarna".',
        "A spus: «vine iarna».",
        "A spus: « vine iarna ».",
        "A spus: “vine iarna”.",
        'A spus: "vine iarna".',
        "A spus: ,,vine iarna''.",
        "A spus: ”vine iarna”.",
        "A spus:„vine iarna”.",
        "A spus: „vine iarna'' și gata.",
    ],
)
def test_any_closer_closes_any_opener(text: str) -> None:
    assert quoted(text) == ["vine iarna"]


@pytest.mark.parametrize(
    "text",
    [
        "It’s John's idea, isn’t it",
        "songs of the ’80s and the '90s",
        "he is 6'3\" tall",
        "Rock 'n' roll",
        "t’i rrisim taksat s’ka si",
        '""""""""',
    ],
)
def test_apostrophes_and_primes_are_no_marks(text: str) -> None:
    assert quoted(text, "en") == []


def test_a_nested_pair_belongs_to_the_outer_one() -> None:
    text = "„Colegul a zis «nu semnăm» și a plecat”"
    found = pieces(text)
    assert [(piece.quote.depth, piece.quote.text) for piece in found] == [
        (0, "Colegul a zis «nu semnăm» și a plecat"),
        (1, "nu semnăm"),
    ]


def test_single_marks_inside_double_ones() -> None:
    assert quoted("“He said ‘we won’t sign’ and left,” she said.", "en") == [
        "He said ‘we won’t sign’ and left,"
    ]


def test_single_marks_alone_in_a_headline() -> None:
    assert quoted("Deda: ‘Nuk jap dorëheqje’", "sq") == ["Nuk jap dorëheqje"]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    found = pieces("A spus: „vine iarna.\n\nAlt text aici.\n\n„Da”, a zis ea.")
    assert [(piece.quote.text, piece.quote.closed) for piece in found] == [
        ("vine iarna.", False),
        ("Da", True),
    ]


def test_a_stray_mark_spoils_one_paragraph_only() -> None:
    assert quoted('un ecran de 27" costă mult\n\n„Scump”, a zis ea.') == ["Scump"]


def test_a_quote_may_open_once_and_close_paragraphs_later() -> None:
    found = pieces("„Unu.\n\nDoi.\n\nTrei”, a scris el.")
    assert [(piece.quote.text, piece.quote.paragraphs) for piece in found] == [("Unu.\n\nDoi.\n\nTrei", 3)]


def test_a_quote_may_open_again_in_every_paragraph() -> None:
    found = pieces("“One.\n\n“Two.\n\n“Three,” he said.", "en")
    assert [(piece.quote.text, piece.continues) for piece in found] == [
        ("One.", False),
        ("Two.", True),
        ("Three,", True),
    ]


def test_a_mark_does_not_reach_over_many_paragraphs() -> None:
    text = "„Unu.\n" + "Alt text.\n" * 10 + "Sfârșit”, a zis ea."
    assert quoted(text)[0] == "Unu."


@given(st.text(alphabet="„”“\"'’‘«»,, ab.\n—", max_size=200))
def test_any_mess_of_marks_gives_sound_spans(text: str) -> None:
    for piece in pieces(text):
        quote = piece.quote
        assert 0 <= quote.outer.start <= quote.span.start <= quote.span.end <= quote.outer.end <= len(text)
        assert quote.span.of(text) == quote.text


@given(st.text(alphabet="„”“\"'’‘«» ab.\n", max_size=200))
def test_outermost_quotes_never_overlap(text: str) -> None:
    kept = outermost(pieces(text))
    assert all(one.quote.outer.end <= two.quote.outer.start for one, two in pairwise(kept))


def test_a_paragraph_of_nothing_but_marks_is_no_quotation() -> None:
    marks = '"a" ' * (quotes.MAX_MARKS_IN_PARAGRAPH // 2)
    assert len(pieces(marks)) == quotes.MAX_MARKS_IN_PARAGRAPH // 2
    assert pieces(marks + '"a"') == []
