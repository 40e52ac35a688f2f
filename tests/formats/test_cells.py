import csv
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.formats.cells import csv_text, restored, safe

WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


@given(WORDS)
@example("'=1+1")
@example("''-1")
@example("'")
@example("\r\n=x")
def test_what_was_made_harmless_comes_back_to_the_letter(words: str) -> None:
    assert restored(str(safe(words))) == words


@given(WORDS.map(lambda words: "'=" + words))
def test_an_apostrophe_of_the_words_own_is_not_taken_for_ours(words: str) -> None:
    assert safe(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "'", "it's", "'tis", "a=b", "1", "—5"])
def test_what_no_spreadsheet_computes_is_left_alone(words: str) -> None:
    assert safe(words) == words == restored(words)


@given(WORDS)
def test_csv_gives_back_what_it_was_given(words: str) -> None:
    text = "".join(csv_text(["words", "said"], [[safe(words), "x"]]))
    assert text.startswith("\ufeffwords,said\r\n")
    (row,) = list(csv.reader(StringIO(text, newline="")))[1:]
    assert restored(row[0]) == words
