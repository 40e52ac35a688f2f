"""A description that no word of the article explains: the only one whom it has named so far."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


def led(text: str, language: str) -> str | None:
    """To whom the last quote of a text is led."""
    mention = extract_quotes(text, language=language)[-1].attribution.mention
    return mention.full_name if mention is not None else None


NAMED = [
    (
        "en",
        "Ann Pope splits slate.\n\nThe mill will close in May.\n\n“It pays,” says the craftswoman.",
        "Ann Pope",
    ),
    ("en", "Aqil Pexholm, 54, left.\n\n“It pays,” says the fisherman.", "Aqil Pexholm"),
    ("en", "Aqil Pexholm, whose boat sank, left.\n\n“It pays,” says the fisherman.", "Aqil Pexholm"),
    ("ro", "Ana Pop a venit.\n\nO oră mai târziu totul se schimbase. „Rămânem”, a spus femeia.", "Ana Pop"),
    ("ro", "Ion Pop a venit.\n\nMaria Rus a plecat.\n\n„Rămânem”, a spus bărbatul.", "Ion Pop"),
    ("sq", "Ana Leka erdhi.\n\nPastaj ra shi.\n\n“Rrimë këtu”, tha gruaja.", "Ana Leka"),
]


@pytest.mark.parametrize(("language", "text", "name"), NAMED)
def test_the_only_one_so_far_is_described(language: str, text: str, name: str) -> None:
    assert led(text, language) == name


NOBODY = [
    ("en", "Ann Pope and Jane Hill came.\n\nIt rained.\n\n“It pays,” says the woman."),
    ("en", "Rescuers found Ann Pope.\n\nIt rained. “She is tough,” the pilot said."),
    ("en", "A mother waits. Ann Pope left.\n\n“It pays,” says the woman."),
    ("ro", "Ana Pop a venit.\n\nPe hol așteaptă mama unui copil. „Rămânem”, a spus femeia."),
    ("ro", "Silviu Dan a venit.\n\n„Rămânem”, a spus soțul contabilei."),
    ("ro", "SCM Lugoj, scor 27-26.\n\n„Am tras”, a spus jucătorul."),
    ("ru", "Анна Попова ушла.\n\nЕё сменщица не назвалась. «Денег нет», — говорит женщина."),
]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_nobody_where_another_may_be_meant(language: str, text: str) -> None:
    assert led(text, language) is None
