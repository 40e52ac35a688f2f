"""A quote's own sentence comes first; then the words that it goes on with."""

from __future__ import annotations

import pytest

from claims.extraction.aliases import Directory
from claims.extraction.identities import identity
from claims.extraction.types import Mention, MentionKind, Span
from tests.extraction.readings import days

PUBLISHED = "2025-10-16"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“It took us nine years,” Alan Price said on Tuesday. “We never gave up.”"),
        ("en", "“It took us nine years,” Alan Price said on Tuesday. He added that “nobody gave up”."),
        ("ro", "„A durat nouă ani”, a declarat marți avocatul Dan Pop. „E bine”, a mai spus apărătorul."),
        ("sq", "“Zgjati nëntë vjet”, tha të martën Arben Lika. Ai shtoi se “askush nuk u dorëzua”."),
    ],
)
def test_words_that_go_on_keep_the_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2025-10-14", "2025-10-14"]


@pytest.mark.parametrize(
    "following",
    ["In 2019 he also said that “nobody gave up”.", "He also said in an interview that “nobody gave up”."],
)
def test_words_of_another_time_do_not_go_on(following: str) -> None:
    text = "“It took us nine years,” Alan Price said on Tuesday. "
    assert days(text + following, "en", PUBLISHED) == ["2025-10-14", None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ro", "Într-o opinie publicată marți, Ana Pop arată că „taxele cresc”.", "2025-10-14"),
        ("de", "Das Amt widerspricht: Die Zahl sei „unverändert hoch“, hieß es am Dienstag.", "2025-10-14"),
        ("sq", "Në seancën e së martës, deputeti Arben Saliu tha se ligji “kushton pak”.", "2025-10-14"),
        ("ro", "„Prezența e mică”, a spus Ana Pop la briefingul de marți.", "2025-10-14"),
        ("ro", "După ședința de marți, Ana Pop a spus că „taxele cresc”.", None),
        ("en", "“I shook,” he laughed, recalling the overnight into Tuesday, Bob Lee said.", None),
    ],
)
def test_the_sentence_dates_its_own_quote(language: str, text: str, expected: str | None) -> None:
    assert days(text, language, PUBLISHED) == [expected]


def test_the_next_day_counts_from_the_words_before() -> None:
    text = "“It is over,” Alan Price said on Monday.\n\n“It is not,” Beth Cole wrote a day later."
    assert days(text, "en", PUBLISHED) == ["2025-10-13", "2025-10-14"]


@pytest.mark.parametrize(
    "text",
    [
        "“It is not,” Beth Cole wrote a day later.",
        "“It is over,” Alan Price said on Thursday.\n\n“It is not,” Beth Cole wrote a day later.",
        "“It is over,” Alan Price said on Monday.\n\n“It is not,” Beth Cole wrote the day after the fire.",
    ],
)
def test_the_next_day_of_nothing_or_of_tomorrow_is_open(text: str) -> None:
    assert days(text, "en", PUBLISHED)[-1] is None


def test_a_pronoun_that_stands_for_nobody_is_no_speaker() -> None:
    def mention(text: str, kind: MentionKind, full_name: str | None = None) -> Mention:
        return Mention(text, Span(0, len(text)), kind, full_name=full_name)

    nobody = Directory()
    assert identity(mention("he", MentionKind.PRONOUN), nobody) is None
    assert identity(mention("he", MentionKind.PRONOUN, "Alan Price"), nobody) == "price"
    assert identity(mention("Price", MentionKind.NAME), nobody) == "price"


def test_a_namesake_lends_no_day() -> None:
    text = (
        "Alan Price left the club, and Beth Price stayed.\n\n"
        "“It is over for us all this year,” Beth Price wrote on Thursday.\n\n"
        "“We have not been paid in two years,” Price said."
    )
    assert [day is not None for day in days(text, "en", PUBLISHED)] == [True, False]


