"""What may stand in a cell so that no spreadsheet computes it, and the way back; CSV, line by line.

A text that begins with a sign of formulas gets an apostrophe before it; so does one that begins with such
apostrophes and a sign, so that taking one away always gives back what was there.
Sources: owasp.org/www-community/attacks/CSV_Injection; RFC 4180
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from claims.formats.xlsx import Cell, Row

# The signs that begin a formula in one program or another, and their wide forms.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for something else


def safe(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what could be a formula; a number stays one."""
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def restored(text: str) -> str:
    """What `safe` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


class Echo:
    """A file that keeps nothing: it hands back what is written."""

    def write(self, text: str) -> str:
        return text


def csv_text(columns: Sequence[str], table: Iterable[Row]) -> Iterator[str]:
    """CSV as RFC 4180 has it, line by line."""
    writer = csv.writer(Echo())
    yield BYTE_ORDER_MARK + writer.writerow(columns)
    for row in table:
        yield writer.writerow(row)
