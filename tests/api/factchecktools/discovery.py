"""Google's own description of its API, as its Python client ships it, to judge our answers by."""

import json
import re
from pathlib import Path
from typing import Any

import googleapiclient
from jsonschema import Draft7Validator, FormatChecker

FOLDER = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
DOCUMENT: dict[str, Any] = json.loads((FOLDER / "factchecktools.v1alpha1.json").read_text("utf-8"))
PREFIX = "GoogleFactcheckingFactchecktoolsV1alpha1"
GOOGLE_DATETIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$")
FORMATS = FormatChecker(formats=())


def is_google_datetime(value: object) -> bool:
    return not isinstance(value, str) or bool(GOOGLE_DATETIME.match(value))


def is_int32(value: object) -> bool:
    return not isinstance(value, int) or abs(value) < 2**31


FORMATS.checks("google-datetime")(is_google_datetime)
FORMATS.checks("int32")(is_int32)


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without its names, which jsonschema takes for addresses, and closed to other fields."""
    kept = {name: value for name, value in schema.items() if name not in {"id", "description"}}
    if "properties" in schema:
        kept["properties"] = {name: strict(value) for name, value in schema["properties"].items()}
        kept["additionalProperties"] = False
    if "items" in schema:
        kept["items"] = strict(schema["items"])
    if "$ref" in schema:
        kept["$ref"] = f"#/definitions/{schema['$ref']}"
    return kept


DEFINITIONS = {name: strict(schema) for name, schema in DOCUMENT["schemas"].items()}


def check(answer: object, message: str) -> None:
    """:raises jsonschema.ValidationError: when the answer is not such a message"""
    schema = {"definitions": DEFINITIONS, "$ref": f"#/definitions/{PREFIX}{message}"}
    Draft7Validator(schema, format_checker=FORMATS).validate(answer)
    assert not has_empty(answer), "proto3 leaves empty fields out"


def has_empty(value: object, *, top: bool = True) -> bool:
    if isinstance(value, dict):
        return (not value and not top) or any(has_empty(inner, top=False) for inner in value.values())
    if isinstance(value, list):
        return not value or any(has_empty(inner, top=False) for inner in value)
    return not value
