"""The collector is as it was once an article has been read."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from claims.extraction.collector import PATIENT, patient_collector
from claims.extraction.pipeline import extract_quotes


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    found = gc.get_threshold()
    yield
    gc.set_threshold(*found)


def test_it_is_patient_only_while_an_article_is_read() -> None:
    found = gc.get_threshold()
    with patient_collector():
        assert gc.get_threshold() == PATIENT
    assert gc.get_threshold() == found
    extract_quotes("“We have no money,” Ann Pope said.", language="en")
    assert gc.get_threshold() == found


def test_an_error_leaves_it_as_it_was() -> None:
    found = gc.get_threshold()
    with pytest.raises(ValueError, match="stop"), patient_collector():
        raise ValueError("stop")
    assert gc.get_threshold() == found


@pytest.mark.parametrize("threshold", [0, 50_000])
def test_who_looks_less_often_is_left_alone(threshold: int) -> None:
    gc.set_threshold(threshold)
    with patient_collector():
        assert gc.get_threshold()[0] == threshold


def test_an_article_leaves_it_nothing_to_do() -> None:
    text = (
        "Mayor Ann Pope spoke on Monday.\n\n“We have no money,” she said. The mayor added: “Not a penny.”\n\n"
        "“Why?” asked Dan Hill. “No idea,” came the reply. He told the court it was “a lie”."
    )
    extract_quotes(text, language="en", published="2026-03-05")
    gc.collect()
    gc.disable()
    try:
        extract_quotes(text, language="en", published="2026-03-05")
        assert gc.collect() == 0
    finally:
        gc.enable()
