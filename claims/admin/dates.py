"""Dates that are known in part, as the desk's lists write them; `said.html` writes them on its pages."""

from django.utils.formats import date_format

from claims.choices import DatePrecision
from claims.models import PartialDate

FORMATS = {
    DatePrecision.DAY: "DATE_FORMAT",
    DatePrecision.MONTH: "YEAR_MONTH_FORMAT",
    DatePrecision.YEAR: "Y",
}


def shown(date: PartialDate) -> str:
    """As much as is known, in the reader's language; a dash for nothing."""
    style = FORMATS.get(date.precision)
    return date_format(date.not_before, style) if date.not_before and style else "—"
