"""A name behind a comma at a sentence's end, before or behind a verb of saying, has told all of it."""

from __future__ import annotations

import pytest

from claims.extraction.reporters import reporter_behind, reporter_of
from tests.extraction.readings import read, speakers


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
