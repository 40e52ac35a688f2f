"""Workbooks (XLSX) as rows of texts: the first sheet that is shown, cell by cell, and nothing computed.

A number stands for what the spreadsheet shows only where its format is plain; a day is taken as far as the
format shows it: who typed "Jan 2026" did not say the first. Everything else is a doubt, for a person.

Source: ECMA-376, part 1, 18 (SpreadsheetML) and 22.9.2.19 (`_x000D_` for what XML cannot hold).
"""

import datetime as dt
import io
import posixpath
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from claims.intake.tables import Cell, Doubt, Row, TableUnreadable, sound, taken

MOST_BYTES = 30_000_000  # of one part of the package, unpacked
MOST_COLUMNS = 200
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # a workbook before 2007, or one with a password
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

PLAIN_FORMATS = {0, 1, 49}  # General, 0, text
BUILT_IN = {14: "m/d/yyyy", 15: "d-mmm-yy", 17: "mmm-yy", 22: "m/d/yy h:mm"}
# In a format: what is printed as it stands, and what concerns colour, country or time that has passed.
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
# What reading a torn or made-up package comes to; the last two are compressed or locked as nobody does.
DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, StopIteration, etree.LxmlError),
    *(NotImplementedError, RuntimeError),
)
EPOCH, EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
FIRST_SURE_DAY = 61  # before March 1900, spreadsheets count a day that never was
LAST_DAY = 2_958_465  # the year 9999
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
PLACE = re.compile(r"([A-Z]{1,3})([0-9]+)")


def read_workbook(body: bytes, most_rows: int) -> list[Row]:
    """The rows of the first shown sheet, the header among them; at most `most_rows`.

    :raises TableUnreadable: for what is no workbook, a part that unpacks to more than `MOST_BYTES`, merged
        cells, or more rows or columns
    """
    if body.startswith(OLD_OR_LOCKED):
        raise TableUnreadable("old_workbook", "an old workbook, or one with a password")
    try:
        with ZipFile(io.BytesIO(body)) as package:
            book = _Book(package)
            return taken(book.rows(), most_rows)
    except DAMAGE as problem:
        raise TableUnreadable("not_a_workbook", str(problem)) from problem


