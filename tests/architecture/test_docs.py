"""What can be set, run or filled in is written down; what is written down exists."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from benchmarks.measure import ROOT, Module, modules_under
from tests.compose import variables

READERS = {"text", "secret", "flag", "number", "words", "choice", "get"}
# Set by our own code for the libraries that read them, so nobody need set them.
INTERNAL = {"DJANGO_SETTINGS_MODULE"}
CODE = modules_under("claims", "tracker")
COMMANDS = sorted(
    path.stem for path in (ROOT / "claims/management/commands").glob("*.py") if path.stem != "__init__"
)
PAGES = "\n".join(
    path.read_text("utf-8")
    for path in (*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
)


def variables_read(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=owner, attr=reader), args=[ast.Constant(value=str(name)), *_]
            ):
                known = reader in READERS and ast.unparse(owner) in {"env", "os.environ"}
            case ast.Call(func=ast.Name(id=reader), args=[ast.Constant(value=str(name)), *_]):
                known = reader in READERS and module.path == "tracker/env.py"
            case ast.Subscript(value=owner, slice=ast.Constant(value=str(name))):
                known = ast.unparse(owner) == "os.environ"
            case _:
                continue
        if known:
            yield name


def documented_variables() -> set[str]:
    return set(
        re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/configuration.md").read_text("utf-8"), re.MULTILINE)
    )


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    read = {name for module in CODE for name in variables_read(module)} - INTERNAL
    assert documented_variables() == read | set(variables())


def test_a_read_of_a_variable_is_seen() -> None:
    source = 'env.flag("ONE", default=True)\nos.environ["TWO"]\nos.environ.get("THREE")\nother.get("FOUR")\n'
    assert set(variables_read(Module("claims/sample.py", source))) == {"ONE", "TWO", "THREE"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named_in_the_docs(command: str) -> None:
    assert f"manage.py {command}" in PAGES


def test_every_make_target_is_named_in_the_docs() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert [target for target in targets if f"make {target}" not in PAGES] == []


def keys_of(table: dict[str, Any]) -> Iterator[str]:
    """The names of settings, as `table.key`; what lies deeper, a month's name, is the language's own."""
    for key, value in table.items():
        yield from (f"{key}.{inner}" for inner in value) if isinstance(value, dict) else [key]


def test_every_key_and_file_of_a_language_pack_is_documented() -> None:
    page = (ROOT / "docs/languages.md").read_text("utf-8")
    packs = ROOT / "claims/extraction/languages"
    keys = {
        key for path in packs.glob("*/pack.toml") for key in keys_of(tomllib.loads(path.read_text("utf-8")))
    }
    files = {path.name for path in packs.glob("*/*.txt")}
    assert sorted(name for name in keys | files if f"`{name}`" not in page) == []


def test_every_parameter_of_the_api_is_documented() -> None:
    page = (ROOT / "docs/api/v1.md").read_text("utf-8")
    schema = StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=schema)
    paths: dict[str, dict[str, Any]] = json.loads(schema.getvalue())["paths"]
    found = {
        parameter["name"]
        for methods in paths.values()
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
    }
    assert sorted(name for name in found if f"`{name}`" not in page) == []


@pytest.mark.parametrize("page", [*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")], ids=lambda page: page.name)
def test_links_between_our_pages_lead_somewhere(page: Any) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_has_the_four_headings() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert decisions
    for decision in decisions:
        headings = re.findall(r"^## (.+)$", decision.read_text("utf-8"), re.MULTILINE)
        assert headings == ["Context", "Decision", "Status", "Consequences"], decision.name
