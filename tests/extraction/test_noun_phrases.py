"""Noun phrases without a parser: where they end, and what governs them."""

from __future__ import annotations

import pytest

from claims.extraction.noun_phrases import is_boundary, is_calendar, is_governed, is_oblique, noun_phrase
from claims.extraction.passage import Passage
from tests.extraction.readings import led, read, speaker


def passage(text: str, language: str) -> Passage:
    (only,) = read(text, language)
    return only


def test_a_name_behind_a_preposition_is_governed() -> None:
    one = passage("The council met with Ann Lee and Dan Roe spoke.", "en")
    assert [is_governed(one, hit) for hit in one.mentions] == [True, False]


def test_a_case_ending_makes_an_addressee() -> None:
    one = passage("Ministrul i-a spus primarului Dan Rusu.", "ro")
    assert [is_oblique(one, hit) for hit in one.mentions] == [False, True]


def test_an_owner_before_what_is_owned_is_governed() -> None:
    one = passage("Anna Pohl kam. Pohls Buch gefiel.", "de")
    assert [is_governed(one, hit) for hit in one.mentions] == [False, True]


def test_an_owner_s_pronoun_is_governed() -> None:
    one = passage("Ai shkroi në profilin e saj dje.", "sq")
    assert [is_governed(one, hit) for hit in one.mentions] == [False, True]


def test_commas_quotes_and_conjunctions_bound_a_phrase() -> None:
    one = passage("Lee, “here” and there", "en")
    assert [is_boundary(one, place) for place in range(len(one.tokens))] == [False, True, True, True, False]


def test_days_are_no_part_of_a_phrase() -> None:
    one = passage("Lee on Monday 2025", "en")
    assert [is_calendar(one, place) for place in range(4)] == [False, False, True, True]


def test_plain_words_make_a_mention() -> None:
    one = passage("But two senior officials said", "en")
    hit = noun_phrase(one, 0, 4)
    assert hit is not None
    assert hit.mention.text == "two senior officials"


def test_a_woman_s_office_behind_a_man_s_article_is_no_subject() -> None:
    one = passage("Der Minister sagte der Ministerin nichts", "de")
    assert [is_oblique(one, hit) for hit in one.mentions] == [False, True]


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        ("“Kemi humbur dy pikë, jo një ndeshje”, u shpreh pas ndeshjes Arben Kolaci.", "sq", "Arben Kolaci"),
        ("„Am pierdut două puncte”, a spus la finalul meciului Ion Pop.", "ro", "Ion Pop"),
    ],
)
def test_a_game_is_nobody_s_who_stands_behind_it(text: str, language: str, who: str) -> None:
    assert led(text, language) == who


def test_a_station_is_owned_by_its_name() -> None:
    assert led("„Am pierdut”, a spus pentru ascultătorii postului Europa FM.", "ro") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The health ministry declined to comment, saying that it was “not ready for the vote”.",
            "The health ministry",
        ),
        ("On Monday, the company rejected it, saying that “the matter is closed for us”.", "the company"),
        ("The company president Ann Pope left, saying that “the matter is closed for us”.", "Ann Pope"),
        (
            "The head of the company rejected it, saying that “the matter is closed for us”.",
            "The head of the company",
        ),
        ("Ann Pope told the company to wait, saying that “the matter is closed for us”.", "Ann Pope"),
        ("The man who joined the company rejected it, saying that “the matter is closed for us”.", "The man"),
    ],
)
def test_a_body_that_opens_its_sentence_is_who_says_it(text: str, wanted: str) -> None:
    assert speaker(text, "en") == wanted


def test_a_womans_office_in_a_case_is_no_subject() -> None:
    (passage,) = read("Decizia judecătoarei Raluca Dan este judecătoarea Ana Pop.", "ro")
    assert [is_oblique(passage, hit) for hit in passage.mentions] == [True, False]
