import datetime as dt

import pytest

from claims.admin.fields import SaidForm, said_initial
from claims.choices import DatePrecision
from claims.models import PartialDate

NARROWED = PartialDate(DatePrecision.MONTH, dt.date(2026, 1, 5), dt.date(2026, 1, 8), "last week")
BOUNDED = PartialDate(DatePrecision.UNKNOWN, dt.date(2026, 1, 1), dt.date(2026, 3, 1), "before the vote")


@pytest.mark.parametrize(
    "date",
    [
        PartialDate(),
        PartialDate.parse("2026-01-08", "on Thursday"),
        PartialDate.parse("2026-01"),
        PartialDate.parse("2026"),
        NARROWED,
        BOUNDED,
    ],
)
def test_a_date_that_nobody_touches_comes_back_as_it_was(date: PartialDate) -> None:
    form = SaidForm(said_initial(date))
    assert form.is_valid()
    assert form.cleaned_data["partial"] == date


def test_bounds_in_the_wrong_order_are_refused() -> None:
    form = SaidForm({"said": "", "not_before": "2026-02-01", "not_after": "2026-01-01"})
    assert form.errors.keys() == {"not_after"}
