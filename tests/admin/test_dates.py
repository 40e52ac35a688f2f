import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from claims.admin.dates import shown
from claims.choices import DatePrecision
from claims.models import PartialDate

NARROWED = PartialDate(DatePrecision.MONTH, dt.date(2026, 1, 5), dt.date(2026, 1, 8))
DATES = [
    ("en", "2026-01-09", "9 January 2026"),
    ("ro", "2026-01-09", "09.01.2026"),
    ("sq", "2026-01-09", "09.01.2026"),
    ("en", "2026-01", "January 2026"),
    ("sq", "2026-01", "01.2026"),
    ("en", "2026", "2026"),
    ("ro", "", "—"),
]


@pytest.mark.parametrize(("language", "iso", "expected"), DATES)
def test_lists_and_pages_write_what_is_known_as_the_language_does(
    language: str, iso: str, expected: str
) -> None:
    date = PartialDate.parse(iso)
    with translation.override(language):
        assert shown(date) == expected
        assert render_to_string("claims/admin/said.html", {"date": date}).strip() == expected


def test_bounds_are_shown_where_they_say_more_than_the_month() -> None:
    page = strip_tags(render_to_string("claims/admin/said.html", {"date": NARROWED})).strip()
    assert page == "January 2026 (5 January 2026 – 8 January 2026)"
    open_end = PartialDate(DatePrecision.UNKNOWN, None, dt.date(2026, 3, 1))
    assert render_to_string("claims/admin/said.html", {"date": open_end}).strip() == "by 1 March 2026"
