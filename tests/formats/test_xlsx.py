"""What openpyxl, which knows nothing of us, reads in our workbooks."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from claims.formats.xlsx import LONGEST_TEXT, Row, workbook

COLUMNS = ["claim", "rating"]


def read(table: list[Row], **options: Any) -> list[list[tuple[Any, ...]]]:
    """The rows of each sheet."""
    book = load_workbook(BytesIO(b"".join(workbook(COLUMNS, table, **options))))
    return [list(sheet.values) for sheet in book.worksheets]


def test_cells_are_read_back() -> None:
    words = '„Podul”, <b>& "nou"\n  azi '
    assert read([[words, 5], ["", None], ["x", -1]]) == [
        [tuple(COLUMNS), (words, 5), (None, None), ("x", -1)]
    ]


def test_empty_table_has_its_heads() -> None:
    assert read([]) == [[tuple(COLUMNS)]]


@pytest.mark.parametrize("words", ["=1+1", "+1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_text_is_typed_as_text(words: str) -> None:
    book = load_workbook(BytesIO(b"".join(workbook(COLUMNS, [[words, 1]]))))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == (words, "s")


@pytest.mark.parametrize(("rows", "sheets"), [(1, [1]), (2, [2]), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1])])
def test_full_sheet_is_followed_by_another(rows: int, sheets: list[int]) -> None:
    found = read([["x", number] for number in range(rows)], rows_per_sheet=2)
    assert [len(sheet) - 1 for sheet in found] == sheets
    assert [row[1] for sheet in found for row in sheet[1:]] == list(range(rows))
    assert {sheet[0] for sheet in found} == {tuple(COLUMNS)}


def test_text_that_is_too_long_for_a_cell_is_cut() -> None:
    ((_heads, row),) = read([["x" * (LONGEST_TEXT + 1), 1]])
    assert len(row[0]) == LONGEST_TEXT


@given(st.text(alphabet=st.characters(codec=None), max_size=30))
def test_any_text_makes_a_file_that_opens(words: str) -> None:
    assert len(read([[words, 1]])[0]) == 2


def test_file_is_sent_while_it_is_made() -> None:
    taken = 0

    def endless() -> Iterator[Row]:
        nonlocal taken
        while True:
            taken += 1
            yield [f"claim {taken * 7919 % 10_007}", taken]

    pieces = workbook(COLUMNS, endless())
    assert next(pieces).startswith(b"PK")
    while taken < 2_000:
        next(pieces)
    assert taken < 20_000
    pieces.close()  # type: ignore[attr-defined]
