"""Reported speech without marks: only when asked for, and never sure."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes
from claims.extraction.types import Kind

TEXTS = {
    "en": (
        (
            "The mayor, Ann Lee, said on Monday that the bridge would cost 40 million euros. "
            "According to Dan Roe, the work will begin in May."
        ),
        [
            ("the bridge would cost 40 million euros", "Ann Lee", "2025-06-02"),
            ("the work will begin in May", "Dan Roe", None),
        ],
    ),
    "ro": (
        (
            "Ministra Ilinca Dobrescu a declarat joi că spitalul va primi 40 de paturi noi. "
            "Aceasta a adăugat că drumul este închis."
        ),
        [
            ("spitalul va primi 40 de paturi noi", "Ilinca Dobrescu", "2025-06-05"),
            ("drumul este închis", "Ilinca Dobrescu", None),
        ],
    ),
    "sq": (
        (
            "Kryeministri Artan Leka tha të hënën se ura do të kushtojë 40 milionë euro. "
            "Sipas ministrit Besnik Hoxha, punimet nisin në maj."
        ),
        [
            ("ura do të kushtojë 40 milionë euro", "Artan Leka", "2025-06-02"),
            ("punimet nisin në maj", "Besnik Hoxha", None),
        ],
    ),
    "de": (
        (
            "Die Bürgermeisterin Petra Schulz sagte am Montag, die Brücke sei seit Jahren marode. "
            "Minister Jan Wolf erklärte, dass der Bau im Herbst beginnt."
        ),
        [
            ("die Brücke sei seit Jahren marode", "Petra Schulz", "2025-06-02"),
            ("der Bau im Herbst beginnt", "Jan Wolf", None),
        ],
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_reported_clauses_have_their_speakers_and_days(language: str) -> None:
    text, wanted = TEXTS[language]
    found = extract_quotes(text, language=language, published="2025-06-06", indirect=True)
    assert [(one.display_text, _name(one.attribution.mention), _day(one.said.said_on)) for one in found] == (
        wanted
    )


def _name(mention: object) -> str | None:
    return getattr(mention, "full_name", None) or getattr(mention, "text", None)


def _day(said_on: object) -> str | None:
    return str(said_on) if said_on else None


@pytest.mark.parametrize("language", TEXTS)
def test_it_is_off_unless_asked_for(language: str) -> None:
    assert extract_quotes(TEXTS[language][0], language=language) == []


def test_it_is_never_as_sure_as_a_quote() -> None:
    text = TEXTS["en"][0] + "\n\n“Nobody will be cut off from town,” Lee said."
    *reported, quoted = extract_quotes(text, language="en", indirect=True)
    assert {one.kind for one in reported} == {Kind.INDIRECT}
    assert all(one.score < quoted.score / 2 for one in reported)


def test_a_sentence_with_a_quote_is_left_to_the_quote() -> None:
    text = "Ann Lee said that the bridge was “a disgrace to the whole valley”."
    (found,) = extract_quotes(text, language="en", indirect=True)
    assert found.kind is Kind.PARTIAL


def test_a_verb_that_reports_nothing_gives_nothing() -> None:
    assert extract_quotes("Ann Lee said nothing at all to them.", language="en", indirect=True) == []
