"""Numbers beside a row, counted for the rows that a page shows and for no others."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def how_many(rows: QuerySet[Any], column: str) -> Coalesce:
    """How many of `rows` point with `column` to the row that the page shows.

    A subquery, not a join: a join counts and groups the whole table before the page takes its fifty rows.
    """
    total = Count("pk")
    mine = rows.filter(**{column: OuterRef("pk")}).order_by().values(column).annotate(total=total)
    return Coalesce(Subquery(mine.values("total")), 0)
