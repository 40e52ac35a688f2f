import datetime as dt

import pytest
from django.utils import translation

from claims.rendering.dates import MONTH, in_words


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "9 January 2026", "January 2026"),
        ("ro", "9 ianuarie 2026", "ianuarie 2026"),
        ("sq", "9 janar 2026", "janar 2026"),
    ],
)
def test_month_is_written_as_its_language_writes_it(language: str, day: str, month: str) -> None:
    with translation.override(language):
        assert in_words(dt.date(2026, 1, 9)) == day
        assert in_words(dt.date(2026, 1, 9), MONTH) == month
