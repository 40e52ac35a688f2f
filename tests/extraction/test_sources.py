"""What sources without a name say that somebody said is his, and hearsay."""

from __future__ import annotations

import pytest

from claims.extraction.types import Grade
from tests.extraction.readings import only, speaker


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Party sources said chairman Tom Best had told the board that “two more weeks will decide it”.",
            "en",
            "Tom Best",
        ),
        (
            "Surse din partid spun că Ion Pop le-a spus colegilor că „nu mai poate continua așa”.",
            "ro",
            "Ion Pop",
        ),
        (
            "Burime nga partia thanë se Agim Dema u tha kolegëve se “nuk mund të vazhdojë më kështu”.",
            "sq",
            "Agim Dema",
        ),
        ("Potrivit unor surse, Ion Pop a spus că „va pleca de aici până vineri”.", "ro", "Ion Pop"),
    ],
)
def test_what_sources_retell_is_hearsay_of_whom_they_name(text: str, language: str, expected: str) -> None:
    found = only(text, language).attribution
    assert found.mention is not None
    assert (found.mention.text, found.grade) == (expected, Grade.HEARSAY)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Sources close to the minister said she was “under a great deal of stress”.",
            "en",
            "Sources close to the minister",
        ),
        ("Surse din partid spun că planul „nu mai poate continua așa”.", "ro", "Surse din partid"),
    ],
)
def test_what_sources_say_themselves_is_theirs(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected
    assert only(text, language).attribution.grade is Grade.ROLE


def test_who_speaks_openly_of_sources_is_no_hearsay() -> None:
    text = "Asked about her sources, Ann Hill said the plan was “as good as dead for this year”."
    assert only(text, "en").attribution.grade is Grade.EXPLICIT
