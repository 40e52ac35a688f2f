"""Who is new to the story has no name, and a name behind an article is no person's."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speakers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Director John Best disputed the figures. “Not every truck is ours,” he said.\n\n"
                "The report also quotes a former ranger. “We looked the other way every night,” he said."
            ),
        ),
        (
            "en",
            (
                "Director Mary Best disputed the figures. “Not every truck is ours,” she said.\n\n"
                "Reporters also met with a clerk. “We looked the other way every night,” she said."
            ),
        ),
        (
            "ro",
            (
                "Directorul Ion Pop a contestat cifrele. „Nu toate sunt ale noastre”, a spus el.\n\n"
                "Reporterii au vorbit și cu un paznic. „Veneam la lucru și nu era nimeni”, a spus el."
            ),
        ),
        (
            "ro",
            (
                "Directoarea Ana Pop a contestat cifrele. „Nu toate sunt ale noastre”, a spus ea.\n\n"
                "Raportul cuprinde mărturia unei angajate. „Veneam la lucru și nu era nimeni”, a spus ea."
            ),
        ),
        (
            "ro",
            (
                "Directorul Ion Pop a contestat cifrele. „Nu toate sunt ale noastre”, a spus Pop.\n\n"
                "Unul dintre medici a acceptat să vorbească. „Veneam și nu era nimeni”, a povestit acesta."
            ),
        ),
        (
            "sq",
            (
                "Drejtori Agim Hoxha i kundërshtoi shifrat. “Jo çdo kamion është i yni”, tha ai.\n\n"
                "Raporti sjell edhe dëshminë e një pylltari. “Vija në punë dhe nuk kishte njeri”, tha ai."
            ),
        ),
        (
            "de",
            (
                "Direktor Karl Ott widersprach. „Nicht jeder Lastwagen gehört uns“, sagte er.\n\n"
                "Die Reporter sprachen auch mit einem Wächter. „Ich kam, und niemand war da“, sagte er."
            ),
        ),
    ],
)
def test_a_newcomers_pronoun_is_nobody_named_before(language: str, text: str) -> None:
    first, second = speakers(text, language)
    assert first is not None and " " in first
    assert second in {"he", "she", "el", "ea", "acesta", "ai", "er"}


def test_a_ship_with_a_womans_name_says_nothing() -> None:
    text = (
        "Coroner Judith Crane read the verdict. The Sarah Jane had ignored the storm.\n\n"
        "“Nobody on that boat had to die,” she said."
    )
    assert speakers(text, "en") == ["Judith Crane"]


def test_a_title_with_an_article_is_a_persons() -> None:
    text = "The Rev Judith Crane read the names. “Nobody on that boat had to die,” she said."
    assert speakers(text, "en") == ["Judith Crane"]


def test_a_body_with_an_article_is_it() -> None:
    text = (
        "The Harbour Monetary Fund, whose mission left Lisbon on Friday, urged caution. "
        "“Easing should proceed gradually this year,” it said."
    )
    assert speakers(text, "en") == ["Harbour Monetary Fund"]


def test_pronoun_of_many_is_nobody_by_name() -> None:
    """'вони' are several, and no place or person."""
    text = "Мешканці Вишневого Яру скаржилися на перевізника. Вони написали: «Автобус ходить через раз»."
    assert led(text, "uk") is None


def test_she_beside_a_verb_of_many_is_they() -> None:
    assert speakers("Uta Kolb kam mit ihrer Schwester. „Wir bleiben“, riefen sie.", "de") == ["sie"]
