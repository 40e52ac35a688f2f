"""Verbs of saying inside other people's clauses, and media between a verb and what was said."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speaker, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Адвокат Роман Коваль заявив, що його підзахисний провину не визнає й «сам ледве вижив».",
            "uk",
            "Роман Коваль",
        ),
        (
            "Ina Voss sagte, dass der Verein das nicht bestätigt habe und „jeden Tag neue Lügen“ höre.",
            "de",
            "Ina Voss",
        ),
        (
            "Свідок Роман Коваль розповів, що Петро Бойко сказав йому: «Мовчи, і буде тобі дах».",
            "uk",
            "Петро Бойко",
        ),
    ],
)
def test_verb_behind_that_is_inside_the_clause_unless_a_colon_leads_on(
    text: str, language: str, expected: str
) -> None:
    """A comma stands before 'that' where the grammar wants one, and parts nothing."""
    assert speaker(text, language) == expected


def test_name_of_a_medium_does_not_part_the_verb_from_what_was_said() -> None:
    """'sagte dem „Kurier“, man werde …'."""
    text = (
        "Die Gewerkschaft kündigte Widerstand an. Bezirksleiter Jens Ott sagte dem „Kurier“, man werde "
        "„um jeden Arbeitsplatz hier kämpfen“."
    )
    assert speakers(text, "de") == ["Jens Ott"]


def test_quote_before_a_clause_of_its_own_is_no_medium() -> None:
    """A comma before the first marks: two clauses."""
    text = "Jens Ott sagte, die „Reform des Jahres“ sei da. Ina Voss hält sie für „einen Witz über uns alle“."
    assert "Jens Ott" not in speakers(text, "de")[1:]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Pope said that Mark Hill told her “go away at once”.", "en", "Mark Hill"),
        ("Ann Pope said Mark Hill had told her: “Go away at once.”", "en", "Mark Hill"),
        ("Solicitor Ann Pope said her client told her “go away at once”.", "en", "her client"),
        ("Ana Pop susține că Ion Radu i-a spus „pleacă de aici”.", "ro", "Ion Radu"),
        ("Ana Pop povestește că mama ei îi spunea mereu „nu te lăsa bătută”.", "ro", "mama ei"),
        ("Ann Pope said in a message posted by a friend: “Go away at once.”", "en", "Ann Pope"),
        ("Ann Pope said Mark Hill called the plan “a very bad idea”.", "en", "Ann Pope"),
        ("Ion Pop a adăugat că directorul i-a transmis că „nu sunt bani”.", "ro", "Ion Pop"),
    ],
)
def test_words_right_behind_a_verb_in_a_reported_clause_are_its_subjects(
    text: str, language: str, expected: str
) -> None:
    assert speaker(text, language) == expected
