"""Numbers in rows, each with what it is out of and the list that it counts; as a page and as a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext

from claims.admin.desk import admin_url
from claims.formats.cells import csv_text, safe

Text = str | Promise
ENOUGH = 10  # of fewer, a percentage says more than is known
MOST_ROWS = 25
COLUMNS = ("table", "row", "column", "count", "of", "shown")


@dataclass(frozen=True)
class Cell:
    """A number; `of` is what it is a part of, `url` the list that it counts, `text` how else it is said."""

    count: float | None
    of: int | None = None
    url: str = ""
    text: str = ""

    @property
    def is_enough(self) -> bool:
        return self.of is not None and self.of >= ENOUGH

    @property
    def share(self) -> int | None:
        """In per cent, rounded; None where there is too little to speak of a share."""
        return (
            round(100 * self.count / self.of)
            if self.is_enough and self.of and self.count is not None
            else None
        )


@dataclass(frozen=True)
class Row:
    """What a line is about, and its numbers; `url` is for its name."""

    name: Text
    cells: tuple[Cell, ...]
    is_total: bool = False
    chart: Any = None


@dataclass(frozen=True)
class Table:
    """A title, the columns' heads, the lines, and what the numbers do not mean."""

    title: Text
    first: Text
    heads: tuple[Text, ...]
    rows: tuple[Row, ...]
    note: Text = ""
    empty: Text = ""
    chart_head: Text = ""
    more: tuple[Row, ...] = field(default=())  # lines that only the file shows one by one

    def lines(self) -> Iterator[tuple[Row, list[tuple[Text, Cell]]]]:
        """Each row, and its cells beside their heads."""
        for row in self.rows:
            yield row, list(zip(self.heads, row.cells, strict=True))

    @property
    def has_too_few(self) -> bool:
        """Whether a share is kept back."""
        cells = (cell for row in self.rows for cell in row.cells)
        return any(cell.of is not None and not cell.is_enough and cell.count for cell in cells)


def linked(model: type[Model], parameters: Mapping[str, Any], count: float | None) -> str:
    """The list that a number counts; of nothing there is none to see."""
    return f"{admin_url(model, 'changelist')}?{urlencode(parameters)}" if count else ""


def cut(rows: list[Row], name: Text) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The first lines, with those beyond in one; and those beyond, one by one."""
    if len(rows) <= MOST_ROWS + 1:
        return tuple(rows), ()
    kept, rest = rows[:MOST_ROWS], rows[MOST_ROWS:]
    return (
        *kept,
        Row(name, tuple(_added(row.cells[place] for row in rest) for place in _places(rest))),
    ), tuple(rest)


def _places(rows: list[Row]) -> range:
    return range(len(rows[0].cells))


def _added(cells: Iterable[Cell]) -> Cell:
    found = list(cells)
    of = sum(cell.of or 0 for cell in found) if found[0].of is not None else None
    return Cell(sum(cell.count or 0 for cell in found), of)


def as_csv(tables: Iterable[Table]) -> str:
    """A line for each number of each table, those beyond the page's last line too."""
    lines = (line for table in tables for line in _lines(table))
    return "".join(csv_text(COLUMNS, ([safe(cell) for cell in line] for line in lines)))


def _lines(table: Table) -> Iterator[list[Any]]:
    for row in (*table.rows, *table.more):
        for head, cell in zip(table.heads, row.cells, strict=True):
            yield [str(table.title), str(row.name), str(head), cell.count, cell.of, cell.text]


def known(name: Text | None) -> Text:
    """What is not known for certain has a line of its own."""
    return name or gettext("not known for certain")
