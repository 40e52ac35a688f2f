import time
from pathlib import Path

import pytest

from claims.intake.plaintext import find_paragraphs

SEEDS = Path(__file__).parents[3] / "shared" / "eval" / "seeds"


def paragraphs(text: str) -> list[str]:
    return [text[block.start : block.end] for block in find_paragraphs(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs_and_short_lines_are_wrapping(newline: str) -> None:
    text = newline.join(["", "  Unu,", "încă unu.", "", "\t", "Doi.  ", ""])
    assert paragraphs(text) == [f"Unu,{newline}încă unu.", "Doi."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_without_blank_lines_every_line_is_a_paragraph(newline: str) -> None:
    assert paragraphs(newline.join(["Unu.", " Doi. ", "Trei."]) + newline * 2) == ["Unu.", "Doi.", "Trei."]


def test_long_lines_are_paragraphs_even_between_blank_lines() -> None:
    long = "Un rând lung de ziar. " * 6
    assert paragraphs(f"Titlu\n\n{long}\n{long}\n\nSfârșit") == [
        "Titlu",
        long.strip(),
        long.strip(),
        "Sfârșit",
    ]


@pytest.mark.parametrize("text", ["", " \n \r\n", "\n\n\n"])
def test_no_words_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []


@pytest.mark.parametrize(("name", "count"), [("000", 11), ("002", 11), ("004", 10)])
def test_the_founding_articles_keep_their_paragraphs(name: str, count: int) -> None:
    text = next(SEEDS.glob(f"{name}_*.txt")).read_bytes().decode()
    found = paragraphs(text)
    assert len(found) == count
    assert "".join("".join(found).split()) == "".join(text.split())


@pytest.mark.parametrize("unit", ["a\n\n", "a\n", "\n", " \n", "\r\n", '"'])
def test_time_grows_with_length_and_not_faster(unit: str) -> None:
    started = time.process_time()
    find_paragraphs(unit * 100_000)
    assert time.process_time() - started < 2
