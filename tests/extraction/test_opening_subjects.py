"""Bodies and people without a name that open a sentence, as the subject of its second verb."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes

OPENINGS = [
    ("en", "The council", "closed Leeds Road and told people to “make other plans”."),
    ("en", "Police", "suspended the Durban service, saying it was “in no state to run”."),
    ("en", "Two residents", "left the room and called it “a farce and a shame”."),
    ("en", "A neighbour", "came to Leeds on Monday and said it was “a farce and a shame”."),
    ("ro", "Sindicatul", "a vizitat luni Clujul și a cerut „o anchetă completă”."),
    ("ro", "O vecină", "a plecat la Cluj și a spus că e „o rușine și o farsă”."),
    ("sq", "Këshilli", "vizitoi të hënën Shkodrën dhe tha se “nuk është në gjendje pune”."),
    ("sq", "Disa prindër", "u larguan nga salla dhe kërkuan “një hetim të plotë”."),
    ("de", "Der Rat", "besuchte am Montag Kiel und sagte, sie sei „in keinem guten Zustand“."),
    ("de", "Mehrere Eltern", "verließen den Saal und forderten „eine offene Untersuchung“."),
    ("de", "Die Behörde", "kritisierte Tom Hill, sagte aber, er sei „in keinem guten Zustand“."),
    ("ru", "Компания", "закрыла школу и заявила, что она «не готова к работе»."),
    ("uk", "Рада", "закрила школу і заявила, що вона «не готова до роботи»."),
]


@pytest.mark.parametrize(("language", "opening", "rest"), OPENINGS)
def test_who_opens_the_sentence_says_it(language: str, opening: str, rest: str) -> None:
    (one,) = extract_quotes(f"{opening} {rest}", language=language)
    assert one.attribution.mention is not None
    assert one.attribution.mention.text in opening


def test_a_pronoun_of_the_first_clause_stays_the_subject() -> None:
    (one,) = extract_quotes(
        "Friends remember how she stood there and said it was “a farce and a shame”.", language="en"
    )
    assert one.attribution.mention is not None
    assert one.attribution.mention.text == "she"
