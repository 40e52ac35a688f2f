"""A headline that repeats the body's words has the body's speaker."""

from __future__ import annotations

from datetime import date

from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Grade
from tests.extraction.readings import speakers

BODY = "\n\n„Podul rămâne închis până luni, nu avem de ales”, a declarat joi Dan Rusu."


def test_an_office_in_a_headline_becomes_the_person_who_says_the_same() -> None:
    text = "Pod închis. Primarul: „Podul rămâne închis până luni”" + BODY
    assert speakers(text, "ro") == ["Dan Rusu", "Dan Rusu"]
    first = extract_quotes(text, language="ro", published="2025-06-20")[0]
    assert first.attribution.grade is Grade.HEADLINE
    assert first.said.said_on == date(2025, 6, 19)


def test_an_unlisted_word_before_a_colon_is_a_description() -> None:
    text = "Pod închis. Constructorița: „Podul rămâne închis, nu avem de ales”" + BODY
    assert speakers(text, "ro") == ["Dan Rusu", "Dan Rusu"]


def test_a_headline_that_names_somebody_else_keeps_its_name() -> None:
    text = "Ana Pop: „Podul rămâne închis până luni”" + BODY
    assert speakers(text, "ro") == ["Ana Pop", "Dan Rusu"]


def test_two_words_are_no_repetition() -> None:
    text = "„Podul rămâne”: zi grea la Olari" + BODY
    assert speakers(text, "ro")[0] is None


def test_an_unread_name_before_a_colon_is_respected() -> None:
    text = "Pod închis, sătenii: „Podul rămâne închis până luni”" + BODY
    assert speakers(text, "ro")[0] is None


def test_what_a_headline_is_about_names_nobody() -> None:
    text = "Zi grea pe Valea Oltului: „Podul rămâne închis până luni”" + BODY
    assert speakers(text, "ro") == ["Dan Rusu", "Dan Rusu"]


def said_on(headline: str, body: str) -> date | None:
    return extract_quotes(headline + body, language="ro", published="2025-06-20")[0].said.said_on


def test_a_headline_may_leave_words_out_of_what_was_said_on_a_day() -> None:
    body = "\n\n„Podul de la Olari rămâne închis, vă spun, până luni la prânz”, a declarat joi Dan Rusu."
    assert said_on("Dan Rusu: „Podul rămâne închis până luni”", body) == date(2025, 6, 19)
    assert said_on("Dan Rusu: „Podul rămâne deschis până luni”", body) is None
    assert said_on("Dan Rusu: „Luni rămâne închis podul”", body) is None


def test_a_headline_of_somebody_else_takes_no_day() -> None:
    assert said_on("Ana Pop: „Podul rămâne închis până luni”", BODY) is None


def test_words_said_on_two_days_give_a_headline_none() -> None:
    twice = BODY + "\n\n„Podul rămâne închis până luni, repet”, a declarat vineri Dan Rusu."
    assert said_on("Dan Rusu: „Podul rămâne închis până luni”", twice) is None


def test_an_office_in_a_headline_takes_no_lent_day() -> None:
    body = (
        "\n\nPrimarul Dan Rusu a vorbit joi despre pod.\n\n„Podul rămâne închis până luni, nu avem ce face”, "
    )
    assert said_on("Dan Rusu: „Podul rămâne închis până luni”", body + "a spus Rusu.") == date(2025, 6, 19)
    assert said_on("Primarul: „Podul rămâne închis până luni”", body + "a spus Rusu.") is None


def test_an_office_in_a_headline_takes_the_day_of_the_sitting_in_which_it_spoke() -> None:
    body = (
        "\n\nConsiliul local s-a reunit joi în ședință.\n\n„Podul rămâne închis până luni, nu avem ce face”, "
        "a spus în ședință primarul Dan Rusu."
    )
    assert said_on("Primarul: „Podul rămâne închis până luni”", body) == date(2025, 6, 19)
    assert said_on("Prefectul: „Podul rămâne închis până luni”", body) is None
    assert said_on("Primarul: „Podul rămâne deschis până luni”", body) is None


def test_a_headline_takes_the_day_of_a_quote_of_as_many_words() -> None:
    body = "\n\n„Podul rămâne închis până luni”, a declarat joi Dan Rusu, primarul din Olari."
    assert said_on("Primarul: „Podul rămâne închis până luni”", body) == date(2025, 6, 19)
    undated = "\n\n„Podul rămâne închis până luni”, a declarat Dan Rusu. Joi a plouat la Olari."
    assert said_on("Dan Rusu: „Podul rămâne închis până luni”", undated) is None


def test_the_body_corrects_whom_only_a_colon_led_to() -> None:
    text = (
        "Altdorf am Abgrund: „Wir haben uns aufgegeben“\n\n"
        "Nach dem Abstieg des SV Altdorf suchte Trainer Goran Milić keine Ausreden. "
        "„Wir haben uns aufgegeben und dafür bezahlt“, sagte Milić."
    )
    assert [
        one.attribution.mention and one.attribution.mention.full_name for one in extract_quotes(text)
    ] == [
        "Goran Milić",
        "Goran Milić",
    ]
