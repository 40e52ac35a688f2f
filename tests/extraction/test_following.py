"""Whom a verb or a preposition leads to."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speaker


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("“The road stays closed for now,” said the union's duty officer, Ann Lee.", "en", "Ann Lee"),
        ("„Drumul rămâne închis”, a relatat, sub protecția anonimatului, un martor.", "ro", "un martor"),
        (
            "Der Präsident des Verbands der Müller (VdM), Peter Klein, sagte: „Das Mehl wird teurer.“",
            "de",
            "Peter Klein",
        ),
        ("În opinia sa, „drumul rămâne închis până luni”.", "ro", "sa"),
        ("„Drumul rămâne închis”, se arată într-un comunicat al Primăriei Olari.", "ro", "Primăriei Olari"),
        ("«Дорога закрыта до утра», — по его словам, надолго.", "ru", "его"),
    ],
)
def test_the_name_behind_an_office_or_a_phrase_is_found(text: str, language: str, wanted: str) -> None:
    assert speaker(text, language) == wanted


def test_a_statement_that_names_nobody_has_no_speaker() -> None:
    assert speaker("According to a statement, “the road stays closed until Monday”.", "en") is None


def test_an_hour_or_a_day_is_no_speaker() -> None:
    text = "Die Straße sei „seit zehn Jahren nicht mehr befahrbar“, hieß es am Montag auf Anfrage."
    assert speaker(text, "de") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nach Einschätzung der Virologin Carla Steiner ist die Welle „bald vorbei, zum Glück“.",
            "Carla Steiner",
        ),
        ("Aus Sicht des Mietervereins ist das „ein Dammbruch für alle Mieter“.", "Mietervereins"),
        ("Es sei „von seltener Klarheit, Satz für Satz“, befand die Jury ihre Wahl.", "die Jury"),
    ],
)
def test_a_phrase_ends_behind_its_noun_where_nouns_have_capitals(text: str, expected: str) -> None:
    assert speaker(text, "de") == expected
