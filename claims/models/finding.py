"""Searching published claims: rare words are quick, common ones too, and those that once were common.

The newest claims are looked through one by one, as far as WINDOW: a common word fills a page there. What does
not is looked up in the index of words and then put in order. PostgreSQL would choose by how common a word is
on average, and for one of last decade's walk through the whole table.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Value

from claims.models.keyset import Cursor
from claims.models.publications import COUNT_LIMIT, PublicClaim, PublicClaimQuerySet
from claims.models.searching import mentions_by_language
from claims.models.spelling import respelt

WINDOW = 2_000
WIDE_WINDOW = 10_000  # for as many as are ranked
NEWEST = "-published_at"


@dataclass(frozen=True)
class Found:
    """Claims of a list; of a search, those with its words."""

    claims: PublicClaimQuerySet
    parts: tuple[PublicClaimQuerySet, ...] = ()  # of a search, by language
    words: str = ""  # what was searched: as typed, or as it was probably meant
    count: int | None = None  # of a search; COUNT_LIMIT + 1 stands for any number above the limit
    did_you_mean: str | None = None  # the words, where nothing has those that were typed

    def page(
        self, size: int, *, order: str = NEWEST, after: Cursor | None = None, skip: int = 0
    ) -> PublicClaimQuerySet:
        """So many claims `in_order`, from the cursor on, without the first few of them."""
        if self.count is None:
            return from_place(self.claims, after, order).in_order(order)[skip : skip + size]
        places = self.places(order, after, slice(skip, skip + size))
        return PublicClaim.objects.filter(pk__in=places).in_order(order)

    def best(self) -> PublicClaimQuerySet:
        """The COUNT_LIMIT newest, those first whose words fit best: ranking every match grows with them."""
        newest = PublicClaim.objects.filter(pk__in=self.places(NEWEST, None, slice(COUNT_LIMIT), WIDE_WINDOW))
        return newest.by_rank(self.words)

    def places(self, order: str, after: Cursor | None, part: slice, window: int = WINDOW) -> list[UUID]:
        if self.count and self.count > COUNT_LIMIT and not part.start:
            near, is_all = within_window(from_place(self.claims, after, order), order, after, window)
            found = list(near.in_order(order).values_list("pk", flat=True)[part])
            if is_all or len(found) == part.stop:
                return found
        return put_in_order([from_place(rows, after, order) for rows in self.parts], order, part)


def from_place(rows: PublicClaimQuerySet, after: Cursor | None, order: str) -> PublicClaimQuerySet:
    return rows if after is None else rows.after(after, order)


def find(rows: PublicClaimQuerySet, text: str | None) -> Found:
    """Those of the rows that have the words: where none has, those with the words that were probably meant.

    All of them where nothing is searched.
    """
    if not text:
        return Found(rows)
    found = counted(rows, text)
    if not found.count and (meant := respelt(text, is_public)):
        other = counted(rows, meant)
        if other.count:
            return replace(other, did_you_mean=meant)
    return found


def counted(rows: PublicClaimQuerySet, text: str) -> Found:
    """Those of the rows that have just these words."""
    parts = tuple(rows.filter(part).order_by() for part in mentions_by_language(text))
    first, *others = (part.values("pk") for part in parts)
    count = first.union(*others, all=True)[: COUNT_LIMIT + 1].count()
    return Found(rows.mentioning(text), parts, text, count)


def is_public(word: str) -> bool:
    """Whether a claim that stands has the word, in any form that its language knows."""
    return bool(counted(PublicClaim.objects.standing(), word).count)


def within_window(
    rows: PublicClaimQuerySet, order: str, after: Cursor | None, window: int
) -> tuple[PublicClaimQuerySet, bool]:
    """Those of the rows that are among the next public claims, so many, and whether no claim lies beyond."""
    column = order.removeprefix("-")
    every = PublicClaim.objects.after(after, order) if after else PublicClaim.objects.all()
    end = every.in_order(order).values_list(column, flat=True)[window : window + 1].first()
    if end is None:
        return rows, True
    return rows.filter(**{f"{column}__{'gte' if order.startswith('-') else 'lte'}": end}), False


def put_in_order(parts: Sequence[PublicClaimQuerySet], order: str, wanted: slice) -> list[UUID]:
    """In order of something that no index has, so that the index of words is used."""
    sign, column = ("-" if order.startswith("-") else ""), order.removeprefix("-")
    moved = ExpressionWrapper(F(column) + Value(dt.timedelta(0), DurationField()), DateTimeField())
    first, *others = (part.annotate(moved=moved).values_list("id", "moved") for part in parts)
    found = first.union(*others, all=True).order_by(f"{sign}moved", f"{sign}id")
    return [row[0] for row in found[wanted]]
