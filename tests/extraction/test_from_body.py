"""What many say in a body, or is said there, is the body's."""

from __future__ import annotations

import pytest

from claims.extraction.pipeline import extract_quotes


def speaker(language: str, text: str) -> str | None:
    mentions = [found.attribution.mention for found in extract_quotes(text, language=language)]
    return mentions[0].called if mentions and mentions[0] else None


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("ru", "В Минздраве сообщили, что «материалы придут в мае».", "Минздрав"),
        ("ru", "«Материалы придут в мае», — пояснили в пресс-службе мэрии.", "пресс-службе мэрии"),
        ("uk", "У міській раді відповіли: «Затримка пов’язана з ракетним ударом».", "раді"),
        (
            "sq",
            "Nga Ministria e Arsimit dhe Shkencës thanë se “paga vjen nesër në mëngjes”.",
            "Ministria e Arsimit dhe Shkencës",
        ),
        ("sq", "Nga komuna bënë të ditur se “paratë janë nisur”.", "komuna"),
        ("ro", "De la primărie au transmis că „banii vin luni”.", "primărie"),
        ("ro", "De la Ministerul Sănătății ni s-a spus că „ancheta continuă”.", "Ministerul Sănătății"),
    ],
)
def test_words_from_a_body_are_its_own(language: str, text: str, body: str) -> None:
    assert speaker(language, text) == body


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В Минздраве он заявил, что «материалы придут в мае»."),
        ("sq", "Nga komuna deputeti tha se “paratë janë nisur”."),
        ("ro", "De la primărie, senatorul a transmis că „banii vin luni”."),
        ("ru", "В Москве сообщили, что «материалы придут в мае»."),
    ],
)
def test_who_speaks_in_a_body_or_a_place_is_not_the_body(language: str, text: str) -> None:
    assert speaker(language, text) not in {"Минздрав", "komuna", "primărie", "Москва", "Москве"}
