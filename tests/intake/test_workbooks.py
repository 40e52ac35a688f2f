"""Workbooks as openpyxl and our own writer make them, and as nobody should."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from claims.formats.xlsx import workbook
from claims.intake import workbooks
from claims.intake.tables import Cell, Doubt, TableUnreadable
from claims.intake.workbooks import EPOCH, EPOCH_1904, day_shown, read_workbook

DAY = dt.date(2026, 1, 9)


def book(fill: Callable[[Any], None]) -> bytes:
    """What openpyxl writes once `fill` has filled its sheet."""
    made, file = Workbook(), BytesIO()
    fill(made.active)
    made.save(file)
    return file.getvalue()


def cell(value: Any, pattern: str = "General") -> Cell:
    def fill(sheet: Any) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = pattern

    return read_workbook(book(fill), 9)[0].cells[0]


def refusal(body: bytes, most: int = 9) -> tuple[str, str]:
    with pytest.raises(TableUnreadable) as refused:
        read_workbook(body, most)
    return refused.value.reason, refused.value.place


def patched(body: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with one of its parts changed."""
    result = BytesIO()
    with ZipFile(BytesIO(body)) as package, ZipFile(result, "w", ZIP_DEFLATED) as copy:
        for part in package.namelist():
            content = package.read(part)
            if part == name:
                assert old in content
                content = content.replace(old, new)
            copy.writestr(part, content)
    return result.getvalue()


def test_cells_stand_where_they_stood() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["C1"], sheet["B4"] = "words", "said", "„Podul” se deschide\nîn mai"

    found = read_workbook(book(fill), 9)
    assert [(row.number, row.cells) for row in found] == [
        (1, ("words", "", "said")),
        (4, ("", "„Podul” se deschide\nîn mai")),
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_what_our_own_writer_wrote_is_read_back_to_the_letter(words: str) -> None:
    body = b"".join(workbook(["words"], [[words]]))
    expected: Cell = Doubt("unstorable") if "\0" in words else words
    assert read_workbook(body, 9)[1].cells == (expected,)


@pytest.mark.parametrize("words", ["a\r\nb\rc\n", "_x000D_", "_x005F_x000D_", "_x0041\x0b", " \t ", "\x1f"])
def test_what_xml_cannot_hold_comes_back(words: str) -> None:
    body = b"".join(workbook(["words"], [[words]]))
    assert read_workbook(body, 9)[1].cells == (words,)


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("yyyy-mm-dd", "2026-01-09"),
        ("m/d/yyyy", "2026-01-09"),
        ('[$-418]d mmmm yyyy" г."', "2026-01-09"),
        ("mmm-yy", "2026-01"),
        ("yyyy", "2026"),
        ("d-mmm", Doubt("number", "46031")),
        ("dddd", Doubt("number", "46031")),
        ("0.00", Doubt("number", "46031")),
        ("General", "46031"),
    ],
)
def test_a_day_is_taken_as_far_as_it_is_shown(pattern: str, shown: Cell) -> None:
    assert cell(46031, pattern) == shown


def test_a_day_that_openpyxl_writes_is_that_day() -> None:
    assert cell(DAY, "yyyy-mm-dd") == "2026-01-09"
    evening = dt.datetime.combine(DAY, dt.time(23, 59))
    assert cell(evening, "yyyy-mm-dd h:mm") == "2026-01-09"


@pytest.mark.parametrize("serial", [1.0, 60.0, 2_958_466.0, float("nan"), float("inf")])
def test_no_day_is_made_of_what_is_none(serial: float) -> None:
    assert day_shown(serial, "yyyy-mm-dd", EPOCH) == ""


def test_some_books_count_from_1904() -> None:
    assert day_shown(44569, "yyyy-mm-dd", EPOCH_1904) == "2026-01-09"
    assert day_shown(61, "yyyy-mm-dd", EPOCH) == "1900-03-01"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (2026, "2026"),
        ("2026", "2026"),
        (0.5, Doubt("number", "0.5")),
        (dt.time(1, 12, 30), Doubt("number")),
        (True, Doubt("value", "1")),
        ("=1+1", Doubt("formula")),
        ("#N/A", Doubt("error", "#N/A")),
    ],
)
def test_what_is_not_what_it_shows_is_in_doubt(value: Any, read: Cell) -> None:
    pattern = "h:mm:ss" if isinstance(value, dt.time) else "General"
    found = cell(value, pattern)
    expected = read if isinstance(read, str) else read.reason
    assert (found if isinstance(found, str) else found.reason) == expected


def test_merged_cells_are_named() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"], sheet["B2"] = "words", "speaker", "x"
        sheet.merge_cells("B2:B5")

    with pytest.raises(TableUnreadable) as refused:
        read_workbook(book(fill), 9)
    problem = refused.value
    assert (problem.reason, problem.place, problem.column) == ("merged", "B2:B5", "speaker")


def test_the_first_sheet_that_is_shown_is_read() -> None:
    made, file = Workbook(), BytesIO()
    made.active["A1"] = "hidden"  # type: ignore[index]
    made.active.sheet_state = "hidden"  # type: ignore[union-attr]
    made.create_sheet("list")["A1"] = "words"
    made.save(file)
    assert read_workbook(file.getvalue(), 9)[0].cells == ("words",)


def test_a_book_may_have_just_so_many_rows_and_columns() -> None:
    body = b"".join(workbook(["a"], [["x"]] * 9))
    assert refusal(body) == ("too_many_rows", "9")
    assert refusal(b"".join(workbook(["a"] * 201, []))) == ("too_many_columns", "200")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    body = b"".join(workbook(["a"], [["x" * 30_000]] * 100))
    assert len(body) < 100_000
    monkeypatch.setattr(workbooks, "MOST_BYTES", 1_000_000)
    assert refusal(body, 1_000)[0] == "too_large"


def test_a_bomb_of_entities_does_not_go_off() -> None:
    body = b"".join(workbook(["a"], [["x"]]))
    doctype = b"<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><worksheet"
    body = patched(body, "xl/worksheets/sheet1.xml", b"<worksheet", doctype)
    body = patched(body, "xl/worksheets/sheet1.xml", b">x<", b">&b;&b;<")
    assert [row.cells for row in read_workbook(body, 9)] == [("a",)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not_a_workbook"),
        (b"words,said\n", "not_a_workbook"),
        (b"PK\x03\x04" + b"\0" * 40, "not_a_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "old_workbook"),
    ],
)
def test_another_file_is_refused(body: bytes, reason: str) -> None:
    assert refusal(body)[0] == reason


@given(st.data())
def test_a_torn_file_is_refused_or_read_and_nothing_else_happens(data: st.DataObject) -> None:
    body = bytearray(b"".join(workbook(["words", "said"], [["one", 1], ["two", 2]])))
    place = data.draw(st.integers(0, len(body) - 1))
    body[place] ^= data.draw(st.integers(1, 255))
    try:
        read_workbook(bytes(body), 9)
    except TableUnreadable as problem:
        assert problem.reason
