"""Those who listen are no part of the office of who speaks."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, only


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ro", "Ministrul Ion Pop a venit. „Nu plătim nimic”, i-a răspuns ministrul deputatului.", "Ion Pop"),
        ("ro", "Avocatul Dan Rusu a venit. „Nu plătim nimic”, le-a spus avocatul jurnaliștilor.", "Dan Rusu"),
        ("sq", "Ministri Ilir Pepa foli. “Nuk ka ujë sot”, u tha ministri gazetarëve.", "Ilir Pepa"),
        ("sq", "Ministri Ilir Pepa foli. “Nuk ka ujë sot”, i tha ministri deputetit.", "Ilir Pepa"),
        ("sq", "Avokati Ilir Pepa foli. “Nuk ka ujë sot”, tha avokati gazetarit.", "Ilir Pepa"),  # 'i' owns
    ],
)
def test_an_office_ends_before_its_listeners(language: str, text: str, who: str) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ro",
            "Avocatul Dan Rusu a venit. „Nu plătim nimic”, a spus avocatul jurnaliștilor.",
        ),  # their lawyer
        ("ro", "Liderul Ion Pop a venit. „Nu plătim nimic”, le-a spus liderul fermierilor."),
        ("ro", "Miniștri sunt Ion Pop, ministru, și Dan Rusu. „Nu”, i-a răspuns consilierul ministrului."),
        ("ro", "Fostul ministru Ion Pop a venit. „Nu plătim nimic”, i-a răspuns ministrul deputatului."),
        (
            "ro",
            "Ministrul Ion Pop și ministrul Dan Rusu tac. „Nu plătim”, i-a răspuns ministrul deputatului.",
        ),
        ("sq", "Zëvendësministri Ilir Pepa foli. “Nuk ka ujë sot”, i tha ministri deputetit."),
    ],
)
def test_whose_office_it_is_stays_with_it(language: str, text: str) -> None:
    assert led(text, language) is None


def test_an_office_of_people_keeps_them() -> None:
    mention = only("„Nu plătim nimic acum”, le-a spus liderul fermierilor.", "ro").attribution.mention
    assert mention is not None and mention.text == "liderul fermierilor"


RO = "Primarul Dan Pop a venit luni la Vaslui. Directoarea școlii, Ana Rusu, l-a primit.\n\n„Nu avem bani”, "
SQ = (
    "Kryetari Dritan Hysa erdhi të hënën në Fier. Drejtoresha e shkollës, Ana Gjoka, e priti.\n\n"
    "“Nuk kemi para sot”, "
)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ro", f"{RO}i-a transmis ministrului Educației, Ion Marin, directoarea școlii.", "Ana Rusu"),
        ("ro", f"{RO}i-a transmis ministrului Educației, Ion Marin, Ana Rusu.", "Ana Rusu"),
        ("ro", f"{RO}i-a spus acesteia primarul.", "Dan Pop"),
        ("ro", f"{RO}i-a spus ei primarul.", "Dan Pop"),
        ("ro", f"{RO}i-a spus acestuia.", None),
        ("ro", f"{RO}i-a transmis primarul consilierei Mihaela Dima.", "Dan Pop"),
        ("ro", f"{RO}i-a transmis primarul consilierei, Mihaela Dima.", "Dan Pop"),
        ("ro", f"{RO}le-a transmis primarul celor două consiliere, Mihaela Dima și Oana Ene.", "Dan Pop"),
        ("ro", f"{RO}le-a transmis primarul colegilor săi, Mihaela Dima și Oana Ene.", "Dan Pop"),
        ("ro", f"{RO}a declarat Antena 3 primarul.", "Dan Pop"),
        ("sq", f"{SQ}i tha ministres së Arsimit, Mira Leka, drejtoresha.", "Ana Gjoka"),
        ("sq", f"{SQ}ia ktheu Hysës Gjoka.", "Ana Gjoka"),
        ("sq", f"{SQ}i tha Radio Fierit kryetari.", "Dritan Hysa"),
        ("sq", f"{SQ}i tha Top Channel kryetari.", "Dritan Hysa"),
        ("sq", "Ana Gjoka foli. Falënderoi trajnerin Sadik Lala dhe shtoi: “Mjaft”.", "Ana Gjoka"),
    ],
)
def test_who_speaks_stands_behind_who_listens(language: str, text: str, who: str | None) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "de",
            "„Es gibt kein Geld“, sagte dem Sender Radio Ulm die Schulleiterin Anna Reuter.",
            "Anna Reuter",
        ),
        (
            "de",
            "Die Leiterin Anna Reuter kam. „Es gibt kein Geld“, sagte der Ulmer Post die Leiterin.",
            "Anna Reuter",
        ),
        ("ru", "«Денег сегодня нет», — рассказала Радио «Двина» глава профсоюза Инга Зариня.", "Инга Зариня"),
        ("ru", "Мэр Олег Юдин пришел. «Денег нет», — рассказал телеканалу Двина мэр.", "Олег Юдин"),
    ],
)
def test_a_medium_that_is_told_says_nothing(language: str, text: str, who: str) -> None:
    assert led(text, language) == who


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mayor Dan Pope came on Monday.\n\nPope was told: “We have no money.”"),
        ("en", "Mayor Dan Pope came on Monday.\n\n“We have no money,” Pope was told."),
        ("en", "Mayor Dan Pope came on Monday.\n\nPope has been asked: “Do we have any money?”"),
        ("ro", "Primarul Dan Pop a venit.\n\nPop a fost anunțat: „Nu avem bani”."),
        ("ro", "Primarul Dan Pop a venit.\n\n„Avem bani?”, a fost întrebat primarul."),
    ],
)
def test_who_was_told_says_nothing(language: str, text: str) -> None:
    assert led(text, language) is None


def test_who_told_somebody_in_the_passive_speaks() -> None:
    assert led("Mayor Dan Pope was told by Ann Reed: “We have no money.”", "en") == "Ann Reed"
