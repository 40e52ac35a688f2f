"""Lists that people bring, as rows of texts: CSV here, workbooks in `workbooks`. What is doubtful is marked.

Source: RFC 4180. Spreadsheets of several countries divide cells by semicolons, and say so nowhere.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from claims.intake.types import Unreadable

# Marks of files that are no UTF-8, however well they begin.
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DIVIDERS = ",;\t"
# What no text of ours can hold: PostgreSQL has no zero, UTF-8 no half of a pair.
UNSTORABLE = {0, *range(0xD800, 0xE000)}


class TableUnreadable(Unreadable):
    """A file that gives no table; `place` is the line, range or part where that shows, `column` its head."""

    def __init__(self, reason: str, sentence: str, place: object = "", column: str = "") -> None:
        super().__init__(reason, sentence)
        self.place, self.column = str(place), column


@dataclass(frozen=True)
class Doubt:
    """A cell that cannot be taken at its word: `reason` is a code, `shown` what stands there."""

    reason: str
    shown: str = ""


Cell = str | Doubt


@dataclass(frozen=True)
class Row:
    """A row that is not empty; `number` is the spreadsheet's own, the header being the first."""

    number: int
    cells: tuple[Cell, ...]


def read_csv(body: bytes, most_rows: int) -> list[Row]:
    """The rows of a CSV file in UTF-8, the header among them; at most `most_rows`.

    :raises TableUnreadable: for another encoding, torn quoting, or more rows
    """
    text = _decoded(body)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=divider(text), strict=True)
    rows = (Row(number, tuple(map(sound, cells))) for number, cells in enumerate(records, start=1))
    try:
        return taken(rows, most_rows)
    except csv.Error as problem:
        raise TableUnreadable("quoting", str(problem), records.line_num) from problem


def taken(rows: Iterable[Row], most_rows: int) -> list[Row]:
    """The rows in which something stands.

    :raises TableUnreadable: when there are more than `most_rows`
    """
    found: list[Row] = []
    for row in rows:
        if not any(row.cells):
            continue
        if len(found) == most_rows:
            raise TableUnreadable("too_many_rows", f"more than {most_rows} rows", most_rows)
        found.append(row)
    return found


def divider(text: str) -> str:
    """What divides the cells of the first line: names of columns hold neither comma, semicolon nor tab."""
    head = text.partition("\n")[0]
    return max(DIVIDERS, key=head.count)


def sound(text: str) -> Cell:
    """The text, or the doubt that it cannot be stored."""
    return Doubt("unstorable") if any(ord(sign) in UNSTORABLE for sign in text) else text


def _decoded(body: bytes) -> str:
    if body.startswith(UTF_16):
        raise TableUnreadable("utf_16", "this is UTF-16")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = body.count(b"\n", 0, problem.start) + 1
        raise TableUnreadable("not_utf_8", str(problem), line) from problem
