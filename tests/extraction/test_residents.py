"""'Tom Hill from Leeds, a farmer': no town farms, and who is told to be nothing is no judge."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


def led(text: str, language: str) -> str | None:
    """To whom the last quote of a text is led."""
    mention = extract_quotes(text, language=language)[-1].attribution.mention
    return mention.full_name if mention is not None else None


RESIDENTS = [
    ("en", "Tom Hill from Leeds, a farmer, left. Mary Cole came.\n\n“We go,” said the farmer.", "Tom Hill"),
    ("ro", "Ion Pop din Dej, fermier, a plecat. A venit Dan Rus.\n\n„Plecăm”, a spus fermierul.", "Ion Pop"),
    ("sq", "Arben Sela nga Peja, fermer, iku. Erdhi Dan Gashi.\n\n“Ikim”, tha fermeri.", "Arben Sela"),
    (
        "de",
        "Tom Krüger aus Kiel, Landwirt, ging. Max Ott kam.\n\n„Wir gehen“, sagte der Landwirt.",
        "Tom Krüger",
    ),
    ("en", "Edi Xhefol, 54, a farmer, left.\n\n“We go,” said the farmer.", "Edi Xhefol"),
]


@pytest.mark.parametrize(("language", "text", "name"), RESIDENTS)
def test_an_apposition_behind_a_place_or_an_age_is_of_the_person(language: str, text: str, name: str) -> None:
    assert led(text, language) == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tom Hill pleaded guilty.\n\nThe prosecutor rose. “We have texts,” he said."),
        ("ro", "Mirela Anton a pledat.\n\nProcurorul a venit. „Avem mesaje”, a arătat acesta."),
        ("ro", "Mirela Anton a pledat.\n\nMedicul a venit. „Avem mesaje”, a arătat el."),
        ("de", "Tom Krüger gestand.\n\nDer Staatsanwalt stand auf. „Wir haben Nachrichten“, sagte er."),
    ],
)
def test_a_judge_or_a_prosecutor_is_nobody_who_is_told_to_be_nothing(language: str, text: str) -> None:
    assert led(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mark Hill lost his phone on Tuesday. “I looked everywhere,” Hill said."),
        ("sq", "Kur hapi vathën të martën, Mark Ndou numëroi delet. “I numërova dy herë”, rrëfen Ndou."),
    ],
)
def test_what_befell_somebody_dates_no_words(language: str, text: str) -> None:
    (one,) = extract_quotes(text, language=language, published="2026-05-14")
    assert one.said.said_on is None
