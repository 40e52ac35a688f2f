"""Claims as tables: CSV and XLSX, a row for each statement of a claim; and as JSON Lines, a claim a line.

What a reader opens in a spreadsheet must not compute: no cell of CSV or XLSX can be taken for a formula.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from claims.formats import cells
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
# Who reads by position finds what was there before where it was: new columns come last.
COLUMNS = (*CLAIM, *STATEMENT, "party", *SPEAKER, "outlets", "translation")


def rows(document: Document) -> Iterator[Row]:
    """A row in COLUMNS for each statement; a claim without statements has one row, and no statement in it."""
    claim = claim_cells(document)
    for statement in document["statements"] or [None]:
        yield [cells.safe(cell) for cell in (*claim, *statement_cells(statement))]


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
        statement.get("translation", ""),  # documents of former years know nothing of it
    ]


def csv_text(table: Iterable[Row]) -> Iterator[str]:
    return cells.csv_text(COLUMNS, table)


def json_lines(documents: Iterable[Document]) -> Iterator[str]:
    """Each document on a line of its own, as it is: JSON has no formulas."""
    for document in documents:
        yield f"{json.dumps(document, ensure_ascii=False)}\n"
