import pytest

from claims.intake.tables import Doubt, Row, TableUnreadable, read_csv


def rows(text: str, most: int = 9) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in read_csv(text.encode(), most)]


def refusal(body: bytes, most: int = 9) -> tuple[str, str]:
    with pytest.raises(TableUnreadable) as refused:
        read_csv(body, most)
    return refused.value.reason, refused.value.place


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_cells_are_divided_as_the_first_line_is(divider: str) -> None:
    text = f'words{divider}said\n"a{divider},;\t""b"""{divider}2026\n'
    assert rows(text)[1] == (2, (f'a{divider},;\t"b"', "2026"))


def test_a_cell_keeps_its_line_ends_and_a_row_the_number_of_the_spreadsheet() -> None:
    assert rows('\ufeffwords\n"one\r\ntwo\rthree\n"\n\nfour\n') == [
        (1, ("words",)),
        (2, ("one\r\ntwo\rthree\n",)),
        (4, ("four",)),
    ]


def test_rows_of_nothing_are_left_out_and_do_not_count() -> None:
    assert rows("a,b\n,\n\n,,\nx,\n", most=2) == [(1, ("a", "b")), (5, ("x", ""))]


@pytest.mark.parametrize(
    ("body", "reason", "place"),
    [
        ("a\nș\n".encode("utf-16"), "utf_16", ""),
        ("a\nș\n".encode("iso8859-16"), "not_utf_8", "2"),
        (b'a\n"x"y\n', "quoting", "2"),
        (b'a\n"x\n', "quoting", "2"),
        (b"a\n" + b"x" * 200_000, "quoting", "2"),
        (b"a\n" * 10, "too_many_rows", "9"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(body: bytes, reason: str, place: str) -> None:
    assert refusal(body) == (reason, place)


def test_what_cannot_be_stored_is_in_doubt() -> None:
    assert read_csv(b"a,b\nx\0y,z\n", 9)[1] == Row(2, (Doubt("unstorable"), "z"))
