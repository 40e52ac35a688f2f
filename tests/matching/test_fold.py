"""Spellings of one name fold together; different names stay apart."""

from __future__ import annotations

import pytest

from claims.matching.fold import fold_name, inflection_bases


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodimir Zelenski"),
        ("Volodymyr Zelenskyy", "Володимир Зеленський"),
        ("Yuri Ushakov", "Iuri Ușakov"),
        ("Yuri Ushakov", "Юрий Ушаков"),
        ("Andriy Yermak", "Andrii Iermak"),
        ("Andriy Yermak", "Андрій Єрмак"),
        ("Klaus Iohannis", "Klaus Iohanis"),
        ("Donald Trump", "DONALD  TRUMP"),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("Edi Rama", "Edi Roma"), ("Maia Sandu", "Mara Sandu")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    ("inflected", "base"),
    [
        ("lui trump", "trump"),
        ("trumpit", "trump"),
        ("bolojanului", "bolojan"),
        ("kurtit", "kurti"),
        ("edi ramas", "edi rama"),
    ],
)
def test_case_endings_come_off(inflected: str, base: str) -> None:
    assert base in set(inflection_bases(inflected))


def test_short_names_keep_their_endings() -> None:
    assert "ra" not in set(inflection_bases("rama"))
