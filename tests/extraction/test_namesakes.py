"""Which of two people of one surname a title means, and what is said of who changed trades."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "Ann Cole chairs the council. Her husband, Colin Cole, spoke. Mr Cole called it “pure fiction”.",
            "Colin Cole",
        ),
        (
            "ro",
            "Elena Pop a vorbit prima. Soțul ei, Ion Pop, a tăcut. Doamna Pop a spus că e „o rușine mare”.",
            "Elena Pop",
        ),
        (
            "sq",
            "Drita Hoxha foli e para. Burri i saj, Agim Hoxha, heshti. Zoti Hoxha tha se është “turp”.",
            "Agim Hoxha",
        ),
        ("en", "Colin Cole waited. His wife, Ann, keeps the books. “We sold it,” Mrs Cole said.", "Cole"),
        (
            "ro",
            (
                "Primarul Pop: „Nu avem bani”\n\nDirectorul Dorin Pop a prezentat planul.\n\n"
                "Primarul Cristina Pop l-a susținut. „Am plătit destul”, a spus edilul."
            ),
            "Cristina Pop",
        ),
    ],
)
def test_of_namesakes_the_one_whom_the_title_fits(language: str, text: str, who: str) -> None:
    assert speakers(text, language)[-1] == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "ro",
            "Fostul ministru Anca Dragu, astăzi cercetătoare, crede. „Au plecat”, explică cercetătoarea.",
            "Anca Dragu",
        ),
        (
            "sq",
            "Më pas foli Biljana Ristova, dikur drejtoreshë. “E kam mbyllur”, rrëfeu ish-drejtoresha.",
            "Biljana Ristova",
        ),
    ],
)
def test_who_was_one_thing_and_is_another(language: str, text: str, who: str) -> None:
    assert speakers(text, language)[-1] == who


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "Two ministry officials said Dan Reed had told staff that “it was ordered from above”.",
            "Dan Reed",
        ),
        (
            "sq",
            "Dy zyrtarë të ministrisë treguan se Driton Rexha kishte thënë se “erdhi nga lart”.",
            "Driton Rexha",
        ),
        ("en", "Ann Pope said Dan Reed had told staff that “it was ordered from above”.", "Ann Pope"),
        ("sq", "“Ishim të mirë”, ka thënë për faqen zyrtare të klubit tekniku Vasil Gjika.", "Vasil Gjika"),
        ("ro", "Despre anii grei povestește încet, cu ochii la stupi: „Am rămas fără nimic.”", None),
        ("en", "Asked why, the mayor's office of Ely replied. “We have no money,” it said.", "it"),
    ],
)
def test_who_passes_words_on_and_what_is_no_subject(language: str, text: str, who: str | None) -> None:
    assert speakers(text, language)[-1] == who
