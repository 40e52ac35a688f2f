import pytest

from claims.formats.cells import csv_text, safe
from claims.formats.lists import PART
from claims.formats.xlsx import workbook
from claims.services import list_files
from claims.services.audit import Refused
from claims.services.list_files import Line, ListColumn, from_json, read_list, to_json
from tests.intake.test_workbooks import book

COLUMNS = (ListColumn("words", "", is_long=True), ListColumn("said", ""), ListColumn("url", ""))
NEEDS = (("words",), ("said", "url"))


def lines(body: bytes | str, suffix: str = ".csv") -> list[Line]:
    body = body.encode() if isinstance(body, str) else body
    return read_list(body=body, suffix=suffix, columns=COLUMNS, needs=NEEDS, unread={"state"})


def refusal(body: bytes | str, suffix: str = ".csv") -> str:
    with pytest.raises(Refused) as refused:
        lines(body, suffix)
    assert refused.value.field == "file"
    return str(refused.value)


def test_cells_stand_under_their_names_and_empty_ones_are_left_out() -> None:
    assert lines("Said; words ;state\n2026;one;x\n;two;\n") == [
        Line(2, {"said": "2026", "words": "one"}),
        Line(3, {"words": "two"}),
    ]


def test_our_apostrophe_is_taken_away_again() -> None:
    assert [line.cells["words"] for line in lines("words,said\n'=1,2026\n''=1,\n'tis,\n")] == [
        "=1",
        "'=1",
        "'tis",
    ]


def test_parts_of_a_long_text_are_put_together_in_their_order() -> None:
    parts = [f"-{number:02}" + "x" * 40 for number in range(1, 12)]
    heads = ["words", *(f"words_{number}" for number in range(2, 12))]
    # A spreadsheet's owner may move the columns about.
    body = "".join(csv_text([*reversed(heads), "said"], [[*map(safe, reversed(parts)), "2026"]]))
    assert lines(body)[0].cells["words"] == "".join(parts)
    assert PART < 32_767 // 2


def test_a_cell_in_doubt_is_a_problem_of_its_row_and_names_its_column() -> None:
    def fill(sheet: object) -> None:
        for row in (["words", "said"], ["one", "=1+1"], ["two", 0.5], ["three", "2026"]):
            sheet.append(row)  # type: ignore[attr-defined]

    first, second, third = lines(book(fill), ".xlsx")
    assert first.problems == ("said: A formula: put its value there instead.",)
    assert second.problems[0].startswith("said: A number that stands for something else (0.5)")
    assert not third.problems


@pytest.mark.parametrize(
    ("body", "suffix", "words"),
    [
        ("words,said\n", ".csv", "no row under the names"),
        ("", ".csv", "no row under the names"),
        ("words,nose\nx,y\n", ".csv", "no column “nose”. The columns are: words, said, url"),
        ("words,said,Words\nx,y,z\n", ".csv", "“words” is there twice"),
        ("said\nx\n", ".csv", "“words” is missing"),
        ("words\nx\n", ".csv", "“said” or “url” is missing"),
        ("words,said\nx,y,z\n", ".csv", "Row 2: the column C has no name"),
        ('words,said\n"x,y\n', ".csv", "a quotation mark is missing"),
        ("words,said\nș,y\n".encode("utf-16"), ".csv", "UTF-16"),
        (b"words,said\n\xba,y\n", ".csv", "Line 2 is not UTF-8"),
        ("words,said\nx,y\n", ".ods", "must end in .csv or .xlsx"),
        ("words,said\nx,y\n", ".xlsx", "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, ".xlsx", "old workbook"),
        (b"words,said\n" + b"x" * 2_000_001, ".csv", "too large: at most 2 MB"),
        (b"words,said\n" + b"x,y\n" * 1_001, ".csv", "may have 1000 rows"),
        (b"".join(workbook(["words", "said"], [["x", "y"]] * 1_001)), ".xlsx", "may have 1000 rows"),
        (b"".join(workbook(["words"] * 201, [["x"]])), ".xlsx", "may have 200 columns"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_plain_words(body: bytes | str, suffix: str, words: str) -> None:
    assert words in refusal(body, suffix)


def test_merged_cells_name_their_column() -> None:
    def fill(sheet: object) -> None:
        for row in (["words", "said"], ["one", "2026"], ["two", None]):
            sheet.append(row)  # type: ignore[attr-defined]
        sheet.merge_cells("B2:B3")  # type: ignore[attr-defined]

    assert "B2:B3 are merged (column “said”)" in refusal(book(fill), ".xlsx")


def test_no_more_text_than_a_form_carries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_files, "MOST_TEXT", 1_000)
    assert "too much text" in refusal("words,said\n" + "x" * 1_000 + ",y\n")


def test_lines_travel_through_a_form() -> None:
    found = lines('words,said\n"a\r\nb\u2028 „ș”",2026\n')
    text = to_json(found)
    assert "\n" not in text and "\r" not in text
    assert from_json(text) == found


@pytest.mark.parametrize(
    "text", ["", "{", "[1]", '[{"number": 1}]', '[{"number": 1, "cells": {"a": 1}, "problems": []}]', "{}1"]
)
def test_what_no_preview_sent_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        from_json(text)
