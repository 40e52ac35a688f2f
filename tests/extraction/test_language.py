"""The whole text is identified; a paragraph changes language only on clear evidence; a fragment never."""

from __future__ import annotations

import pytest

from claims.extraction.language import UNKNOWN, identify, paragraph_language
from claims.extraction.packs import available, load_pack

PACKS = [load_pack(code) for code in available()]
ENGLISH = "We have signed the agreement and it will be presented to the members of the council on Friday."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Guvernul a aprobat luni proiectul de buget pentru anul viitor, după o ședință de trei ore.", "ro"),
        (
            "Qeveria miratoi të hënën projektbuxhetin për vitin e ardhshëm pas një mbledhjeje tri orëshe.",
            "sq",
        ),
        (ENGLISH, "en"),
        (
            "Le gouvernement a approuvé lundi le projet de budget pour l'année prochaine après trois heures.",
            UNKNOWN,
        ),
    ],
)
def test_the_language_of_a_text_is_found(text: str, code: str) -> None:
    assert identify(text, available()) == code


def test_a_fragment_is_not_judged() -> None:
    assert identify("nou prag", available()) == UNKNOWN
    assert paragraph_language("a new threshold", "ro", PACKS) == "ro"


def test_an_english_post_inside_a_romanian_article_is_english() -> None:
    assert paragraph_language(ENGLISH, "ro", PACKS) == "en"


def test_names_do_not_change_the_language() -> None:
    text = "Potrivit New York Times, White House și State Department au confirmat vizita lui John Smith."
    assert paragraph_language(text, "ro", PACKS) == "ro"
