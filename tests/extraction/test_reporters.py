"""A name behind a comma at a sentence's end, before or behind a verb of saying, has told all of it."""

from __future__ import annotations

import pytest

from claims.extraction.reporters import reporter_behind, reporter_of
from tests.extraction.readings import led, read, speakers


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The driver was a Pole, Ann Pope said on Monday. He was “late”.", "Ann Pope"),
        ("The driver told Ann Pope he was ill. He was “late”.", None),
        ("The driver, Ann Pope said, was ill. He was “late”.", None),
    ],
)
def test_who_tells_a_sentence_stands_at_its_end(text: str, wanted: str | None) -> None:
    (passage,) = read(text, "en")
    found = reporter_of(passage, *passage.sentences[0])
    assert (found.mention.text if found else None) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Një fëmijë u lëndua në Llukë, ka thënë zëdhënësja e policisë, Fadile Gashi.", "Fadile Gashi"),
        ("Një fëmijë u lëndua në Llukë, ka thënë për ne Fadile Gashi.", "Fadile Gashi"),
        ("Një fëmijë u lëndua, ka thënë zëdhënësja për Fadile Gashin.", None),
        ("Një fëmijë u lëndua në Llukë, tregon babai.", None),
    ],
)
def test_who_reports_behind_a_verb_is_found_without_quotes(text: str, wanted: str | None) -> None:
    (passage,) = read(text, "sq")
    found = reporter_behind(passage, *passage.sentences[0])
    assert (found.mention.text if found else None) == wanted


def test_who_reported_goes_on_in_the_next_paragraph() -> None:
    text = (
        "Fëmija u përplas nga vetura, ka konfirmuar zëdhënësja e policisë, Fadile Gashi.\n\n"
        "“Rasti ka ndodhur në Llukë”, ka thënë ajo."
    )
    assert speakers(text, "sq") == ["Fadile Gashi"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "According to Mark Hill, Paul Reed has paid nothing. “He owes 12 million,” he said.",
            "Mark Hill",
        ),
        (
            "ro",
            "Potrivit lui Radu Ene, Ion Rusu n-a plătit. „Are datorii de 12 milioane”, a spus el.",
            "Radu Ene",
        ),
        (
            "sq",
            "Sipas Arben Dushit, Ilir Meta nuk ka paguar. “Borxhi është 12 milionë”, tha ai.",
            "Arben Dushi",
        ),
    ],
)
def test_whose_account_opens_a_sentence_goes_on(language: str, text: str, name: str) -> None:
    assert led(text, language) == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "“I will go,” said Mark Hill. Paul Reed declined to comment. “It is time,” he added.",
            "Mark Hill",
        ),
        (
            "ro",
            "„Plec”, a spus Radu Ene. Ion Rusu nu a vrut să comenteze. „E timpul”, a adăugat el.",
            "Radu Ene",
        ),
        (
            "sq",
            "“Iki”, tha Arben Dushi. Ilir Meta nuk pranoi të komentonte. “Erdhi koha”, shtoi ai.",
            "Arben Dushi",
        ),
        ("en", "“I will go,” said Mark Hill. Paul Reed declined to comment. “No,” he said.", "Paul Reed"),
    ],
)
def test_who_says_nothing_does_not_go_on(language: str, text: str, name: str) -> None:
    found = speakers(text, language)
    assert found[-1] == name
