"""Words from a paper that an impersonal verb gives."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led, speakers

WORDS = "„Wir sehen für das Werk keine Zukunft mehr“, heißt es in der Mitteilung."


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Das Werk schließt im Mai. Das teilte das Unternehmen am Montag mit.\n\n", "das Unternehmen"),
        ("Die Firma Hellwig GmbH kündigte die Schließung an. ", "Hellwig GmbH"),
    ],
)
def test_paper_is_that_of_the_body_just_told_of(before: str, expected: str) -> None:
    """In the sentence before, or at the end of the paragraph before."""
    assert speakers(before + WORDS, "de") == [expected]


@pytest.mark.parametrize(
    "before",
    [
        "Die Arbeiter warten seit Stunden vor dem Tor.\n\n",
        "Das Unternehmen schweigt. Betriebsrat Jens Ott weinte. ",
        "Wie die Polizei mitteilte, kam niemand. ",
    ],
)
def test_paper_of_nobody_in_particular_has_no_speaker(before: str) -> None:
    """A person, many, or a channel between: nobody is told of as whose paper it is."""
    assert speakers(before + WORDS, "de") == [None]


def test_paper_that_is_named_again_is_that_of_who_issued_it() -> None:
    text = (
        "„Nivelul a scăzut”, se arată într-un comunicat al Hidro Nord SA. „E apă”, se mai spune în document."
    )
    assert speakers(text, "ro") == ["Hidro Nord SA", "Hidro Nord SA"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Harbour Bank closed. “The sums do not add up,” the statement said.", "Harbour Bank"),
        ("Ann Pope left. “The sums do not add up,” the statement said.", None),
        ("“The sums do not add up,” said a statement from Harbour Bank.", "Harbour Bank"),
        ("From Ely came a statement. “The sums do not add up,” a statement said.", None),
    ],
)
def test_a_paper_that_says_something_leads_to_whose_it_is(text: str, who: str | None) -> None:
    assert led(text, "en") == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Der FC Ely verlor. „Wir danken ihm“, heißt es in einer Mitteilung des Vereins vom Montag.",
            "FC Ely",
        ),
        ("Der Pumpenhersteller Hellwig spart. „Es fehlt Geld“, hieß es in einer Stellungnahme.", "Hellwig"),
        (
            "Der Pumpenhersteller Hellwig spart am Werk. Das teilte das Unternehmen mit.\n\n" + WORDS,
            "Hellwig",
        ),
    ],
)
def test_a_paper_leads_to_a_body_by_its_kind(text: str, who: str) -> None:
    assert speakers(text, "de") == [who]
