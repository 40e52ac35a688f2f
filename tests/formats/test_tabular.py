import csv
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats import tabular
from claims.formats.cells import safe
from claims.formats.tabular import COLUMNS, Row
from tests.formats.test_claimreview import document, statement

Document = dict[str, Any]
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=cmd|' /C calc'!A0"]


def said(**more: Any) -> Document:
    columns = dict.fromkeys(tabular.STATEMENT, "")
    return {**columns, **statement(), "id": "s1", "words": "It opens in May", **more}


def claim(*statements: Document, **more: Any) -> Document:
    whole = document(*statements, id="c1", title="No", topics=[], **more)
    whole["verdict"] |= {"scale": "dorna-scale", "key": "false"}
    return whole


def cells(row: Row) -> dict[str, Any]:
    return dict(zip(COLUMNS, row, strict=True))


def read_csv(table: list[Row]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(tabular.csv_text(table)).removeprefix("\ufeff"))))


def test_each_statement_is_a_row() -> None:
    first, second = map(cells, tabular.rows(claim(said(), said(words="In May", role="mayor"))))
    assert (first["claim_id"], first["claim"], first["verdict_label"], first["rating_value"]) == (
        "c1",
        "The bridge opens in May.",
        "Fals",
        1,
    )
    assert (first["words"], second["words"], second["role"]) == ("It opens in May", "In May", "mayor")
    assert (second["claim_id"], second["speaker"]) == ("c1", "Mara Lupu")


def test_claim_without_statements_has_a_row() -> None:
    (row,) = map(cells, tabular.rows(claim()))
    assert (row["claim_id"], row["words"], row["outlets"]) == ("c1", None, None)


def test_party_at_the_time_is_named_where_it_is_known() -> None:
    known, unknown = said(party={"name": "Orchard Party"}), said(party=None)
    assert [cells(row)["party"] for row in tabular.rows(claim(known, unknown))] == ["Orchard Party", None]


def test_our_translation_is_the_last_column_and_former_documents_have_none() -> None:
    former = said()
    assert "translation" not in former
    table = list(tabular.rows(claim(said(translation="=It opens"), former)))
    assert [row[-1] for row in table] == ["'=It opens", ""]
    assert COLUMNS[-2:] == ("outlets", "translation")


def test_outlets_and_topics_are_listed_once() -> None:
    printed = [{"source": {"name": name}, "url": ""} for name in ("Zorile", "Zorile", "Ora")]
    topics = [{"labels": {"ro": "Transporturi"}}, {"labels": {"en": "Health"}}]
    whole = {**claim(said(occurrences=[*printed, {"source": None, "url": ""}])), "topics": topics}
    (row,) = map(cells, tabular.rows(whole))
    assert (row["outlets"], row["topics"]) == ("Zorile; Ora", "Transporturi; Health")


@pytest.mark.parametrize("words", DANGEROUS)
def test_no_cell_is_a_formula(words: str) -> None:
    table = list(tabular.rows(claim(said(words=words))))
    assert read_csv(table)[0]["words"] == f"'{words}"


@given(st.text(max_size=20))
def test_what_leaves_never_begins_like_a_formula(words: str) -> None:
    assert str(safe(words))[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert words in str(safe(words))


@pytest.mark.parametrize("cell", [-1, 0, None])
def test_number_stays_a_number(cell: int | None) -> None:
    assert safe(cell) is cell


def test_csv_keeps_words_verbatim_and_is_read_as_utf_8() -> None:
    words = 'Ea a spus: „Podul, cel nou,\nse deschide" azi'
    text = "".join(tabular.csv_text(tabular.rows(claim(said(words=words)))))
    assert text.startswith("\ufeffclaim_id,")
    assert read_csv(list(tabular.rows(claim(said(words=words)))))[0]["words"] == words


def test_empty_table_has_its_heads() -> None:
    assert "".join(tabular.csv_text([])).removeprefix("\ufeff").strip() == ",".join(COLUMNS)


def test_json_is_left_as_it_is() -> None:
    whole = claim(said(words="=1+1"))
    (line,) = tabular.json_lines([whole])
    assert json.loads(line) == whole


def test_rows_are_asked_for_one_by_one() -> None:
    taken = []

    def endless() -> Iterator[Row]:
        while True:
            taken.append(1)
            yield ["x"]

    pieces = tabular.csv_text(endless())
    assert [next(pieces) for _ in range(3)][1:] == ["x\r\n", "x\r\n"]
    assert len(taken) == 2
