"""Whom a paper reached on a day speaks on it, to the paper, too."""

from __future__ import annotations

import pytest

from tests.extraction.readings import days

PUBLISHED = "2026-03-05"  # a Thursday


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reached by phone on Tuesday, Harriet Cole denied it. “I never met him,” she told us."),
        ("en", "Asked about that on Radio Tees on Tuesday, Harriet Cole laughed. “Never,” she said."),
        ("ro", "Contactată marți de redacție, Irina Munteanu a râs. „Nu știu nimic”, ne-a spus ea."),
        ("ro", "Solicitată marți de redacție, Irina Munteanu nu și-a schimbat poziția: „Oamenii au plătit”."),
        ("sq", "E kontaktuar të martën nga redaksia, Mimoza Lleshi qeshi. “Nuk di asgjë”, na tha ajo."),
        ("de", "Darauf angesprochen, winkte Heike Brandt am Dienstag ab. „Niemals“, sagte sie."),
    ],
)
def test_who_was_reached_on_a_day_speaks_on_it(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == ["2026-03-03"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Asked about the fire on Tuesday, Harriet Cole laughed. “I never met him,” she told us."),
        ("en", "Reached by phone after the fire on Tuesday, Harriet Cole told us: “I never met him.”"),
        (
            "en",
            "Reached by phone on Tuesday, Harriet Cole denied it. “He is lying to us all,” Dan Rowe told us.",
        ),
        ("ro", "Contactată marți, Irina Munteanu a tăcut. În 2019 ea spunea: „Nu vom închide nimic”."),
        ("ro", "Contactată marți, Irina Munteanu a tăcut. „Nu vom închide nimic”, scria ea pe Facebook."),
        ("ro", "Contactat marți, ministerul a tăcut. „Nu răspund niciodată”, spune Irina Munteanu."),
        ("ro", "Contactată după incendiul de marți, Irina Munteanu a râs. „Nu știu nimic”, ne-a spus ea."),
    ],
)
def test_the_day_of_what_somebody_was_asked_about_is_none(language: str, text: str) -> None:
    assert days(text, language, PUBLISHED) == [None]
