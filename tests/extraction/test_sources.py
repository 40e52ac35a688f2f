"""What sources without a name say that somebody said is his, and hearsay."""

from __future__ import annotations

import pytest

from claims.extraction.types import Grade
from tests.extraction.readings import only, speaker


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Party sources said chairman Tom Best had told the board that “two more weeks will decide it”.",
            "en",
            "Tom Best",
        ),
        (
            "Surse din partid spun că Ion Pop le-a spus colegilor că „nu mai poate continua așa”.",
            "ro",
            "Ion Pop",
        ),
        (
            "Burime nga partia thanë se Agim Dema u tha kolegëve se “nuk mund të vazhdojë më kështu”.",
            "sq",
            "Agim Dema",
        ),
        ("Potrivit unor surse, Ion Pop a spus că „va pleca de aici până vineri”.", "ro", "Ion Pop"),
    ],
)
def test_what_sources_retell_is_hearsay_of_whom_they_name(text: str, language: str, expected: str) -> None:
    found = only(text, language).attribution
    assert found.mention is not None
    assert (found.mention.text, found.grade) == (expected, Grade.HEARSAY)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Two envoys said Ann Hill told them the deal was “off the table for good”.", "en", "Ann Hill"),
        (
            "One colleague claimed the chancellor had warned her to “keep well out of it”.",
            "en",
            "the chancellor",
        ),
        (
            "According to one member, who was there, the mayor had said that it was “a sham”.",
            "en",
            "the mayor",
        ),
        ("Doi consilieri spun că primarul le-a spus că „nu mai are bani de niciun drum”.", "ro", "primarul"),
        (
            "Un deputat susține că premierul i-ar fi spus la telefon: „Retragi tu sau o retrag eu”.",
            "ro",
            "premierul",
        ),
        (
            "Dy këshilltarë thonë se Agim Dema u tha kolegëve se “nuk mund të vazhdojë më kështu”.",
            "sq",
            "Agim Dema",
        ),
        (
            "Sipas disa fqinjëve, një inxhinier i kishte këshilluar: “Largohuni nga ky breg sa më parë”.",
            "sq",
            "një inxhinier",
        ),
        (
            "Zwei Abgeordnete sagten, Ute Marx habe ihnen erklärt, das sei „nicht das Porto wert“.",
            "de",
            "Ute Marx",
        ),
        (
            "Aus Parteikreisen heißt es, der Minister habe gesagt, das sei „Rechnen mit der Hoffnung“.",
            "de",
            "der Minister",
        ),
        (
            "Einem Blatt zufolge soll die Chefin den Mann gerufen und ihm gesagt haben: „Nie wieder so“.",
            "de",
            "die Chefin",
        ),
    ],
)
def test_what_somebody_without_a_name_retells_is_hearsay(text: str, language: str, expected: str) -> None:
    found = only(text, language).attribution
    assert found.mention is not None
    assert (found.mention.text, found.grade) == (expected, Grade.HEARSAY)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "A spokesman said the minister told MPs that it was “a matter for the courts”.",
            "en",
            "A spokesman",
        ),
        ("One resident said he told them it was “a matter for the courts”.", "en", "One resident"),
        ("Two envoys said the deal was “off the table for good”.", "en", "Two envoys"),
        ("Un deputat susține că planul premierului „nu va trece niciodată”.", "ro", "Un deputat"),
        ("Dy këshilltarë thonë se plani “nuk mund të vazhdojë më kështu”.", "sq", "Dy këshilltarë"),
        (
            "Zwei Abgeordnete sagten, das Papier des Ministers sei „nicht das Porto wert“.",
            "de",
            "Zwei Abgeordnete",
        ),
    ],
)
def test_what_somebody_without_a_name_says_is_no_hearsay(text: str, language: str, expected: str) -> None:
    found = only(text, language).attribution
    assert found.mention is not None
    assert (found.mention.text, found.grade) == (expected, Grade.ROLE)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Sources close to the minister said she was “under a great deal of stress”.",
            "en",
            "Sources close to the minister",
        ),
        ("Surse din partid spun că planul „nu mai poate continua așa”.", "ro", "Surse din partid"),
    ],
)
def test_what_sources_say_themselves_is_theirs(text: str, language: str, expected: str) -> None:
    assert speaker(text, language) == expected
    assert only(text, language).attribution.grade is Grade.ROLE


def test_who_speaks_openly_of_sources_is_no_hearsay() -> None:
    text = "Asked about her sources, Ann Hill said the plan was “as good as dead for this year”."
    assert only(text, "en").attribution.grade is Grade.EXPLICIT