SPOKEN = "Mayor Alan Price said on Tuesday that work had begun.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SPOKEN + "Price added that the road had been asked for in March and “is overdue”.", True),
        (SPOKEN + "Price added in March that the road “is overdue”.", False),
    ],
)
def test_a_time_inside_what_was_said_is_not_when_it_was_said(text: str, expected: bool) -> None:
    assert [day is not None for day in days(text, "en", PUBLISHED)] == [expected]


def test_a_speech_that_the_quote_s_own_sentence_dates_dates_the_quote() -> None:
    text = (
        "„Energia ne costă dublu față de vecini”, a spus Radu Pop, director și acționar cu 22% al companiei, "
        "într-o teleconferință cu analiștii organizată miercuri."
    )
    assert days(text, "ro", PUBLISHED) == ["2025-10-15"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", SPOKEN + "Contacted through his agent, Price conceded: “I did not call anyone at all.”"),
        ("ro", "Ion Pop a spus luni că vine.\n\n„Nu am sunat pe nimeni”, ne-a declarat Ion Pop."),
        ("sq", "Ilir Gashi tha të hënën se vjen.\n\n“Nuk kam thirrur askënd”, na tha Ilir Gashi."),
    ],
)
def test_what_somebody_tells_the_paper_itself_has_no_day(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]


def test_according_to_her_takes_no_day_from_paragraphs_before() -> None:
    text = (
        "Dila Gjini foli të martën. “Uji hyri brenda për dhjetë minuta”, tha ajo.\n\nQyteti është i zënë.\n\n"
        "Firma e mohoi: sipas saj, “u hap porta”."
    )
    assert days(text, "sq", "2025-10-16")[1] is None


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        ("„Șoferul nu avea permis”, se precizează în comunicat.", "2025-10-14"),
        ("„Șoferul nu avea permis”, se precizează în comunicatul din martie.", None),
        ("Clădirea e veche.\n\nStrada e lungă.\n\n„Șoferul nu avea permis”, se arată în raport.", None),
    ],
)
def test_a_paper_that_was_just_told_of_keeps_its_day(following: str, expected: str | None) -> None:
    told = "Inspectoratul Poliției Olari a transmis, într-un comunicat emis marți, că omul a fugit. "
    assert days(told + following, "ro", "2025-10-16") == [expected]


def test_on_a_call_with_analysts_all_who_tell_them_speak() -> None:
    text = (
        "“Prices will rise,” Ann Pope said on a conference call with analysts on Tuesday.\n\n"
        "Finance director Ian Rose told analysts that stocks were “far too high for the season”."
    )
    assert days(text, "en", "2025-10-16") == ["2025-10-14", "2025-10-14"]


def test_words_told_to_a_paper_in_the_sentence_before_are_not_of_the_sitting() -> None:
    council = "Consiliul Local s-a întrunit luni în ședință. Ana Sima a prezentat raportul în ședință.\n\n"
    told = "Ana Sima a confirmat {} că știe. „Două au fost respinse”, a arătat aceasta în ședință."
    assert days(council + told.format("pentru ziarul nostru"), "ro", "2025-10-14") == [None]
    assert days(council + told.format("colegilor"), "ro", "2025-10-14") == ["2025-10-13"]


def test_a_source_s_day_is_not_that_of_the_words_it_passes_on() -> None:
    passed = "Një burim tha sot se kryetari e kishte parë dhe paska thënë vetëm: “E dëgjuam, tani punë.”"
    assert days(passed, "sq", "2026-01-23") == [None]


def test_today_that_means_nowadays_opens_no_paragraph() -> None:
    then = "2015 war das Haus leer. {} war es voll. „Das war kein Wunder“, sagte Ruth Velten."
    assert days(then.format("Heute"), "de", "2026-03-21") == [None]
    assert days(then.format("Am Freitag"), "de", "2026-03-21") == ["2026-03-20"]
