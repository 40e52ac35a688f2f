import ast
from pathlib import Path

import pytest

from benchmarks.measure import (
    Module,
    broad_excepts,
    figures,
    is_typed,
    local_imports,
    modules_under,
    offenders,
    share,
    unmirrored,
)

SAMPLE = Module(
    "claims/services/sample.py",
    """
def typed(self, a: int, *rest: str) -> None:
    import os
    try:
        pass
    except Exception:
        pass
    except (OSError, ValueError):
        pass

def untyped(a):
    pass
""",
)


def test_our_tree_meets_its_targets() -> None:
    found = figures()
    missed = [f"{figure.name}: {figure.value:.2f}, not {figure.target}" for figure in found if not figure.met]
    assert found
    assert missed == [], "look at:\n" + "\n".join(offenders())


def test_what_is_measured_is_seen() -> None:
    typed, untyped = SAMPLE.functions
    assert is_typed(typed)
    assert not is_typed(untyped)
    assert local_imports(SAMPLE) == [3]
    assert broad_excepts(SAMPLE) == [6]


def test_a_module_without_functions_needs_no_test(tmp_path: Path) -> None:
    constants = Module("claims/choices.py", "ONE = 1\n")
    assert unmirrored([constants, SAMPLE], tmp_path) == [SAMPLE.path]


@pytest.mark.parametrize(
    ("path", "test_file"),
    [
        ("claims/tasks.py", "tests/test_tasks.py"),
        ("claims/services/reviews.py", "tests/services/test_reviews.py"),
        ("claims/extraction/__main__.py", "tests/extraction/test_main.py"),
        ("tracker/embedded/places.py", "tests/tracker/embedded/test_places.py"),
    ],
)
def test_tests_mirror_the_code(path: str, test_file: str) -> None:
    assert Module(path, "").test_file == test_file


def test_every_file_of_ours_parses_and_migrations_are_left_out() -> None:
    modules = modules_under("claims", "tracker")
    assert all(isinstance(module.tree, ast.Module) for module in modules)
    assert not [module.path for module in modules if "migrations" in module.path]


def test_the_share_of_nothing_is_all() -> None:
    assert share([]) == 100
    assert share([True, False]) == 50
