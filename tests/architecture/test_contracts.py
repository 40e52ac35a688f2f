"""What may import what, and what the pure rooms may not drag in; import-linter cannot see method calls."""

import ast
import subprocess
import sys

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from benchmarks.measure import PURE, ROOT, Module, modules_under

DOORS = [
    *modules_under("claims/api", "claims/pages"),
    Module("claims/tasks.py", (ROOT / "claims/tasks.py").read_text()),
]
WRITES = {
    *(
        "save",
        "create",
        "update",
        "delete",
        "bulk_create",
        "bulk_update",
        "get_or_create",
        "update_or_create",
    ),
}
FORBIDDEN = ("django", "rest_framework", "celery", "tracker")


def test_the_import_contracts_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def writes_in(module: Module) -> list[str]:
    return [
        f"{module.path}:{node.lineno}: {ast.unparse(node.func)}()"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
    ]


@pytest.mark.parametrize("module", DOORS, ids=lambda module: module.path)
def test_doors_write_only_through_services(module: Module) -> None:
    assert writes_in(module) == []


def test_a_write_is_seen() -> None:
    door = Module("claims/api/sample.py", "def view():\n    Speaker.objects.filter(pk=1).update(name='x')\n")
    assert writes_in(door) == ["claims/api/sample.py:2: Speaker.objects.filter(pk=1).update()"]


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_import_no_django(room: str) -> None:
    names = [m.path.removesuffix(".py").replace("/", ".") for m in modules_under(room)]
    importable = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    program = (
        f"import sys, {', '.join(importable)}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "claims" in done.stdout.split()
    assert set(done.stdout.split()).isdisjoint(FORBIDDEN)


def test_the_package_itself_is_empty() -> None:
    assert (ROOT / "claims/__init__.py").read_text() == ""
