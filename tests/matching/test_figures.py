"""A figure is its value, however it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.figures import figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90%", "90"),
        ("5,2 la sută", "5.2"),
        ("1.200 de lei", "1200"),
        ("1,200 euros", "1200"),
        ("1 200 lei", "1200"),
        ("1 200 000 lei", "1200000"),
        ("3.000.000", "3000000"),
        ("3 milioane", "3000000"),
        ("20 de milioane", "20000000"),
        ("3,5 mld lei", "3500000000"),
        ("two thousand jobs", "2000"),
        ("пять миллионов рублей", "5000000"),
        ("5 миллионов рублей", "5000000"),
        ("п’ять гривень", "5"),
        ("dhjetë mijë lekë", "10000"),
        ("dreißig Euro", "30"),
    ],
)
def test_a_figure_has_one_value(text: str, value: str) -> None:
    assert figures(text) == {Decimal(value)}


def test_articles_are_no_figures() -> None:
    assert figures("a road, un drum, një rrugë, eine Straße") == frozenset()


def test_all_figures_of_a_text_are_found() -> None:
    assert figures("from 30 to 50 in 2024") == {Decimal(30), Decimal(50), Decimal(2024)}


@given(st.text())
def test_any_text_has_figures_or_none(text: str) -> None:
    assert all(value >= 0 for value in figures(text))


@given(st.integers(0, 10**12))
def test_grouping_changes_no_value(number: int) -> None:
    assert figures(f"{number:,}") == figures(f"{number:,}".replace(",", ".")) == {Decimal(number)}
