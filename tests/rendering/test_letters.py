"""Dates that say no more than is known; addresses that lead to the web or nowhere."""

import datetime as dt

import pytest
from django.utils import translation

from claims.choices import DatePrecision
from claims.rendering.letters import Said, web_link
from claims.rendering.lines import statement_line
from claims.rendering.mail import render_digest
from tests.factories.digests import statement
from tests.factories.letters import A_DAY, letter


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (A_DAY, "8 January 2026"),
        (Said(DatePrecision.MONTH, dt.date(2026, 1, 1), dt.date(2026, 1, 31)), "January 2026"),
        (Said(DatePrecision.YEAR, dt.date(2026, 1, 1), dt.date(2026, 12, 31)), "2026"),
        (Said(), "date not known"),
        (Said(not_after=dt.date(2026, 1, 8)), "not after 8 January 2026"),
        (Said(not_before=dt.date(2026, 1, 8)), "not before 8 January 2026"),
        (
            Said(not_before=dt.date(2026, 1, 1), not_after=dt.date(2026, 1, 8)),
            "between 1 January 2026 and 8 January 2026",
        ),
    ],
)
def test_date_says_no_more_than_is_known(said: Said, words: str) -> None:
    with translation.override("en"):
        assert str(said) == words


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        " javascript:alert(1)",
        "//evil.test",
        "ftp://x.test",
        "http://",
        "http://[x",
        None,
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_link(url) == ""
    document = statement(
        url=url, occurrences=[{"title": "T", "source": None, "url": url, "published_at": None}]
    )
    html = render_digest(letter(statements=(statement_line(document=document),))).html
    assert not url or f'href="{url}"' not in html
