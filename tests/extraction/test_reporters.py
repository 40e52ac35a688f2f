"""A name behind a comma at a sentence's end, before or behind a verb of saying, has told all of it."""

from __future__ import annotations

import pytest

from claims.extraction.reporters import reporter_of
from tests.extraction.readings import read


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
