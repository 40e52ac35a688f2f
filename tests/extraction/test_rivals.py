"""Where two fit a pronoun alike it stands for nobody."""

from __future__ import annotations

import pytest

from tests.extraction.readings import led


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tina Marlow and Beth Orr opened the bakery. “People think we are sisters,” she says."),
        ("ro", "Ana Pop și Ioana Stan au deschis brutăria. „Lumea ne crede surori”, spune ea."),
        (
            "en",
            "Tom Hill wept. They were introduced by Jim Best in May. “I had to keep them apart,” he says.",
        ),
        ("en", "Tom Hill was praised by Jim Best on Monday. “The lad is a star of the game,” he said."),
        ("ro", "Ion Pop l-a lăudat pe Vasile Stan. Acesta a precizat: „Mulțumesc tuturor colegilor”."),
        ("ro", "Ion Pop l-a întâlnit pe Dan Stan. „A fost o discuție bună”, a spus acesta."),
        ("en", "Tom Hill was taken home by his neighbour, Jim Best. “It was dark in there,” he said."),
    ],
)
def test_a_pronoun_that_fits_two_stands_for_nobody(language: str, text: str) -> None:
    assert led(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Tina Marlow and Bob Orr opened the bakery. “People think we wed,” she says.", "Tina Marlow"),
        ("en", "Tom Hill praised Jim Best on Monday. He said: “The lad is a star.”", "Tom Hill"),
        ("ro", "Ion Pop a demisionat luni. Acesta a precizat: „Mulțumesc tuturor colegilor”.", "Ion Pop"),
        ("ro", "Ion Pop l-a lăudat pe Dan Stan. „E un băiat bun”, a spus el.", "Ion Pop"),
        (
            "en",
            "Ann Pope spoke. Her view is not shared by Jim Best, who sees in it “a slow and bitter suicide”.",
            "Jim Best",
        ),
    ],
)
def test_a_pronoun_that_fits_only_one_keeps_her(language: str, text: str, who: str) -> None:
    assert led(text, language) == who
