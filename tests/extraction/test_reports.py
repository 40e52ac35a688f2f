"""Who is reported to have said something on a day, where nothing is quoted."""

from __future__ import annotations

import pytest

from claims.extraction.cues import find_cues
from claims.extraction.dates import Calendar, parse_published
from claims.extraction.reports import find_reports
from claims.extraction.time_words import find_time_words
from tests.extraction.readings import read

PUBLISHED = "2025-10-16"  # a Thursday


def reported(text: str, language: str) -> list[tuple[str, str]]:
    """The speakers and days of one sentence's reports."""
    (passage,) = read(text, language)
    passage.cues = find_cues(passage.tokens, passage.pack, passage.lows)
    days = Calendar(parse_published(PUBLISHED))
    found = find_reports(passage, 0, len(passage.tokens), find_time_words(passage), days)
    return [(told.subject.mention.text, str(told.said.said_on)) for told in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Alan Price said on Tuesday that work had begun."),
        ("en", "Alan Price spoke on Tuesday in the hall."),
        ("en", "Alan Price gave a speech on Tuesday."),
        ("ro", "Bugetul e gata, a anunțat marți Alan Price."),
        ("sq", "Alan Price, kryetar i Sindikatës së Mjekëve, i cili ka folur të martën, nuk beson."),
        ("sq", "Lajmin e dha të martën në konferencë ministri i Arsimit dhe Sportit, Alan Price."),
        ("ro", "Ministrul Muncii și Solidarității, Alan Price, a ținut marți un discurs."),
    ],
)
def test_who_speaks_on_a_day_is_reported(language: str, text: str) -> None:
    assert set(reported(text, language)) == {("Alan Price", "2025-10-14")}


@pytest.mark.parametrize(
    "text",
    [
        "Alan Price did not give a speech on Tuesday.",
        "Alan Price says that it rained on Tuesday.",
        "Alan Price spoke in a message of those who had waited since Tuesday.",
        "Alan Price said on 14 October 2019 that work had begun.",
        "Alan Price corrected on Wednesday a statement made on Tuesday.",
    ],
)
def test_a_day_that_is_not_of_the_words_reports_nobody(text: str) -> None:
    assert reported(text, "en") == []
