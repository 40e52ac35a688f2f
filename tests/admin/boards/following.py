"""A board's numbers, read as people read them, and the lists behind them, counted one by one."""

from collections.abc import Iterable
from typing import Any

from django.test import Client
from django.urls import reverse

from claims.admin.boards.scope import Period, Scope
from claims.admin.boards.tables import Row, Table

ALL_TIME = Scope(Period.parse("2020-01-01..2099-12-31"))


def numbers(row: Row) -> list[float | None]:
    return [cell.count for cell in row.cells]


def lines(table: Table) -> dict[str, list[float | None]]:
    """The numbers of each line under its name."""
    return {str(row.name): numbers(row) for row in table.rows}


def wrong_links(desk: Client, tables: Iterable[Table]) -> list[tuple[str, float | None, int]]:
    """Numbers whose list holds another number of rows; and a number above none has a list."""
    found = []
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.url:
                    listed = desk.get(cell.url).context["cl"].queryset.count()
                    if listed != cell.count:
                        found.append((cell.url, cell.count, listed))
    return found


def tables_of(desk: Client, board: str, **asked: str) -> Any:
    answer = desk.get(reverse("board", args=[board]), asked)
    assert answer.status_code == 200
    return answer.context["tables"]
