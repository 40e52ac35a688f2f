"""The clause to which a quote belongs says who spoke."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    "text",
    [
        "Landrätin Uta Kolb ist empört. Der Minister, sagte sie, müsse „endlich zurücktreten“.",
        "Landrätin Uta Kolb ist empört. Jan Ott, stellte Kolb klar, habe „nichts verstanden“.",
        "Landrätin Uta Kolb ist empört. Die Zahlen, so Kolb, „liegen seit Wochen unterm Tisch“.",
    ],
)
def test_a_verb_between_commas_has_its_subject_behind_it(text: str) -> None:
    assert speakers(text, "de") == ["Uta Kolb"]


def test_a_name_between_commas_is_the_subject_itself() -> None:
    text = "Uta Kolb, die Landrätin, sagte am Montag, sie sei „sehr zufrieden“."
    assert speakers(text, "de") == ["Uta Kolb"]


def test_words_in_a_subordinate_clause_are_its_subjects() -> None:
    text = "Uta Kolb sprach. Als ein Zuhörer rief, „und die Vögel?“, antwortete sie: „Die zählen wir.“"
    assert speakers(text, "de") == ["ein Zuhörer", "Uta Kolb"]


@pytest.mark.parametrize(
    "text",
    [
        "Bürgermeister Jan Ott lobte sich. Uta Kolb ließ das nicht gelten: Man habe „viel zu spät“ gebaut.",
        "Jan Ott zögert. Uta Kolb rechnet sich Chancen aus, schließlich sei die Lage „so klar wie nie“.",
    ],
)
def test_a_clause_in_the_mood_of_reports_is_the_main_clauses(text: str) -> None:
    assert speakers(text, "de") == ["Uta Kolb"]


def test_a_sentence_in_the_mood_of_reports_is_theirs_who_spoke_before() -> None:
    text = "Jan Ott ist zuversichtlich. Uta Kolb habe „immer Wort gehalten“."
    assert speakers(text, "de") == ["Jan Ott"]


def test_an_object_is_not_the_subject_behind_it() -> None:
    text = "Uta Kolb sprach. „Ruhe bitte“, unterbrach sie der Vorsitzende Jan Ott."
    assert speakers(text, "de") == ["Jan Ott"]


def test_words_that_stand_alone_are_theirs_who_acted_last() -> None:
    text = "„Der kräht um vier“, sagt Uta Kolb. Jan Ott zuckt mit den Schultern. „Ein Hahn hat keine Uhr.“"
    assert speakers(text, "de") == ["Uta Kolb", "Jan Ott"]


def test_words_behind_a_question_are_the_answer_of_who_spoke() -> None:
    text = "„Wir prüfen das“, sagt Uta Kolb. Ob Jan Ott noch bleibt? „Dazu sage ich nichts.“"
    assert speakers(text, "de") == ["Uta Kolb", "Uta Kolb"]


@pytest.mark.parametrize(
    "text",
    [
        "Uta Kolb hatte der „Passauer Post“ (Mittwochausgabe) gesagt, man schulde dem Land „auch Zeit“.",
        "Uta Kolb hat der „Passauer Post“ gesagt: „Das geht so nicht weiter.“",
        "Der „Passauer Post“ sagte Uta Kolb, sie werde „nicht weichen und nicht wanken“.",
    ],
)
def test_a_mediums_name_parts_no_verb_from_its_subject(text: str) -> None:
    assert speakers(text, "de") == ["Uta Kolb"]


def test_whoever_a_reported_clause_is_about_did_not_say_it() -> None:
    text = "Uta Kolb sah das anders. Ina Marx sei „die teuerste Rätin aller Zeiten“, ätzte sie."
    assert speakers(text, "de") == ["Uta Kolb"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Als Uta Kolb ihr vorwarf, „keine Ahnung vom Haushalt“ zu haben, lachte Ina Marx.", "Uta Kolb"),
        (
            "Ina Marx habe sich entschuldigt, verriet Uta Kolb. Sie habe angerufen, „und zwar sofort“.",
            "Uta Kolb",
        ),
        ("Sein Gegenüber Jan Ott sah es ähnlich: „Wer keinen Puls hatte, ist tot.“", "Jan Ott"),
    ],
)
def test_whoever_tells_is_found_past_objects_and_openings(text: str, expected: str) -> None:
    assert speakers(text, "de") == [expected]


def test_two_participles_of_one_auxiliary_have_its_subject() -> None:
    text = "Ein Zeuge sagte aus, Jan Ott habe morgens die Runde gemacht und gefragt: „Wer braucht eine Kur?“"
    assert speakers(text, "de") == ["Jan Ott"]
