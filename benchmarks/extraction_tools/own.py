"""This engine in a process of its own: `python -m benchmarks.extraction_tools.own < documents > answers`."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.extraction_tools.answering import Document, Quote, answer_all, stay_on_one_core
from claims.extraction.pipeline import extract_quotes
from claims.extraction.records import flat_record


def quotes_of(document: Document) -> Iterator[Quote]:
    """The engine's candidates as quoted spans with the speaker's mention."""
    for candidate in extract_quotes(document["text"], language=document["lang"], published=document["date"]):
        yield from flat_record(candidate)


if __name__ == "__main__":
    stay_on_one_core()
    answer_all(quotes_of)
