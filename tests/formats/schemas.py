"""Other people's schemas, read where they lie beside the project."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft3Validator, Draft6Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT3

FOLDER = Path(__file__).parents[3] / "shared" / "schemas"


def read(path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / path).read_text("utf-8"))
    return found


def insights() -> Draft6Validator:
    schema = read("insights/claim-review-schema.json")
    del schema["definitions"]["claimReview"]["$id"]  # with it, the references beside it lead nowhere
    return Draft6Validator(schema, format_checker=FormatChecker())


def popolo(name: str) -> Draft3Validator:
    """Of a class of Popolo, such as person; its schemas refer to each other by their addresses."""
    schemas = [json.loads(path.read_text("utf-8")) for path in FOLDER.glob("popolo/*.json")]
    resources = [(schema["id"].rstrip("#"), DRAFT3.create_resource(schema)) for schema in schemas]
    registry: Registry[Any] = Registry().with_resources(resources)
    return Draft3Validator(read(f"popolo/{name}.json"), registry=registry, format_checker=FormatChecker())
