"""To whom something is so says that it is: 'For Ann Pope, who lives there, it is “a shame”'."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("For Ann Pope, the union's treasurer, it is “a decision made on a spreadsheet”.", "en"),
        ("For Ann Pope, whose son goes there, it is “a decision made on a spreadsheet”.", "en"),
        ("Pentru primarul Ann Pope, care a votat împotrivă, este „o rușine pentru tot orașul”.", "ro"),
        ("Für Ann Pope ist das „eine Schande für die ganze Stadt“.", "de"),
    ],
)
def test_words_are_of_whom_they_are_true_for(text: str, language: str) -> None:
    assert speakers(text, language) == ["Ann Pope"]
