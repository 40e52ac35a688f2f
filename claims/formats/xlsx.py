"""A workbook of plain tables, written while it is sent: nothing is kept but the row in hand.

Source: ECMA-376, SpreadsheetML. Texts are inline, so that no table of them must be known first.
What XML cannot hold, and line ends that it would unite, are written as `_x000D_` (part 1, 22.9.2.19).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain, islice
from zipfile import ZIP_DEFLATED, ZipFile

from claims.formats.characters import NOT_XML, for_xml

Cell = str | int | None
Row = Sequence[Cell]

ESCAPE = re.compile(rf"\r|_(?=x[0-9A-Fa-f]{{4}})|(?![\ud800-\udfff]){NOT_XML.pattern}")
LONGEST_TEXT = 32_767  # characters; a longer cell makes Excel call the file damaged
# Below the two gigabytes that an entry of a plain zip may have, at several kilobytes a row.
ROWS_PER_SHEET = 250_000
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Outbox:
    """A file that cannot be sought in: what is written waits to be taken."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.waiting.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> Iterator[bytes]:
        pieces, self.waiting = self.waiting, []
        yield from pieces


def workbook(
    columns: Sequence[str], table: Iterable[Row], rows_per_sheet: int = ROWS_PER_SHEET, title: str = "Claims"
) -> Iterator[bytes]:
    """An XLSX file, piece by piece; a full sheet is followed by another, each with the columns' names."""
    outbox, count = Outbox(), 0
    with ZipFile(outbox, "w", ZIP_DEFLATED) as book:  # type: ignore[call-overload]
        for rows in sheets(table, rows_per_sheet):
            count += 1
            with book.open(f"xl/worksheets/sheet{count}.xml", "w") as sheet:
                for text in sheet_xml(chain([columns], rows)):
                    sheet.write(text.encode())
                    yield from outbox.take()
        for name, text in frame(count, title):
            book.writestr(name, DECLARATION + text)
    yield from outbox.take()


def sheets(table: Iterable[Row], rows_per_sheet: int) -> Iterator[Iterator[Row]]:
    """The table in parts, at least one; each must be read to its end before the next is asked for."""
    rows = iter(table)
    first = list(islice(rows, 1))
    while True:
        yield chain(first, islice(rows, rows_per_sheet - 1))
        first = list(islice(rows, 1))
        if not first:
            return


def sheet_xml(rows: Iterable[Row]) -> Iterator[str]:
    yield f'{DECLARATION}<worksheet xmlns="{SHEETS}"><sheetData>'
    for row in rows:
        yield f"<row>{''.join(map(cell_xml, row))}</row>"
    yield "</sheetData></worksheet>"


def cell_xml(cell: Cell) -> str:
    """A text is typed as text, so that none is computed."""
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, int):
        return f"<c><v>{cell}</v></c>"
    text = escape(for_xml(escaped(cell[:LONGEST_TEXT])), quote=False)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def escaped(text: str) -> str:
    """As the standard has it; half of a pair is left to be replaced: no program could read it back."""
    return ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def frame(count: int, title: str) -> Iterator[tuple[str, str]]:
    """What a package needs besides its sheets."""
    numbers = range(1, count + 1)
    entries = "".join(f'<sheet name="{title} {n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    book = f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>'
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "[Content_Types].xml", content_types(numbers)
    yield "_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", book
    yield "xl/_rels/workbook.xml.rels", relationships(targets)


def content_types(numbers: range) -> str:
    parts = {
        "workbook.xml": f"{TYPE}.sheet.main+xml",
        **{f"worksheets/sheet{n}.xml": f"{TYPE}.worksheet+xml" for n in numbers},
    }
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    default = f'<Default Extension="rels" ContentType="{RELATIONSHIPS}"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{default}{overrides}</Types>'


def relationships(targets: list[tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'
