"""Days in words, as each language writes them: Django's catalogues give months a capital in all of them."""

import datetime as dt

from babel.dates import format_date
from django.utils.translation import get_language

DAY, MONTH, YEAR = "d MMMM y", "LLLL y", "y"


def in_words(day: dt.date, pattern: str = DAY) -> str:
    """A day, or its month or year, in the language in force: 9 January 2026, ianuarie 2026."""
    return str(format_date(day, pattern, locale=(get_language() or "en").replace("-", "_")))
