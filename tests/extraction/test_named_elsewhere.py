"""A description is of the only one of whom the article tells it, paragraphs before."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speakers

LATER = {
    "en": "\n\nRain fell on Tuesday.\n\n“We could do no more,” the {} said.",
    "ro": "\n\nMarți a plouat.\n\n„Nu am putut face mai mult”, a spus {}.",
}


@pytest.mark.parametrize(
    ("language", "told", "description", "name"),
    [
        ("en", "Ann Pope, who taught here for years, came late. Carl Webb waited.", "teacher", "Ann Pope"),
        (
            "ro",
            "Ana Pop, care conduce spitalul, a venit. Ion Radu a plecat.",
            "directoarea spitalului",
            "Ana Pop",
        ),
    ],
)
def test_a_description_is_led_to_the_only_one_of_whom_it_is_told(
    language: str, told: str, description: str, name: str
) -> None:
    assert led(told + LATER[language].format(description), language) == name


def test_of_two_of_whom_it_is_told_neither_is_meant() -> None:
    told = "Ann Pope, who taught here for years, came. So did Sue Hill, who taught at Leeds."
    assert led(told + LATER["en"].format("teacher"), "en") is None


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("Ann Pope, the home secretary, spoke. Carl Webb waited.", "transport secretary"),
        ("Ann Pope, a health minister, left.", "finance minister"),
        ("Ann Pope, a maths teacher, left. Carl Webb waited.", "drama teacher"),
    ],
)
def test_another_of_the_same_trade_is_not_meant(told: str, description: str) -> None:
    assert led(told + LATER["en"].format(description), "en") is None


GOVERNOR = {
    "en": "{}\n\nThe county governor, Paul Green, was away on Monday.\n\n“We could do no more,” said the {}.",
    "ro": "{}\n\nPrefectul județului, Paul Verdeș, lipsea luni.\n\n„Nu am putut face mai mult”, a spus {}.",
    "sq": "{}\n\nPrefekti i qarkut, Pal Gjoka, mungonte të hënën.\n\n“S’mund të bënim më shumë”, tha {}.",
    "de": "{}\n\nDer Regierungspräsident, Paul Grün, war verreist.\n\n„Mehr ging nicht“, sagte {}.",
}


@pytest.mark.parametrize(
    ("language", "told", "description", "name"),
    [
        ("en", "Anna Reed is a paediatrician in Kent.", "doctor", "Anna Reed"),
        ("en", "Joe Hill was mayor of Hull until 2019.", "former mayor", "Joe Hill"),
        ("en", "Joe Hill drives the number 9 bus.", "driver", "Joe Hill"),
        ("en", "Joe Hill keeps 300 sheep near Kent.", "farmer", "Joe Hill"),
        ("en", "Joe Hill, the Labour MP for Leeds, voted.", "lawmaker", "Joe Hill"),
        ("en", "Joe Hill, 34, from Leeds, lost his job.", "34-year-old", "Joe Hill"),
        ("en", "Joe Hill, 17, won a medal.", "teenager", "Joe Hill"),
        ("en", "Joe Hill, whose son died in the fire, was in court.", "father", "Joe Hill"),
        ("sq", "Ilir Meka, trajneri i Skënderbeut, u shkarkua.", "ish-trajneri", "Ilir Meka"),
        ("ro", "Ion Ene, un profesor de 45 de ani din Olari, a venit.", "bărbatul de 45 de ani", "Ion Ene"),
        ("ro", "Ion Ene, ales din 2012 și tâmplar de meserie, a venit.", "tâmplarul", "Ion Ene"),
        ("ro", "Ana Radu este pediatru la Olari.", "medicul", "Ana Radu"),
        ("ro", "Ion Ene conduce autobuzul 9.", "șoferul", "Ion Ene"),
        ("ro", "Ion Ene conduce sindicatul din port.", "sindicalistul", "Ion Ene"),
        ("sq", "Ilir Meka rrit mollë pranë Korçës.", "fermeri", "Ilir Meka"),
        ("sq", "Ilir Meka, deputet i PS-së, votoi kundër.", "politikani", "Ilir Meka"),
        ("de", "Jan Ott spielt die Hauptrolle im neuen Film.", "der Schauspieler", "Jan Ott"),
        ("de", "Jan Ott wohnt neben dem Steinbruch.", "der Anwohner", "Jan Ott"),
    ],
)
def test_who_is_told_to_be_it_is_meant_and_not_who_was_named_last(
    language: str, told: str, description: str, name: str
) -> None:
    assert led(GOVERNOR[language].format(told, description), language) == name


@pytest.mark.parametrize(
    ("told", "description"),
    [
        ("Joe Hill is not a paediatrician.", "doctor"),
        ("Joe Hill drives sheep to Hull.", "driver"),
        ("Joe Hill is mayor of Hull.", "former mayor"),
        ("Joe Hill, a nurse with 22 years in the job, left.", "22-year-old"),
    ],
)
def test_what_is_denied_or_done_to_something_else_tells_of_nobody(told: str, description: str) -> None:
    assert led(GOVERNOR["en"].format(told, description), "en") != "Joe Hill"


def test_a_native_is_no_governor_unless_the_article_tells_of_the_country() -> None:
    assert led(GOVERNOR["en"].format("Joe Hill was born in Glasgow.", "Scot"), "en") is None
    scots = (
        GOVERNOR["en"].format("Joe Hill left.", "Scot").replace("was away", ", a Scottish lawyer, was away")
    )
    assert led(scots, "en") == "Paul Green"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "ro",
            "Directoarea Fondului Verde: „E pe drumul bun”\n\nȘefa Fondului Verde, Ana Pop, a venit luni.",
            "Ana Pop",
        ),
        (
            "ro",
            "Purtătoarea de cuvânt a Fondului Verde: „E bine”\n\nȘefa Fondului Verde, Ana Pop, a venit.",
            None,
        ),
    ],
)
def test_one_head_of_a_thing_may_be_called_by_two_words(language: str, text: str, name: str | None) -> None:
    assert led(text, language) == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "Joe Hill runs the bakery.\n\nBen Cole founded the charity.\n\n“We stay,” said the baker.",
            "Joe Hill",
        ),
        (
            "ro",
            "Ion Ene ține brutăria.\n\nDan Pop a fondat asociația.\n\n„Rămânem aici”, a spus brutarul.",
            "Ion Ene",
        ),
        (
            "sq",
            "Komisari Ilir Meka erdhi.\n\nDritan Kola drejton sindikatën.\n\n“Mbetemi këtu”, tha polici.",
            "Ilir Meka",
        ),
    ],
)
def test_who_does_something_else_is_not_meant_however_near(language: str, text: str, name: str) -> None:
    assert led(text, language) == name


def test_a_pronoun_stands_for_whoever_a_description_stands_for() -> None:
    text = "Joe Hill runs the bakery.\n\nRain fell on Tuesday.\n\nThe baker wept. “We stay,” he said."
    assert led(text, "en") == "Joe Hill"


def test_the_head_or_owner_of_something_else_is_somebody_new() -> None:
    text = "“Dua ujë”, tha Ana Leka.\n\nPronari i pemishtes i mohon akuzat. “Kam faturat”, tha ai."
    assert speakers(text, "sq") == ["Ana Leka", "ai"]
