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


@pytest.mark.parametrize(
    "text",
    [
        "Johann Wahl hatte Moskau am Montag „gezielte hybride Angriffe auf Netze“ vorgeworfen.",
        "Die Leute seien „müde von den ewigen Debatten“, hat Johann Wahl im „Kurier“ gesagt.",
    ],
)
def test_verb_may_end_behind_the_marks(text: str) -> None:
    """The auxiliary stands before the quote and the participle behind it."""
    assert speaker(text, "de") == "Johann Wahl"


def test_who_is_reproached_in_the_passive_does_not_speak() -> None:
    """'Dem Minister wurde „…“ vorgeworfen': nobody says who did it."""
    text = "Johann Wahl wurde am Montag „gezieltes Wegsehen bei allen Warnungen“ vorgeworfen."
    assert all(one.attribution.mention is None for one in extract_quotes(text, language="de"))


def test_clause_with_its_link_may_follow_the_marks_at_once() -> None:
    """'… „…“, wie X erklärte': and not who has the view."""
    text = (
        "Aus Sicht der Partei wird „das Geld der Bürger verbrannt“, wie deren Experte André Barth erklärte."
    )
    assert speaker(text, "de") == "André Barth"


def test_pluperfect_at_the_end_has_its_subject_behind_the_auxiliary() -> None:
    text = (
        "Die Gruppe, das sei „nicht zu verantworten“ gewesen, hatte Staatsanwalt Jan Ott dort argumentiert."
    )
    assert speaker(text, "de") == "Jan Ott"


def test_hearsay_ends_behind_the_marks() -> None:
    text = (
        "Ein Anwohner soll gegenüber den Beamten von „zwei jungen Leuten auf einem Roller“ gesprochen haben."
    )
    assert speaker(text, "de") == "Ein Anwohner"
