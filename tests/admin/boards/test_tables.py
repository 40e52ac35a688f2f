import csv

from claims.admin.boards.tables import Cell, Row, Table, as_csv, cut, linked
from claims.formats.cells import BYTE_ORDER_MARK
from claims.models import Candidate


def row(name: str, count: int, of: int | None = None, *, is_total: bool = False) -> Row:
    return Row(name, (Cell(count, of),), is_total)


def table(*rows: Row) -> Table:
    return Table("By party", "Party", ("On record",), rows)


def test_of_fewer_than_ten_no_share_is_told() -> None:
    assert (Cell(3, 9).share, Cell(3, 10).share, Cell(0, 10).share) == (None, 30, 0)
    assert Cell(3).share is None
    assert table(row("A", 3, 9)).has_too_few
    assert not table(row("A", 3, 12), row("B", 0, 4)).has_too_few


def test_lines_beyond_the_page_are_added_up_and_kept_for_the_file() -> None:
    rows = [row(f"Party {n}", 40 - n, 100) for n in range(30)]
    shown, more = cut(rows, "all others")
    assert len(shown) == 26
    assert len(more) == 5
    assert str(shown[-1].name) == "all others"
    assert shown[-1].cells == (Cell(15 + 14 + 13 + 12 + 11, 500),)
    assert cut(rows[:26], "all others") == (tuple(rows[:26]), ())


def test_nothing_has_no_list() -> None:
    assert linked(Candidate, {"state": "waiting"}, 0) == ""
    assert linked(Candidate, {"state": "waiting"}, 2) == "/admin/claims/candidate/?state=waiting"


def test_a_file_has_a_line_for_each_number_and_no_formulas() -> None:
    whole = Table("By party", "Party", ("On record",), (row("=1+1", 3, 9),), more=(row("B", 1),))
    text = as_csv([whole])
    assert text.startswith(BYTE_ORDER_MARK)
    read = list(csv.reader(text.removeprefix(BYTE_ORDER_MARK).splitlines()))
    assert read == [
        ["table", "row", "column", "count", "of", "shown"],
        ["By party", "'=1+1", "On record", "3", "9", ""],
        ["By party", "B", "On record", "1", "", ""],
    ]


def test_each_number_stands_beside_its_head() -> None:
    lines = list(table(row("A", 3)).lines())
    assert [(str(line.name), cells) for line, cells in lines] == [("A", [("On record", Cell(3))])]
