"""Lists that editors bring, CSV or XLSX, as lines with named cells; what is wrong is said in words."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.formats.cells import restored
from claims.intake.tables import Doubt, Row, TableUnreadable, read_csv
from claims.intake.workbooks import read_workbook
from claims.services.audit import Refused

Text = str | Promise
MOST_ROWS = 1_000
MOST_BYTES = 2_000_000
MOST_TEXT = 3_000_000  # characters, as they travel through the preview's form
READERS: dict[str, Callable[[bytes, int], list[Row]]] = {".csv": read_csv, ".xlsx": read_workbook}

BROKEN: dict[str, Text] = {
    "utf_16": gettext_lazy("This file is UTF-16: save it as “CSV UTF-8” or as XLSX."),
    "not_utf_8": gettext_lazy("Line %(place)s is not UTF-8: save the file as “CSV UTF-8” or as XLSX."),
    "quoting": gettext_lazy(
        "Line %(place)s: a quotation mark is missing or too many, or a cell has more than 131,072 characters."
    ),
    "too_many_rows": gettext_lazy("A list may have %(most)d rows: divide it."),
    "too_many_columns": gettext_lazy("A list may have %(place)s columns."),
    "old_workbook": gettext_lazy(
        "An old workbook (.xls), or one with a password: save it as XLSX without one."
    ),
    "not_a_workbook": gettext_lazy("This cannot be read as a workbook (XLSX)."),
    "too_large": gettext_lazy("The workbook is too large when it is unpacked."),
    "merged": gettext_lazy("The cells %(place)s are merged (column “%(column)s”): separate them."),
}
DOUBTS: dict[str, Text] = {
    "formula": gettext_lazy("A formula: put its value there instead."),
    "error": gettext_lazy("The cell shows an error: %(shown)s."),
    "number": gettext_lazy(
        "A number that stands for something else (%(shown)s): make the cell text, write a day as 2026-01-09."
    ),
    "value": gettext_lazy("Neither a text nor a number: make the cell text."),
    "unstorable": gettext_lazy("A character that cannot be stored."),
}


@dataclass(frozen=True)
class ListColumn:
    """What a list may say of each row; a long text may go on in `name_2`, `name_3` …"""

    name: str
    help: Text
    is_long: bool = False


@dataclass(frozen=True)
class Line:
    """A row of a list: its number in the spreadsheet, its cells by column, and sentences on what is wrong."""

    number: int
    cells: Mapping[str, str]
    problems: tuple[str, ...] = ()


def read_list(
    *,
    body: bytes,
    suffix: str,
    columns: Sequence[ListColumn],
    needs: Sequence[Sequence[str]],
    unread: Collection[str],
) -> list[Line]:
    """The lines of a file, .csv or .xlsx.

    Of each group in `needs` one column must be there; those of `unread` may be there and say nothing.

    :raises Refused: for a file that cannot be read as such a list, naming the line or the column
    """
    reader = READERS.get(suffix)
    if reader is None:
        raise Refused(_("The name must end in .csv or .xlsx."), "file")
    if len(body) > MOST_BYTES:
        raise Refused(_("The file is too large: at most 2 MB."), "file")
    try:
        rows = reader(body, MOST_ROWS + 1)
    except TableUnreadable as problem:
        facts = {"place": problem.place, "column": problem.column, "most": MOST_ROWS}
        raise Refused(BROKEN[problem.reason] % facts, "file") from problem
    if len(rows) < 2:
        raise Refused(_("There is no row under the names of the columns."), "file")
    names = _names(rows[0], columns, unread)
    _require(names, needs)
    lines = _lines(rows[1:], names, columns)
    if len(to_json(lines)) > MOST_TEXT:
        raise Refused(_("This is too much text for one list: divide it."), "file")
    return lines


def to_json(lines: Sequence[Line]) -> str:
    """On one line, so that no form changes its ends of lines."""
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False)


def from_json(text: str) -> list[Line]:
    """:raises Refused: for what `to_json` did not write"""
    try:
        return [_sent(**one) for one in json.loads(text)]
    except (ValueError, TypeError) as problem:
        raise Refused(_("This is not the list that was shown: choose the file again."), "file") from problem


def _sent(number: object, cells: object, problems: object) -> Line:
    if not (isinstance(number, int) and isinstance(cells, dict) and isinstance(problems, list)):
        raise TypeError("not a line")
    if not all(isinstance(text, str) for text in (*cells.values(), *problems)):
        raise TypeError("not the text of a cell")
    return Line(number, cells, tuple(problems))


def _lines(rows: Sequence[Row], names: Sequence[str], columns: Sequence[ListColumn]) -> list[Line]:
    for row in rows:
        _require_names(row, names)
    long = [column.name for column in columns if column.is_long]
    return [_line(row, names, [column.name for column in columns], long) for row in rows]


def _require(names: Collection[str], needs: Sequence[Sequence[str]]) -> None:
    for group in needs:
        if not set(names) & set(group):
            message = _("The column “%(name)s” is missing.")
            raise Refused(message % {"name": _("” or “").join(group)}, "file")


def _names(head: Row, columns: Sequence[ListColumn], unread: Collection[str]) -> list[str]:
    known = {column.name for column in columns} | set(unread)
    names = [cell.strip().lower() if isinstance(cell, str) else "" for cell in head.cells]
    long = tuple(column.name for column in columns if column.is_long)
    for name in filter(None, names):
        if name not in known and _whole(name, long) is None:
            raise Refused(_unknown(name, columns), "file")
        if names.count(name) > 1:
            raise Refused(_("The column “%(name)s” is there twice.") % {"name": name}, "file")
    return names


def _unknown(name: str, columns: Sequence[ListColumn]) -> str:
    listed = ", ".join(column.name for column in columns)
    return _("There is no column “%(name)s”. The columns are: %(listed)s.") % {"name": name, "listed": listed}


def _require_names(row: Row, names: Sequence[str]) -> None:
    for place, cell in enumerate(row.cells):
        if cell and not (place < len(names) and names[place]):
            facts = {"number": row.number, "column": _letter(place)}
            raise Refused(_("Row %(number)d: the column %(column)s has no name.") % facts, "file")


def _line(row: Row, names: Sequence[str], read: Collection[str], long: Collection[str]) -> Line:
    """The cells that say something; parts of a long text are put together."""
    cells: dict[str, str] = {}
    problems = []
    for name, cell in sorted(zip(names, row.cells, strict=False), key=lambda pair: _part(pair[0])):
        whole = name if name in read else _whole(name, long)
        if whole is None or not cell:
            continue
        if isinstance(cell, Doubt):
            problems.append(f"{name}: {DOUBTS[cell.reason] % {'shown': cell.shown}}")
        else:
            cells[whole] = cells.get(whole, "") + restored(cell)
    return Line(row.number, cells, tuple(problems))


def _whole(name: str, long: Collection[str]) -> str | None:
    """The long column of which `name` is a later part."""
    whole, _sign, number = name.rpartition("_")
    return whole if whole in long and number.isdecimal() and int(number) > 1 else None


def _part(name: str) -> int:
    number = name.rpartition("_")[2]
    return int(number) if number.isdecimal() else 1


def _letter(place: int) -> str:
    """A spreadsheet's name for a column that is counted from nothing."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
