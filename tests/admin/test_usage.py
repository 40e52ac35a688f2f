import datetime as dt

from claims.admin.usage import HEIGHT, charted, scaled
from claims.models import KeyUsage


def used(day: int, requests: int, refused: int = 0) -> KeyUsage:
    return KeyUsage(day=dt.date(2026, 1, day), requests=requests, refused=refused)


def test_chart_says_in_words_what_it_shows() -> None:
    chart = charted([used(1, 30), used(2, 9, 1)])
    assert "39 requests in 2 days" in chart
    assert "9 answered, 1 refused" in chart
    assert chart.count("<rect") == 4


def test_key_that_is_not_used_has_no_chart() -> None:
    assert "<svg" not in charted([used(1, 0), used(2, 0)])


def test_highest_bar_is_as_high_as_the_chart_and_the_lowest_is_seen() -> None:
    assert [scaled(number, 10_000) for number in (10_000, 1, 0)] == [HEIGHT, 1, 0]
