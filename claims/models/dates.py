"""Dates that are known in part: null is better than wrong."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from claims.choices import DatePrecision

WRITTEN = re.compile(r"[0-9]{4}(-[0-9]{1,2}){0,2}")  # of 12-05-26 nobody knows which is the year


@dataclass(frozen=True)
class PartialDate:
    """When something was said, as far as it is known, and what that rests on.

    `not_before` and `not_after` are inclusive days or None. At day precision both equal the
    day; at month and year precision they bound the month or year, or less where the text says more.
    """

    precision: DatePrecision = DatePrecision.UNKNOWN
    not_before: dt.date | None = None
    not_after: dt.date | None = None
    basis: str = ""

    def __post_init__(self) -> None:
        if self.not_before and self.not_after and self.not_before > self.not_after:
            raise ValueError("not_before is later than not_after")
        if self.precision == DatePrecision.DAY and (not self.not_before or self.not_before != self.not_after):
            raise ValueError("a day needs equal bounds")

    @property
    def day(self) -> dt.date | None:
        return self.not_before if self.precision == DatePrecision.DAY else None

    @property
    def is_narrowed(self) -> bool:
        """Whether the bounds say more than the precision does."""
        natural = PartialDate.parse(str(self))
        return (self.not_before, self.not_after) != (natural.not_before, natural.not_after)

    def narrowed(self, first: dt.date | None, last: dt.date | None) -> "PartialDate":
        """The same date with closer bounds; what is None stays as it is. A day has no closer ones.

        :raises ValueError: for bounds in the wrong order, or outside the date
        """
        if self.precision == DatePrecision.DAY:
            if first not in (None, self.day) or last not in (None, self.day):
                raise ValueError("bounds outside the day")
            return self
        outside = (self.not_before and first and first < self.not_before) or (
            self.not_after and last and last > self.not_after
        )
        if outside:
            raise ValueError("bounds outside the date")
        return PartialDate(self.precision, first or self.not_before, last or self.not_after, self.basis)

    @classmethod
    def on(cls, day: dt.date, basis: str = "") -> Self:
        return cls(DatePrecision.DAY, day, day, basis)

    @classmethod
    def parse(cls, text: str, basis: str = "") -> Self:
        """Read YYYY, YYYY-MM or YYYY-MM-DD; an empty text is unknown.

        :raises ValueError: for anything else
        """
        if not text:
            return cls(basis=basis)
        if not WRITTEN.fullmatch(text):
            raise ValueError(f"not a date: {text!r}")
        numbers = [int(part) for part in text.split("-")]
        if len(numbers) == 3:
            return cls.on(dt.date(*numbers), basis)
        first, last = (numbers[1], numbers[1]) if len(numbers) == 2 else (1, 12)
        until = dt.date(numbers[0], last, calendar.monthrange(numbers[0], last)[1])
        precision = DatePrecision.MONTH if len(numbers) == 2 else DatePrecision.YEAR
        return cls(precision, dt.date(numbers[0], first, 1), until, basis)

    def __str__(self) -> str:
        """ISO 8601 at reduced precision; empty when unknown."""
        if self.not_before is None or self.precision == DatePrecision.UNKNOWN:
            return ""
        length = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}[self.precision]
        return self.not_before.isoformat()[:length]


class Said(models.Model):
    """When the words were said."""

    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_precision = models.CharField(
        _("date precision"), max_length=8, choices=DatePrecision.choices, default=DatePrecision.UNKNOWN
    )
    said_not_before = models.DateField(_("not before"), null=True, blank=True)
    said_not_after = models.DateField(_("not after"), null=True, blank=True)
    said_basis = models.TextField(_("what the date rests on"), blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_said_on_only_at_day_precision",
                condition=Q(said_precision=DatePrecision.DAY, said_on__isnull=False)
                | (~Q(said_precision=DatePrecision.DAY) & Q(said_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="%(class)s_said_bounds_in_order",
                condition=Q(said_not_before__isnull=True)
                | Q(said_not_after__isnull=True)
                | Q(said_not_before__lte=F("said_not_after")),
            ),
        ]

    @property
    def said(self) -> PartialDate:
        precision = DatePrecision(self.said_precision)
        return PartialDate(precision, self.said_not_before, self.said_not_after, self.said_basis)

    @said.setter
    def said(self, date: PartialDate) -> None:
        for name, value in said_columns(date).items():
            setattr(self, name, value)


def said_columns(date: PartialDate) -> dict[str, dt.date | str | None]:
    """The columns of `Said` for a date."""
    return {
        "said_on": date.day,
        "said_precision": date.precision.value,
        "said_not_before": date.not_before,
        "said_not_after": date.not_after,
        "said_basis": date.basis,
    }
