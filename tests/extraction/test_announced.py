"""What the article has just said was announced on a day is what follows."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2026-03-05"  # a Thursday
TUESDAY = "2026-03-03"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The announcement was made on Tuesday by manager Harriet Cole.\n\n“We had to,” Cole said."),
        ("ro", "Anunțul a fost făcut marți de Irina Munteanu.\n\n„N-am avut de ales”, a spus Munteanu."),
        (
            "sq",
            "Lajmi u konfirmua të martën nga zëdhënësja, Mimoza Lleshi.\n\n“S’kishim zgjidhje”, tha Lleshi.",
        ),
        (
            "de",
            "Die Entscheidung wurde am Dienstag von Heike Brandt mitgeteilt. „Wir mussten“, sagte Brandt.",
        ),
        (
            "en",
            "The reply came on Tuesday. In a message to the press, Harriet Cole wrote: “There is no danger.”",
        ),
        ("ro", "Replica a venit marți. Într-un mesaj, Irina Munteanu a scris: „Nu există niciun pericol”."),
        ("sq", "Reagimi i parë erdhi të martën nga ministria. “Nuk ka asnjë rrezik”, tha Mimoza Lleshi."),
        ("de", "Die Antwort kam am Dienstag. „Es besteht keine Gefahr“, schrieb Heike Brandt."),
        ("uk", "Реакція надійшла у вівторок. «Небезпеки немає», — сказала Олена Бойко."),
    ],
)
def test_words_after_news_have_its_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [TUESDAY]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The announcement will be made on Tuesday by Harriet Cole. “We have to,” Cole said."),
        ("en", "The announcement, which had come on Tuesday, was ours. “We have to,” Harriet Cole said."),
        ("en", "The announcement was made on Tuesday by Harriet Cole. “We have to,” Dan Rowe said."),
        ("en", "The announcement was made after the vote on Tuesday.\n\n“We have to,” Dan Rowe said."),
        ("en", "The announcement came on Tuesday. “It is a disgrace,” said Harriet Cole."),
        ("ro", "Anunțul a fost făcut marți. „Este o rușine”, spune Irina Munteanu."),
        ("ro", "Răspunsul nu a venit marți. „Nu am avut de ales”, a spus Irina Munteanu."),
        ("sq", "Përgjigjja pritet të vijë të martën. “Nuk kishim zgjidhje”, tha Mimoza Lleshi."),
        ("de", "Die Antwort kam am Dienstag nicht. „Es besteht keine Gefahr“, schrieb Heike Brandt."),
    ],
)
def test_news_to_come_or_of_another_time_lends_no_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The clinic told patients on Tuesday: it closes.\n\n“We had to,” Ann Cole says in the letter.",
        ),
        ("de", "Das teilte das Unternehmen am Dienstag mit.\n\n„Es ging nicht“, heißt es in der Mitteilung."),
        ("ro", "Spitalul a anunțat marți că se închide.\n\n„Nu am avut de ales”, se arată în comunicat."),
        ("sq", "Spitali njoftoi të martën se mbyllet.\n\n“Nuk kishim zgjidhje”, thuhet në njoftim."),
    ],
)
def test_words_in_the_paper_that_was_told_of_have_its_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [TUESDAY]


@pytest.mark.parametrize(
    "text",
    [
        "Dan Rowe said on Tuesday that it closes.\n\n“We had to,” Harriet Cole says in the statement.",
        "The ministry said on Tuesday it closes.\n\n“We had to,” the union said in the statement.",
        "It closes, said the club on Tuesday and the fans on Monday.\n\n“We had to,” it says in the letter.",
    ],
)
def test_the_paper_is_not_that_of_another_person_nor_one_of_two(text: str) -> None:
    assert days(text, "en", PUBLISHED) == [None]
