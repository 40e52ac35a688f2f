"""How each operation of the API is described."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample

from claims.api.problems import MEDIA_TYPE

# Answers of this API about one invented story: a test asks for them again.
EXAMPLES = Path(__file__).parent / "v1" / "examples.json"


class Described(AutoSchema):
    """A key is never needed; it raises the limit."""

    def get_auth(self) -> list[dict[str, list[str]]]:
        return [{}, {"key": []}]

    def get_examples(self) -> list[OpenApiExample]:
        found = examples()
        answer = found["answers"].get(self.get_operation_id())
        problems = [
            example(body["title"], body, int(code), MEDIA_TYPE) for code, body in found["problems"].items()
        ]
        media_type = self.view.renderer_classes[0].media_type
        return [example("An answer", answer, 200, media_type), *problems] if answer else problems


def example(name: str, value: Any, status: int, media_type: str) -> OpenApiExample:
    return OpenApiExample(
        name, value=value, status_codes=[str(status)], media_type=media_type, response_only=True
    )


@cache
def examples() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXAMPLES.read_text())
    return found
