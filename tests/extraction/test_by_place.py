"""The latter and its statement stand for who was named last."""

from __future__ import annotations

import pytest

from tests.extraction.readings import speakers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Agim Leka i shkroi Besa Çobos. Kjo e fundit ia ktheu shpejt: “Shtëpia ishte pa ujë.”",
            "sq",
            "Besa Çobos",
        ),
        ("Agim Leka pyeti ministren Mira Lala. Kjo e fundit u përgjigj: “Rriten tani.”", "sq", "Mira Lala"),
        (
            "Ana Leka foli te Njësia e Ujit. “Vendi është shpallur dy herë”, thuhet në njoftimin e saj.",
            "sq",
            "Njësia e Ujit",
        ),
    ],
)
def test_what_was_named_last_is_meant(text: str, language: str, expected: str) -> None:
    assert speakers(text, language) == [expected]


def test_a_paper_is_hers_who_was_named_last() -> None:
    text = "Njësia e Ujit hesht. Besa Leka iku. “Vendi është shpallur dy herë”, thuhet në njoftimin e saj."
    assert speakers(text, "sq") == ["Besa Leka"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Pop a vorbit cu Dan Stan. Ea a scris pe Telegram. Acesta din urmă a spus: „Bine”.", "ro"),
        ("Ana Pop a vorbit cu Dan Stan. Acesta din urmă a confirmat: „Suntem vecini”.", "ro"),
    ],
)
def test_the_latter_is_no_platform(text: str, language: str) -> None:
    assert speakers(text, language) == ["Dan Stan"]


@pytest.mark.parametrize(
    "text",
    [
        "Artan Abrashi akuzoi kryetarin Shaqir Totaj. Ky i fundit e mohoi. “Janë shpifje”, tha ai.",
        "Shaip Kamberi takoi ambasadorin Shaqir Totaj.\n\nKy i fundit tha se “nuk ka afat”.",
    ],
)
def test_the_latter_goes_on_as_a_pronoun_and_in_the_next_paragraph(text: str) -> None:
    assert speakers(text, "sq") == ["Shaqir Totaj"]


def test_a_pronoun_is_the_body_whose_words_the_sentence_before_gives() -> None:
    story = "Mirlinda Gashi akuzoi Ministrinë e Drejtësisë. {} “Dosjet janë në gjykatë”, tha ajo."
    assert speakers(story.format("Ministria e Drejtësisë tha se gënjen."), "sq") == ["Ministria e Drejtësisë"]
    assert speakers(story.format("Pas seancës foli gjatë."), "sq") == ["Mirlinda Gashi"]
