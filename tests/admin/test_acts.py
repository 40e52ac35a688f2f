import ast
from collections.abc import Iterator

from benchmarks.measure import Module, modules_under
from claims import workflow
from claims.admin.acts import ACTS, named

FRAMES = {"acting", "context"}  # what takes the name of an act


def acts_of(module: Module) -> Iterator[str]:
    """The names of acts that are written out in a module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in FRAMES:
            for given in node.keywords:
                if given.arg == "action" and isinstance(given.value, ast.Constant):
                    yield str(given.value.value)


def test_every_act_of_the_house_has_a_name_for_people() -> None:
    written = {act for module in modules_under("claims") for act in acts_of(module)}
    steps = {f"{verb}_review" for verb in workflow.LABELS}
    assert len(written) > 50
    assert sorted((written | steps) - ACTS.keys()) == []


def test_an_act_without_a_name_is_said_as_it_is_written() -> None:
    assert named("save_topic") == "save topic"
    assert named("confirm_link") == "confirmed a link"