@dataclass
class _Book:
    package: ZipFile
    texts: list[str] = field(init=False)
    formats: list[str | None] = field(init=False)
    epoch: dt.date = field(init=False)

    def __post_init__(self) -> None:
        main = next(target for kind, target in self._related("") if kind == "officeDocument")
        self.sheet = self._first_sheet(main)
        parts = dict(self._related(main))
        self.texts = list(self._shared(parts.get("sharedStrings")))
        self.formats = list(self._styles(parts.get("styles")))

    def rows(self) -> Iterator[Row]:
        """Row by row; merged cells stand behind them, and spoil all."""
        head, number = Row(0, ()), 0
        for element in self._elements(self.sheet, "row", "mergeCell"):
            if _name(element) == "mergeCell":
                raise _merged(element.get("ref", ""), head)
            number = int(element.get("r") or number + 1)
            row = Row(number, self._cells(element))
            head = head if any(head.cells) else row
            yield row

    def _cells(self, row: Any) -> tuple[Cell, ...]:
        found: dict[int, Cell] = {}
        for element in row:
            if _name(element) == "c":
                column = _column(element.get("r")) if element.get("r") else len(found)
                if column >= MOST_COLUMNS:
                    raise TableUnreadable("too_many_columns", "too many columns", MOST_COLUMNS)
                found[column] = self._cell(element)
        return tuple(found.get(column, "") for column in range(max(found, default=-1) + 1))

    def _cell(self, element: Any) -> Cell:
        parts = {_name(part): part for part in element}
        kind, value = element.get("t", "n"), parts["v"].text or "" if "v" in parts else ""
        if "f" in parts:
            return Doubt("formula", value)
        if kind == "inlineStr":
            return _unescaped(_text(parts["is"])) if "is" in parts else ""
        return self._value(element, kind, value) if value else ""

    def _value(self, element: Any, kind: str, value: str) -> Cell:
        if kind in ("s", "str"):
            return _unescaped(self.texts[int(value)] if kind == "s" else value)
        if kind == "n":
            return self._number(element, value)
        return value[:10] if kind == "d" else Doubt("error" if kind == "e" else "value", value)

    def _number(self, element: Any, value: str) -> Cell:
        style = int(element.get("s") or 0)
        pattern = self.formats[style] if style < len(self.formats) else ""
        if pattern is None:
            return value if re.fullmatch(r"-?[0-9]+", value) else Doubt("number", value)
        return day_shown(float(value), pattern, self.epoch) or Doubt("number", value)

    def _first_sheet(self, main: str) -> str:
        targets = dict(self._ids(main))
        sheets = []
        self.epoch = EPOCH
        for element in self._elements(main, "sheet", "workbookPr"):
            if _name(element) == "workbookPr":
                self.epoch = EPOCH_1904 if element.get("date1904") in ("1", "true") else EPOCH
            elif element.get("state", "visible") == "visible":
                sheets.append(element.get(RELATION) or element.get(STRICT_RELATION))
        if not sheets or sheets[0] not in targets:
            raise TableUnreadable("not_a_workbook", "no sheet")
        return targets[sheets[0]]

    def _shared(self, part: str | None) -> Iterator[str]:
        if part:
            yield from map(_text, self._elements(part, "si"))

    def _styles(self, part: str | None) -> Iterator[str | None]:
        """For each style of a cell the format of its numbers; None for a plain one."""
        if not part:
            return
        own: dict[int, str] = {}
        for element in self._elements(part, "numFmt", "cellXfs"):
            if _name(element) == "numFmt":
                own[int(element.get("numFmtId"))] = element.get("formatCode", "")
                continue
            for style in element:
                number = int(style.get("numFmtId") or 0)
                pattern = own.get(number, BUILT_IN.get(number, ""))
                yield None if number in PLAIN_FORMATS or pattern in ("General", "@", "0") else pattern

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        """What a part leads to: the last word of the relation's kind, and the other part's name."""
        for element in self._relations(part):
            yield element.get("Type", "").rpartition("/")[2], _target(part, element)

    def _ids(self, part: str) -> Iterator[tuple[str, str]]:
        for element in self._relations(part):
            yield element.get("Id", ""), _target(part, element)

    def _relations(self, part: str) -> Iterator[Any]:
        folder, name = posixpath.split(part)
        return self._elements(posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")

    def _elements(self, part: str, *names: str) -> Iterator[Any]:
        """The elements of these names in one part, each forgotten when the next is asked for."""
        with self._open(part) as stream:
            tags = [f"{{*}}{name}" for name in names]
            parsed = etree.iterparse(
                stream, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
            )
            for _event, element in parsed:
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]

    def _open(self, part: str) -> IO[bytes]:
        # An entry that unpacks to more than it declares is refused while it is read.
        if self.package.getinfo(part).file_size > MOST_BYTES:
            raise TableUnreadable("too_large", "a part of the workbook is too large", part)
        return self.package.open(part)


def day_shown(serial: float, pattern: str, epoch: dt.date) -> str:
    """A spreadsheet's day as far as the format shows it: 2026-01-09, 2026-01 or 2026; "" when it shows less.

    `serial` counts days from `epoch`, which is 1899-12-30 or, in some books, 1904-01-01.
    """
    signs = set(LITERAL.sub("", pattern).partition(";")[0].lower())
    if "y" not in signs or not (0 if epoch == EPOCH_1904 else FIRST_SURE_DAY) <= serial <= LAST_DAY:
        return ""
    day = (epoch + dt.timedelta(days=int(serial))).isoformat()
    if "d" in signs:
        return day if "m" in signs else ""
    return day[:7] if "m" in signs else day[:4]


def _merged(place: str, head: Row) -> TableUnreadable:
    column = _column(place.partition(":")[0])
    name = head.cells[column] if column < len(head.cells) else ""
    return TableUnreadable("merged", "merged cells", place, name if isinstance(name, str) else "")


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)


def _target(part: str, element: Any) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), element.get("Target", "")))[1:]


def _text(element: Any) -> str:
    """The text of a string, without the readings that stand above Japanese words."""
    pieces = element.iter("{*}t")
    return "".join(piece.text or "" for piece in pieces if _name(piece.getparent()) != "rPh")


def _unescaped(text: str) -> Cell:
    return sound(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def _column(place: str) -> int:
    """The column of a cell, counted from nothing: A is 0."""
    letters = PLACE.fullmatch(place)
    if letters is None:
        raise TableUnreadable("not_a_workbook", f"no cell is called {place}")
    number = 0
    for letter in letters[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1
