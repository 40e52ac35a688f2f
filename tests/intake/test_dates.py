import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claims.intake.dates import first_known, read_date
from claims.intake.types import PublishedDate

EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("raw", "precision", "on", "instant"),
    [
        ("2025", "year", date(2025, 1, 1), None),
        ("2025-07", "month", date(2025, 7, 1), None),
        ("2026-01-09", "day", date(2026, 1, 9), None),
        ("2026-01-09T08:30", "day", date(2026, 1, 9), None),
        ("2026-01-09T08:30:00Z", "day", date(2026, 1, 9), datetime(2026, 1, 9, 8, 30, tzinfo=UTC)),
        ("2026-01-09T00:30:00+02:00", "day", date(2026, 1, 9), datetime(2026, 1, 9, 0, 30, tzinfo=EAST)),
        ("2026-01-09 08:30:00.123 +0200", "day", date(2026, 1, 9), datetime(2026, 1, 9, 8, 30, tzinfo=EAST)),
        (" 2026-01-09T08:30:00+02 ", "day", date(2026, 1, 9), datetime(2026, 1, 9, 8, 30, tzinfo=EAST)),
        (
            "Fri, 09 Jan 2026 08:30:00 +0200",
            "day",
            date(2026, 1, 9),
            datetime(2026, 1, 9, 8, 30, tzinfo=EAST),
        ),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_given(
    raw: str, precision: str, on: date, instant: datetime | None
) -> None:
    found = read_date(raw)
    assert (found.precision, found.on, found.instant, found.raw) == (precision, on, instant, raw.strip())


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "31 shkurt",
        "ieri",
        "2026-02-31",
        "2026-13",
        "2026-01-09T25:00:00Z",
        "0000-01-01",
        "9999-12-31",
        "09/01/2026",
        "1767942600",
        "acum 2 ore",
        "2026-01-09T08:30:00+99:99",
    ],
)
def test_what_is_no_date_stays_unknown_with_its_words(raw: str) -> None:
    assert read_date(raw) == PublishedDate(raw=raw)


def test_a_hundred_thousand_question_marks_cost_nothing() -> None:
    started = time.process_time()
    assert read_date("?" * 100_000).precision == "unknown"
    assert read_date("1" * 100_000).precision == "unknown"
    assert time.process_time() - started < 1


def test_the_first_date_that_can_be_read_is_taken() -> None:
    assert first_known(["", "ieri", "2025-07", "2026-01-09"]).raw == "2025-07"
    assert first_known(["", "ieri", "azi"]) == PublishedDate(raw="ieri")
    assert first_known([]) == PublishedDate()
