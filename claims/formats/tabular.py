"""Claims as tables: CSV and XLSX, a row for each statement of a claim; and as JSON Lines, a claim a line.

What a reader opens in a spreadsheet must not compute: no cell of CSV or XLSX can be taken for a formula.
Source: owasp.org/www-community/attacks/CSV_Injection
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claims.formats.claimreview import label
from claims.formats.xlsx import Cell

Document = dict[str, Any]
Row = list[Cell]

CLAIM = (
    *("claim_id", "claim_url", "claim", "claim_language", "title", "summary", "topics"),
    *("verdict_scale", "verdict", "verdict_label", "rating_value", "best_rating", "worst_rating"),
    *("published_at", "updated_at"),
)
STATEMENT = (
    *("statement_id", "words", "language", "wording", "original_text", "original_url", "primary_source"),
    *(
        "said_on",
        "said_precision",
        "said_not_before",
        "said_not_after",
        "medium",
        "url",
        "place_note",
        "kind",
    ),
    *("printed_name", "role"),
)
SPEAKER = ("speaker_id", "speaker", "speaker_kind", "speaker_wikidata_id")
COLUMNS = (*CLAIM, *STATEMENT, "party", *SPEAKER, "outlets")

# The signs that begin a formula in one program or another, and their wide forms.
FORMULA = re.compile(r"^[=+\-@\t\r\n＝＋－＠]")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else


def rows(document: Document) -> Iterator[Row]:
    """A row in COLUMNS for each statement; a claim without statements has one row, and no statement in it."""
    claim = claim_cells(document)
    for statement in document["statements"] or [None]:
        yield [safe(cell) for cell in (*claim, *statement_cells(statement))]


def claim_cells(document: Document) -> Row:
    verdict, language = document["verdict"], document["language"]
    return [
        *(document[name] for name in ("id", "url", "claim", "language", "title", "summary")),
        "; ".join(label(topic["labels"], language) for topic in document["topics"]),
        *(verdict["scale"], verdict["key"], label(verdict["labels"], language)),
        *(verdict[name] for name in ("rating_value", "best_rating", "worst_rating")),
        *(document["published_at"], document["updated_at"]),
    ]


def statement_cells(statement: Document | None) -> Row:
    if statement is None:
        return [None] * (len(COLUMNS) - len(CLAIM))
    outlets = (found["source"]["name"] for found in statement["occurrences"] if found["source"])
    return [
        *(statement[name] for name in ("id", *STATEMENT[1:])),
        (statement.get("party") or {}).get("name"),  # where it is certain for the day
        *(statement["speaker"][name] for name in ("id", "name", "kind", "wikidata_id")),
        "; ".join(dict.fromkeys(outlets)),
    ]


def safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what could be a formula; a number stays one."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


class Echo:
    """A file that keeps nothing: it hands back what is written."""

    def write(self, text: str) -> str:
        return text


def csv_text(table: Iterable[Row]) -> Iterator[str]:
    """CSV as RFC 4180 has it, line by line."""
    writer = csv.writer(Echo())
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for row in table:
        yield writer.writerow(row)


def json_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Each document on a line of its own, as it is: JSON has no formulas."""
    for document in documents:
        yield f"{json.dumps(document, ensure_ascii=False)}\n"
