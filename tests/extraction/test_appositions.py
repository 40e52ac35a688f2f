"""A name beside an office holds it, if a comma and another mark say so, and not if it is a relation's."""

from __future__ import annotations

from itertools import pairwise

import pytest

from claims.extraction.appositions import holder_and_office
from tests.extraction.readings import led, read, speaker, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Pope, the mayor, left.", "en", ["Ann Pope"]),
        ("The mayor, Ann Pope, left.", "en", ["Ann Pope"]),
        ("Ann Pope, the mayor of Hull left.", "en", []),
        ("I-a spus primarului, Ion Pop, adevărul.", "ro", ["Ion Pop"]),
        ("A fost chemat Ion Pop, paznic la bariera de jos între 2019 și 2023.", "ro", ["Ion Pop"]),
        ("Despre Ion Pop, primarul a vorbit mult.", "ro", []),
        ("Soția primarului, Ana Pop, a plecat.", "ro", ["Ana Pop"]),  # who is his wife, and no mayor
        ("A ars casa primarului, Ana Pop, aseară.", "ro", []),
        ("Bashkëshortja e të pandehurit, Elda Ndini, iku.", "sq", ["Elda Ndini"]),  # who is not accused
    ],
)
def test_who_holds_the_office_that_stands_beside_the_name(
    text: str, language: str, expected: list[str]
) -> None:
    (passage,) = read(text, language)
    found = [holder_and_office(passage, *pair) for pair in pairwise(passage.mentions)]
    assert [one[0].mention.text for one in found if one] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "The fleet's head, Cal Innes, nicknamed “the Fox”, told us it was “short of rope”.",
            "en",
            "Cal Innes",
        ),
        ("Liderul flotei, Ion Pop, poreclit „Vulpea”, a spus că satul „rămâne fără bani”.", "ro", "Ion Pop"),
        (
            "Kreu i flotës, Agim Dema, i mbiquajtur “Dhelpra”, tha se fshati “mbetet pa para”.",
            "sq",
            "Agim Dema",
        ),
        ("Der Chef, Ole Ott, genannt „der Fuchs“, sagte, das Dorf sei „ohne jedes Geld“.", "de", "Ole Ott"),
    ],
)
def test_a_nickname_between_commas_does_not_hide_who_speaks(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected


def test_a_nickname_is_not_that_of_whoever_owns_what_is_called_so() -> None:
    text = "The boat of Ann Pope, nicknamed “the Fox”, told us by radio it was “short of rope”."
    assert speaker(text, "en") != "Ann Pope"


def test_an_office_with_a_name_of_its_own_is_not_that_of_the_place_before_it() -> None:
    text = "Aflat la Arad, ministrul Economiei, Ion Aldea, a tăcut.\n\n„Am cerut un plan”, a spus ministrul."
    assert led(text, "ro") == "Ion Aldea"


@pytest.mark.parametrize(
    "text",
    [
        "Seit 29 Jahren ist Hedwig Stemmler Hausärztin in Lübbin. Im Dorf lebt Uta Kolb.",
        "Hedwig Stemmler ist seit 29 Jahren Hausärztin in Lübbin. Im Dorf lebt Uta Kolb.",
    ],
)
def test_a_sentence_may_say_who_somebody_is(text: str) -> None:
    assert speakers(f"{text}\n\nDer Bus fährt. „Ich mag nicht mehr“, sagt die Ärztin.", "de") == [
        "Hedwig Stemmler"
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ann Pope, head of the charity “Hope”, said it was “odd and wrong”.", "Ann Pope"),
        ("ro", "Ana Pop, directoarea firmei „Hidro”, a spus: „Nu plecăm de aici”.", "Ana Pop"),
    ],
)
def test_a_name_in_marks_inside_an_insertion_is_nobodys_words(
    language: str, text: str, expected: str
) -> None:
    assert speaker(text, language) == expected


def test_a_verb_may_introduce_who_holds_an_office() -> None:
    text = "Der neue Trainer des FC Almstadt heißt Jan Ott. „Ich komme, um zu bleiben“, sagte der Trainer."
    assert speakers(text, "de") == ["Jan Ott"]


def test_a_lawyer_may_be_an_expert() -> None:
    text = "Das Gericht bestellte Rechtsanwalt Jan Ott. „Die Löhne sind sicher“, sagte der Sanierungsexperte."
    assert speakers(text, "de") == ["Jan Ott"]
