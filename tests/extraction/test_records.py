"""Candidates become plain JSON without losing anything."""

from __future__ import annotations

import json
from dataclasses import fields

from claims.extraction.records import candidate_record, flat_record
from tests.extraction.readings import only

TEXT = "Ana Pop a spus vineri că podul este „sigur” și „gata în mai”, potrivit Agerpres."


def test_a_record_is_json_with_every_field() -> None:
    candidate = only(TEXT, "ro", "2026-01-09")
    record = json.loads(json.dumps(candidate_record(candidate)))
    assert {field.name for field in fields(candidate)} - {"display_text"} == set(record)
    assert record["said"]["said_on"] == "2026-01-09"
    assert [quote["text"] for quote in record["quotes"]] == ["sigur", "gata în mai"]


def test_a_flat_record_has_spans_only() -> None:
    (record,) = flat_record(only(TEXT, "ro"))
    assert [TEXT[start:end] for start, end in record["spans"]] == ["sigur", "gata în mai"]
    assert [TEXT[start:end] for start, end in record["speaker_span"]] == ["Ana Pop"]
    assert record["speaker"] == "Ana Pop"
