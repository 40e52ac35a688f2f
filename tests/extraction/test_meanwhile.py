"""What a speaker did while speaking has the day of the words."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2026-03-05"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“They never asked us,” said Harriet Cole, 44, as she left the court on Tuesday."),
        ("en", "“They never asked us,” Harriet Cole said as she arrived on Tuesday."),
        ("ro", "„Nu ne-a întrebat nimeni”, a spus Irina Munteanu în timp ce ieșea marți din sală."),
        ("sq", "“Askush nuk na pyeti”, tha Mimoza Lleshi kur doli të martën nga gjykata."),
        ("de", "„Niemand hat uns gefragt“, sagte Heike Brandt, als sie am Dienstag das Gericht verließ."),
    ],
)
def test_coming_and_going_has_the_day_of_the_words(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2026-03-03"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“They never asked us,” said Harriet Cole, as she had on Tuesday."),
        ("en", "“They never asked us,” said Harriet Cole when the dam burst on Tuesday."),
        ("en", "“They never asked us,” said Harriet Cole, as the dam burst on Tuesday."),
        ("en", "“They never asked us,” said Harriet Cole, as she waits for the vote after Tuesday."),
        (
            "ro",
            "„Nu ne-a întrebat nimeni”, spune Irina Munteanu despre ce a fost când a cedat barajul marți.",
        ),
        ("de", "„Niemand hat uns gefragt“, sagt Heike Brandt, deren Haus am Dienstag einstürzte."),
    ],
)
def test_another_s_deed_or_day_has_none(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]
