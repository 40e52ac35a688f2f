"""Words that a noun behind them calls somebody's answer."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("sq", "Fatmir Hoxha foli. “Nuk do të largohem”, qe përgjigjja e Hoxhës.", "Fatmir Hoxha"),
        ("sq", "Drejtori Fatmir Hoxha hyri. “Nuk largohem”, ka qenë arsyetimi i drejtorit.", "Fatmir Hoxha"),
        ("sq", "Besa Kola hyri. “Pyesni drejtorin”, ishin fjalët e saj të vetme.", "Besa Kola"),
        ("ro", "Primarul Ion Pop tăcea. „Nu plec nicăieri”, a fost răspunsul primarului.", "Ion Pop"),
    ],
)
def test_words_are_theirs_whose_answer_they_are(language: str, text: str, who: str) -> None:
    assert speakers(text, language) == [who]


def test_an_answer_without_an_owner_is_nobody_s() -> None:
    assert speakers("Besa Kola hyri. “Pyesni drejtorin nesër”, ishte përgjigjja.", "sq") != ["drejtorin"]
