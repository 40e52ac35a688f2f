"""Speakers carry over inside a paragraph and, where the text says so, into the next one."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Grade
from tests.extraction.readings import read, speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“One thing is clear,” said Ann Pope. “We stay.” “Yes.”", "en", ["Ann Pope"] * 3),
        ("“We stay.” “One thing is clear,” said Ann Pope.", "en", ["Ann Pope"] * 2),
        ("Ann Pope was furious. “We never agreed to this.”", "en", ["Ann Pope"]),
        ("Ann Pope continued:\n\n“We never agreed to this.”", "en", ["Ann Pope"]),
        ("„Rămânem aici”, a spus Ana Pop.\n\n„Nu plecăm”, a adăugat.", "ro", ["Ana Pop", "Ana Pop"]),
        ("Ana Pop a venit. Ea a spus că „rămâne în oraș”.", "ro", ["Ana Pop"]),
        ("Ana Popa erdhi. Ajo tha se “do të rrijë në qytet”.", "sq", ["Ana Popa"]),
        ("Primarul, Ana Pop, a venit. Acesta a spus că „rămâne în oraș”.", "ro", ["Ana Pop"]),
    ],
)
def test_a_quote_without_a_name_goes_to_who_spoke(text: str, language: str, expected: list[str]) -> None:
    assert speakers(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "„Rămânem aici”, a spus Ana Pop.\n\nA plouat toată ziua în oraș.\n\n„Nu plecăm nicăieri de aici.”",
        "România a pierdut meciul.\n\n„Nu am jucat bine deloc astăzi.”",
    ],
)
def test_a_quote_far_from_any_speaker_has_none(text: str) -> None:
    assert speakers(text, "ro")[-1] is None


def test_a_country_is_neither_he_nor_she() -> None:
    (candidate,) = extract_quotes("România a votat. El a spus că „rămâne în oraș”.", language="ro")
    assert candidate.attribution.grade is Grade.PRONOUN
    assert candidate.attribution.mention is not None
    assert candidate.attribution.mention.full_name is None


def test_somebody_without_a_name_is_not_who_spoke_before() -> None:
    text = (
        "“Po”, tha zëdhënësi Bekim Hoti.\n\nNjëri prej tyre, që nuk deshi emër, tregon se iku. “Bërtisnim të "
        "gjithë bashkë”, rrëfen."
    )
    assert speakers(text, "sq") == ["Bekim Hoti", "Njëri prej tyre"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Ministrul Dan Radu pleacă.\n\nVine ministrul Ion Pop. „Suntem gata”, a spus ministrul.\n\n„Da.”",
            "ro",
            "Ion Pop",
        ),
        (
            "Ministri Dritan Leka iku.\n\nErdhi ministri Agim Hoti. “Jemi gati”, tha ministri.\n\n“Po.”",
            "sq",
            "Agim Hoti",
        ),
        (
            "Minister Bob Lee left.\n\nMinister Alan Price came. “We stay,” the minister said.\n\n“Yes.”",
            "en",
            "Alan Price",
        ),
    ],
)
def test_an_office_stands_in_the_next_paragraph_for_whom_it_stood(
    text: str, language: str, expected: str
) -> None:
    assert speakers(text, language) == [expected, expected]


def test_what_a_mood_would_mark_is_told_by_the_text_itself() -> None:
    told = "Ute Marx verlässt den Konzern „im gegenseitigen und völligen Einvernehmen beider“."
    assert speakers(told, "de") == [None]
    assert speakers(told.replace("verlässt", "erfuhr es nach eigenen Worten von"), "de") == ["Ute Marx"]


def test_another_account_is_not_that_of_who_spoke_last() -> None:
    text = "„Das geht nicht“, sagte Ute Marx. Dann hieß es, die Kritik sei „völlig unredlich und falsch“."
    assert speakers(text, "de")[1:] in ([], [None])


def test_who_has_a_verb_of_her_own_lends_nobody_her_words() -> None:
    text = (
        "Patronatul Laptelui susține că „prețul e dictat de surplus”, iar președintele acestuia, Dan Albu, "
        "spune că „nimeni nu are interesul să plece”."
    )
    assert speakers(text, "ro") == ["Patronatul Laptelui", "Dan Albu"]
    unknown = (
        "Rondul Vesel claims that “prices are made abroad”, and Ann Hill says that “nobody wants to go”."
    )
    assert speakers(unknown, "en")[-1] == "Ann Hill"


def test_what_a_letter_says_is_not_said_by_who_got_it() -> None:
    text = "Ana Pop a primit o scrisoare de la un necunoscut. „Știm unde învață copiii tăi”, scria în ea."
    assert speakers(text, "ro") == [None]


def test_colon_behind_small_words_goes_on_with_who_spoke() -> None:
    """'Und weiter:'."""
    text = "Ina Voss schreibt: „Wir lassen uns nicht erpressen.“ Und weiter: „Wer das glaubt, der irrt.“"
    assert speakers(text, "de") == ["Ina Voss", "Ina Voss"]


def test_colon_behind_a_noun_does_not_go_on() -> None:
    """'Die Folge:' is nobody's."""
    text = "Ina Voss schreibt: „Wir lassen uns nicht erpressen.“ Die Folge: „Wer das glaubt, der irrt.“"
    assert speakers(text, "de") == ["Ina Voss", None]


def test_words_after_a_report_are_of_who_closes_it() -> None:
    """'…, sagte Ott. „…“': not of whom the report is about."""
    text = "Der Bund halte sich an alle Verträge, sagte Jan Ott in Wien. „Wir brauchen keine Belehrungen.“"
    assert speakers(text, "de") == ["Jan Ott"]


def test_call_ends_its_sentence_before_a_name() -> None:
    """No comma stands behind the marks: who follows is another."""
    text = "Ein Zuhörer rief: „Schämt euch!“ Bürgermeister Jan Ott bat um Ruhe."
    assert speakers(text, "de") == ["Ein Zuhörer"]


def test_title_with_a_question_mark_ends_no_sentence() -> None:
    """A noun leads to it."""
    text = "Der Roman „Was tun?“ Iwan Orlows sei „ein Werk ohne jeden Wert für uns“, sagte Ina Voss."
    (passage,) = read(text, "de")
    assert len(passage.sentences) == 1


def test_who_acts_behind_a_quote_starts_anew() -> None:
    text = "Leka tha: “Ankesat i ka vëllai!” Besa Çobo i kërkoi sallës “pak qetësi, ju lutem të gjithëve”."
    assert speakers(text, "sq") == ["Leka", "Besa Çobo"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Asked what she held against Tom Hill, Sue Best was silent. Then: “Nothing at all.”",
            "Sue Best",
        ),
        (
            "ro",
            "Antrenorul Ion Pop a fost întrebat despre Dan Stan. Iată ce a răspuns:\n\n„Dan e de caracter.”",
            "Ion Pop",
        ),
        ("en", "Tom Hill listened, then told Judge Jim Best:\n\n“I regret what happened.”", "Tom Hill"),
    ],
)
def test_words_that_are_only_led_on_to_are_the_last_subjects(language: str, text: str, expected: str) -> None:
    assert speakers(text, language) == [expected]
