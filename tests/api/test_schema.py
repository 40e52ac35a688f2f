import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.contrib.staticfiles import finders
from django.test import Client
from jsonschema import Draft202012Validator

from claims.api.v1.claims import ClaimQuery
from claims.api.v1.statements import StatementQuery
from tests.factories.claims import ClaimFactory, TopicFactory
from tests.factories.publications import occurrence_in_article, published_claim, retracted_claim
from tests.factories.statements import StatementFactory

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).parent / "v1" / "openapi.yaml"
ROOT = Path(__file__).parents[2]
MENTIONS = ("scales", "sources", "speakers", "statements", "topics")


@pytest.fixture
def schema(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(client.get("/api/schema/").content)
    return found


def test_schema_is_the_golden_one(client: Client, regold: bool) -> None:
    """A difference is a decision: read it, note it in docs/api/v1.md, and run make regold."""
    text = client.get("/api/schema/").content.decode()
    if regold:
        GOLDEN.write_text(text)
    assert text == GOLDEN.read_text()


def test_schema_is_openapi_3_1_and_complete(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1")
    assert list(schema["paths"]) == [
        "/api/v1/claims/",
        "/api/v1/claims/{public_id}/",
        "/api/v1/claims/{public_id}/claimreview/",
        "/api/v1/corrections/",
        "/api/v1/corrections/{seq}/",
        "/api/v1/publications/",
        *(f"/api/v1/{many}/{one}" for many in MENTIONS for one in ("", "{public_id}/")),
    ]
    parameters = schema["paths"]["/api/v1/claims/"]["get"]["parameters"]
    assert {parameter["name"] for parameter in parameters} == set(ClaimQuery().fields)


@pytest.mark.parametrize("case", ["list", "detail", "absent", "retracted", "refused"])
def test_answer_is_what_the_schema_says(case: str, client: Client, schema: dict[str, Any]) -> None:
    statement = StatementFactory.create(speaker__wikidata_id="Q42")
    occurrence_in_article(statement)
    public = published_claim(
        statements=[statement], topics=[TopicFactory.create()], verdict_key="unverifiable"
    )
    retracted = retracted_claim(claim=ClaimFactory.create())
    address, path, status = {
        "list": ("", "/api/v1/claims/", 200),
        "detail": (f"{public.pk}/", "/api/v1/claims/{public_id}/", 200),
        "absent": ("01a20089-90c5-7978-8d67-5f26cf3a1947/", "/api/v1/claims/{public_id}/", 404),
        "retracted": (f"{retracted.pk}/", "/api/v1/claims/{public_id}/", 410),
        "refused": ("?x=1", "/api/v1/claims/", 400),
    }[case]
    answer = client.get(f"/api/v1/claims/{address}")
    assert answer.status_code == status
    [(media_type, shape)] = schema["paths"][path]["get"]["responses"][str(status)]["content"].items()
    assert answer["Content-Type"] == media_type
    validate(shape["schema"], schema, answer.json())


def validate(shape: dict[str, Any], schema: dict[str, Any], body: Any) -> None:
    closed = closing({**shape, "components": schema["components"]})
    Draft202012Validator(closed, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(body)


def test_every_list_and_what_it_lists_is_as_the_schema_says(client: Client, schema: dict[str, Any]) -> None:
    statement = StatementFactory.create()
    occurrence_in_article(statement)
    published_claim(statements=[statement], topics=[TopicFactory.create()])
    retracted_claim()
    for path in [path for path in schema["paths"] if "{" not in path]:
        body = client.get(path).json()
        assert body["results"], path
        shapes = {
            name: schema["paths"][name]["get"]["responses"]["200"]["content"] for name in schema["paths"]
        }
        validate(shapes[path]["application/json"]["schema"], schema, body)
        if one := next((name for name in shapes if re.fullmatch(rf"{path}\{{\w+\}}/", name)), None):
            first = body["results"][0]
            answer = client.get(f"{path}{first.get('id') or first['seq']}/")
            validate(shapes[one]["application/json"]["schema"], schema, answer.json())


def closing(schema: Any) -> Any:
    """The schema with no room for a property that it does not name."""
    if isinstance(schema, list):
        return [closing(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    extra = {"additionalProperties": False} if "properties" in schema else {}
    return {**extra, **{name: closing(part) for name, part in schema.items()}}


@pytest.mark.parametrize("address", ["/api/docs/", "/api/reference/"])
def test_docs_load_nothing_from_elsewhere(address: str, client: Client) -> None:
    page = client.get(address)
    links = re.findall(r'(?:src|href|url|schema)="([^"]+)"', page.content.decode())
    assert "/api/schema/" in links
    assert all(link.startswith("/") and not link.startswith("//") for link in links)
    assert all(finders.find(link.removeprefix("/static/")) for link in links if link.startswith("/static/"))
    assert "<script>" not in page.content.decode()
    assert "script-src 'self'" in page["Content-Security-Policy"]


def test_every_filter_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "api" / "v1.md").read_text()
    names = {*ClaimQuery().fields, *StatementQuery().fields}
    assert [name for name in sorted(names) if f"`{name}`" not in manual] == []
