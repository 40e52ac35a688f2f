"""The date that a page declares, with the precision it declares. Nothing is guessed."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from claims.intake.types import UNKNOWN_DATE, Precision, PublishedDate

FIRST_YEAR, LAST_YEAR = 1800, 2199
_LONGEST = 80

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r" ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?)?)?",
    re.IGNORECASE,
)


def read_date(raw: str) -> PublishedDate:
    """Read an ISO 8601 date (also only a year or a month) or an RFC 5322 one; anything else is unknown.

    The unknown keeps `raw` (at most 80 characters), so that an editor sees what the page said.
    """
    text = raw.strip()[:_LONGEST]
    match = _ISO.fullmatch(text)
    try:
        found = _from_iso(text, match) if match else _from_mail(text)
    except (ValueError, OverflowError):
        return PublishedDate(raw=text)
    return found if found.on and FIRST_YEAR <= found.on.year <= LAST_YEAR else PublishedDate(raw=text)


def first_known(raws: list[str]) -> PublishedDate:
    """The first text that can be read as a date; else the first that cannot, kept as raw."""
    dates = [read_date(raw) for raw in raws if raw.strip()]
    known = (found for found in dates if found.precision != "unknown")
    return next(known, dates[0] if dates else UNKNOWN_DATE)


def _from_iso(text: str, match: re.Match[str]) -> PublishedDate:
    precision: Precision = "day" if match["day"] else "month" if match["month"] else "year"
    on = date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    instant = None
    if match["hour"] and match["zone"]:
        clock = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
        instant = datetime(on.year, on.month, on.day, *clock, tzinfo=_zone(match["zone"]))
    return PublishedDate(precision, on, instant, text)


def _from_mail(text: str) -> PublishedDate:
    moment = parsedate_to_datetime(text)
    return PublishedDate("day", moment.date(), moment if moment.tzinfo else None, text)


def _zone(text: str) -> timezone:
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)
