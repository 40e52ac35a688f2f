"""The shape of our own tree in figures: `make measure` prints them, a test holds them to their targets."""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median, quantiles

import grimp

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("claims", "tracker")
# The design asks for 1.3, and we are not there: until then this is a floor that only rises.
TESTS_FLOOR = 0.85
PURE = ("claims/extraction", "claims/matching", "claims/intake")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One of our files, parsed."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @property
    def is_pure(self) -> bool:
        return self.path.startswith(PURE)

    @property
    def public(self) -> Iterator[Function]:
        """Functions of the module itself that others may call."""
        return (
            node for node in self.tree.body if isinstance(node, Function) and not node.name.startswith("_")
        )

    @property
    def test_file(self) -> str:
        """Where the tests of this module belong."""
        folder, _, name = self.path.rpartition("/")
        mirrored = f"tests/{folder}".removesuffix("/").replace("tests/claims", "tests", 1)
        return f"{mirrored}/test_{name.replace('__main__', 'main')}"


@dataclass(frozen=True)
class Figure:
    """One thing measured, the target, and whether it is met."""

    name: str
    value: float
    target: str
    met: bool


def modules_under(*folders: str, root: Path = ROOT) -> list[Module]:
    """Our Python files there, without migrations, which Django writes."""
    paths = sorted(path for folder in folders for path in (root / folder).rglob("*.py"))
    return [
        Module(str(path.relative_to(root)), path.read_text("utf-8"))
        for path in paths
        if "migrations" not in path.parts
    ]


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def is_typed(function: Function) -> bool:
    """Every parameter and the result annotated; self and cls need none."""
    spec = function.args
    named = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *filter(None, (spec.vararg, spec.kwarg))]
    return function.returns is not None and all(a.annotation or a.arg in {"self", "cls"} for a in named)


def local_imports(module: Module) -> list[int]:
    """Lines of imports inside functions: where they show, a layer is missing."""
    return [
        node.lineno
        for function in module.functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]


def broad_excepts(module: Module) -> list[int]:
    """Lines of `except:`, `except Exception` and `except BaseException`."""
    return [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]


def largest_cycle(*packages: str) -> int:
    """The number of modules in an import cycle; 1 where there is none."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    order = TopologicalSorter({name: graph.find_modules_directly_imported_by(name) for name in graph.modules})
    try:
        order.prepare()
    except CycleError as problem:
        return len(problem.args[1]) - 1
    return 1


def share(things: list[bool]) -> float:
    """Percent of those that are true; of nothing, all."""
    return 100 * sum(things) / len(things) if things else 100.0


def must_have_test(module: Module) -> bool:
    return not module.path.endswith("__init__.py") and bool(module.functions)


def unmirrored(modules: list[Module], root: Path = ROOT) -> list[str]:
    """Modules with functions but without the test file of the same name."""
    return [m.path for m in modules if must_have_test(m) and not (root / m.test_file).is_file()]


def figures() -> list[Figure]:
    """Everything measured, in the order of the design's targets."""
    code, tests = modules_under(*PACKAGES), modules_under("tests")
    functions = [function for module in code for function in module.functions]
    lengths = [length(function) for function in functions]
    lines = sum(module.lines for module in code)
    public = [function for module in code if module.is_pure for function in module.public]
    mirrored = [(ROOT / m.test_file).is_file() for m in code if must_have_test(m)]
    broad = sum(len(broad_excepts(module)) for module in code)
    return [
        at_most("median lines of a function", median(lengths), 8),
        at_most("90th percentile", quantiles(lengths, n=10)[-1], 30),
        at_most("functions above 50 lines, %", share([n > 50 for n in lengths]), 2),
        at_most("files above 400 lines", sum(m.lines > 400 for m in [*code, *tests]), 0),
        at_least("functions typed, %", share([is_typed(f) for f in functions]), 100),
        at_least("public functions of pure rooms with docstring, %", share([_told(f) for f in public]), 100),
        at_least("lines of test per line of code", sum(m.lines for m in tests) / lines, TESTS_FLOOR),
        at_least("modules with a test file of their name, %", share(mirrored), 85),
        at_most("modules in the largest import cycle", largest_cycle(*PACKAGES), 1),
        at_most("imports inside functions", sum(len(local_imports(m)) for m in code), 0),
        at_most("broad excepts per 1,000 lines", 1000 * broad / lines, 0.3),
    ]


def _told(function: Function) -> bool:
    return ast.get_docstring(function) is not None


def at_most(name: str, value: float, limit: float) -> Figure:
    return Figure(name, value, f"at most {limit}", value <= limit)


def at_least(name: str, value: float, limit: float) -> Figure:
    return Figure(name, value, f"at least {limit}", value >= limit)


def offenders() -> Iterator[str]:
    """What to look at first: long functions, long files, modules without tests."""
    code = modules_under(*PACKAGES)
    for module in [*code, *modules_under("tests")]:
        if module.lines > 400:
            yield f"{module.path}: {module.lines} lines"
    for module in code:
        yield from (_named(module, f, f"{length(f)} lines") for f in module.functions if length(f) > 50)
        yield from (_named(module, f, "not typed") for f in module.functions if not is_typed(f))
        if module.is_pure:
            yield from (_named(module, f, "no docstring") for f in module.public if not _told(f))
        yield from (f"{module.path}:{line}: import inside a function" for line in local_imports(module))
        yield from (f"{module.path}:{line}: broad except" for line in broad_excepts(module))
    yield from (f"{path}: no test file of its name" for path in unmirrored(code))


def _named(module: Module, function: Function, what: str) -> str:
    return f"{module.path}:{function.lineno}: {function.name}: {what}"


def main(say: Callable[[str], None] = print) -> int:
    """Print the figures, then what keeps a target from being met."""
    found = figures()
    for figure in found:
        say(f"{'ok ' if figure.met else 'NOT'}  {figure.value:8.2f}  {figure.target:<14} {figure.name}")
    for line in offenders():
        say(f"     {line}")
    return 0 if all(figure.met for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
