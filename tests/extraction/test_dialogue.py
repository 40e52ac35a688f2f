"""Speech without marks, and marks that hold more than speech."""

from __future__ import annotations

from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Kind
from tests.extraction.readings import speakers

INTERVIEW = (
    "Ana Pop-Rusu conduce spitalul din Olari de un an.\n\n"
    "Reporter: Câte paturi aveți?\n"
    "Ana Pop-Rusu: Avem 40 de paturi și două saloane noi.\n"
    "Rep.: Când vine aparatul?\n"
    "A.P.R.: Aparatul vine în luna mai, sper eu.\n"
)


def test_turns_under_a_name_or_its_letters_are_statements_and_questions_are_none() -> None:
    found = extract_quotes(INTERVIEW, language="ro")
    assert [one.kind for one in found] == [Kind.STATEMENT_BLOCK] * 2
    assert found[0].quotes[0].text == "Avem 40 de paturi și două saloane noi."
    assert speakers(INTERVIEW, "ro") == ["Ana Pop-Rusu"] * 2


def test_one_label_alone_is_no_interview() -> None:
    assert extract_quotes("Program: luni și marți de la ora opt.", language="ro") == []


def test_a_dash_opens_speech_and_the_reporter_s_words_stand_outside() -> None:
    text = "– Drumul este închis de ieri, i-a răspuns primarul Dan Rusu. – Veniți mâine la primărie."
    (found,) = extract_quotes(text, language="ro")
    assert [quote.text for quote in found.quotes] == [
        "Drumul este închis de ieri",
        "Veniți mâine la primărie.",
    ]
    assert speakers(text, "ro") == ["Dan Rusu"]


def test_a_list_is_no_dialogue() -> None:
    assert extract_quotes("– 640 de copaci\n– 38 de bănci\n– șase fântâni", language="ro") == []


def test_the_speaker_may_stand_before_the_verb_with_more_about_them() -> None:
    lines = (
        "– The road was open, the woman who runs the shop said.",
        "– It took two hours, and then they left, Mary Doe, a nurse from Leeds, told the council.",
        "– We saw the bus, the man from York, who drives one, said.",
    )
    found = extract_quotes("\n\n".join(lines), language="en")
    assert [one.display_text for one in found] == [
        "The road was open",
        "It took two hours, and then they left",
        "We saw the bus",
    ]
    told_by = [one.attribution.mention for one in found]
    assert [who and who.text for who in told_by] == ["the woman", "Mary Doe", "the man from York"]


def test_two_marks_in_a_row_before_the_verb_end_speech() -> None:
    (found,) = extract_quotes("– Cine plătește?!, întreabă femeia.", language="ro")
    assert found.quotes[0].text.startswith("Cine plătește")


def test_points_of_a_list_that_report_are_no_dialogue() -> None:
    lines = (
        "– The mayor, Mary Doe, said the road would be closed in May.",
        "– A motion by Tom Reed, who called it overdue, was passed.",
        "– Asked about the school, Mary Doe said no.",
    )
    assert extract_quotes("\n\n".join(lines), language="en") == []
    assert extract_quotes("– Primarul, Ion Pop, a spus că drumul va fi închis.", language="ro") == []


def test_the_reporter_inside_the_marks_is_cut_out() -> None:
    text = "«Мост закрыт с утра, — сказал мэр Иван Петров. — Откроем его в пятницу»."
    (found,) = extract_quotes(text, language="ru")
    assert [quote.text for quote in found.quotes] == ["Мост закрыт с утра", "Откроем его в пятницу"]
    assert all(quote.span.of(text) == quote.text for quote in found.quotes)
    assert speakers(text, "ru") == ["Иван Петров"]


def test_a_dash_inside_speech_is_left_alone() -> None:
    text = "«Мост — это наша гордость, — и мы его откроем», — сказал мэр Иван Петров."
    (found,) = extract_quotes(text, language="ru")
    assert len(found.quotes) == 1
