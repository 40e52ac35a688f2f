"""An answer is theirs to whom the last words were said."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize("cue", ["ia ktheu ky", "iu përgjigj ai", "u kundërpërgjigj ai"])
def test_a_pronoun_that_answers_is_who_was_spoken_to(cue: str) -> None:
    text = (
        "Fadil Nura dhe Sami Lushtaku u përplasën dje. “Komuna nuk është prona jote”, i shkroi Nura "
        "Lushtakut. “Ti s'di ku e ka derën”, "
    )
    assert speakers(f"{text}{cue}.", "sq") == ["Fadil Nura", "Sami Lushtaku"]


def test_a_pronoun_that_goes_on_is_who_spoke() -> None:
    text = "“Komuna nuk është prona jote”, i shkroi Fadil Nura kryetarit. “Kjo mbaroi tani”, shtoi ai."
    assert speakers(text, "sq") == ["Fadil Nura", "Fadil Nura"]


def test_who_was_asked_for_it_answers_and_not_who_asked() -> None:
    text = "Baton Haxhiu i kërkoi Enver Hoxhajt emra. “Emrat i thonë delegatët”, iu përgjigj ai."
    assert speakers(text, "sq") == ["Enver Hoxhaj"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Anna Cole asked Laura Finch about her pay. “I get 900 euros,” she replied.", "Laura Finch"),
        (
            "ro",
            "Elena Pop a întrebat-o pe Ioana Lupu despre salariu. „900 de euro”, a răspuns ea.",
            "Ioana Lupu",
        ),
    ],
)
def test_who_is_asked_right_behind_the_verb_answers(language: str, text: str, name: str) -> None:
    assert speakers(text, language) == [name]
