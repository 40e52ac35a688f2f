"""Verbs of saying that close the sentence of a quote."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from tests.extraction.readings import only, speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Fahrer habe „deutlich mehr als zwei Promille“ gehabt, teilte die Polizei mit.", "die Polizei"),
        ("Der Mann habe „völlig kaltblütig“ gehandelt, sagte Eva Stamm in ihrem Urteil.", "Eva Stamm"),
        ("Paul Krenz will „keinen Cent“ mehr zahlen, wie Ina Voss im Ausschuss sagte.", "Ina Voss"),
        ("Guvernul a fost „complet absent” în ultimele luni, a declarat Ana Pop.", "Ana Pop"),
    ],
)
def test_clause_at_the_end_of_the_sentence_says_who_spoke(text: str, expected: str) -> None:
    """The quote's own clause ends in a comma; the verb of saying comes then."""
    assert speaker(text, "de" if "„" in text and "“" in text else "ro") == expected


def test_agency_at_the_end_of_the_sentence_is_the_channel() -> None:
    """'…, meldete die dpa': the agency passes the words on."""
    found = only("Der Zug habe „mehrere Stunden lang“ gestanden, meldete Reuters.", "de").attribution
    assert found.mention is None or found.mention.text != "Reuters"


def test_verb_that_takes_up_another_clause_closes_nothing() -> None:
    """Two verbs of saying: the one before the marks is nearer than one whose clause only goes on."""
    text = "Ina Voss sagte, dass man „viel zu lange“ gewartet habe, betonte aber den guten Willen."
    assert speaker(text, "de") == "Ina Voss"


def test_colon_behind_the_quote_begins_something_else() -> None:
    """What stands behind a colon closes no clause."""
    text = "Der Umbau sei „ein sehr teures Abenteuer“ gewesen: Kritik, sagte Ina Voss, komme später."
    assert all(one.attribution.rule != "closing" for one in extract_quotes(text, language="de"))
