"""'At the same meeting' lends the day of the meeting of which the article has just told."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


def days(text: str, language: str) -> list[str | None]:
    """The days of all candidates of an article of Thursday, 5 March 2026."""
    found = extract_quotes(text, language=language, published="2026-03-05")
    return [one.said.said_on.isoformat() if one.said.said_on else None for one in found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "“The roof leaks,” Ann Hill told a press conference on Monday.\n\n"
                "“We want £40,000,” Bob Pole said at the same conference."
            ),
            "en",
        ),
        (
            (
                "„E greu”, a declarat luni Ana Pop la emisiunea „Zori”.\n\n"
                "„Cerem 40 de lei”, a spus Ion Rusu în aceeași emisiune."
            ),
            "ro",
        ),
        (
            (
                "“Është vështirë”, tha të hënën Ana Hoxha në një konferencë.\n\n"
                "“Duam 40 lekë”, tha Ilir Gashi në të njëjtën konferencë."
            ),
            "sq",
        ),
        (
            (
                "„Es ist schwer“, sagte Ute Ott am Montag auf einer Pressekonferenz.\n\n"
                "„Wir wollen 40 Euro“, sagte Uwe Kern auf derselben Pressekonferenz."
            ),
            "de",
        ),
    ],
)
def test_words_of_the_same_occasion_have_its_day(text: str, language: str) -> None:
    assert days(text, language) == ["2026-03-02", "2026-03-02"]


def test_the_same_thing_is_no_occasion() -> None:
    text = (
        "“The roof leaks,” Ann Hill told the Post on Monday.\n\n"
        "“We want £40,000,” Bob Pole said in the same breath."
    )
    assert days(text, "en") == ["2026-03-02", None]
