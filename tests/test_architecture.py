"""Imports point one way, nothing imports itself in a circle, and nothing hides an import."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "claimcheck"
LAYERS = (
    "errors intervals vocabulary cache provenance",
    "model",
    "plainyaml bounds",
    "lexicon strict readable wiretypes",
    "config gazetteer house",
    "articles claims wordcheck",
    "series reuse unchanged",
    "checks",
    "guards findings grouping",
    "rule rulefiles decisions",
    "rulebook wire levels changes rejudged",
    "report",
    "ledger",
    "pipeline",
    "examples engines api gate derivation whynot starter",
    "verdict spark",
    "serve lsp",
    "cli",
    "__init__ __main__",
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer.split()}
LAZY = {"cli", "engines", "__init__"}  # these import where they use, so that starting is quick
OPTIONAL = {
    "trafilatura",
    "pyspark",
    "psycopg",
    "pygls",
    "pint",
    "markdown_it",
    "pyarrow",
    "vl_convert",
    "zstandard",
}  # extras; pint costs 130 ms, markdown_it 40, pyarrow 60

MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each imported name, fully dotted, and whether it is imported inside a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in hidden) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            for alias in node.names:
                yield f"{node.module}.{alias.name}", id(node) in hidden


def target(name: str) -> str | None:
    """Return the module of this package that an imported name comes from."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name or None


def part(module: str) -> str:
    """Return the layer name of a module: its folder or file right below the package."""
    return [*module.split("."), "__init__"][1]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_a_layer(module: str) -> None:
    assert part(module) in RANK, f"{module}: give it a place in LAYERS"


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module: str) -> None:
    here = part(module)
    for name, _ in imports(MODULES[module]):
        there = target(name)
        if there and part(there) != here and there != "claimcheck":
            assert RANK[part(there)] < RANK[here], f"{module} imports {there}"


@pytest.mark.parametrize("module", MODULES)
def test_no_import_is_hidden_in_a_function(module: str) -> None:
    for name, hidden in imports(MODULES[module]):
        allowed = part(module) in LAZY or name.split(".")[0] in OPTIONAL
        assert not hidden or allowed, f"{module} imports {name} inside a function"


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        module: {
            there
            for name, hidden in imports(path)
            if not hidden and (there := target(name)) and there != module
        }
        for module, path in MODULES.items()
    }
    assert len(tuple(TopologicalSorter(graph).static_order())) == len(MODULES)


def test_every_foreign_import_is_a_declared_dependency() -> None:
    """A package that happens to be installed is not a dependency until pyproject.toml says so."""
    other = {
        "markdown_it": "markdown-it-py",
        "vl_convert": "vl-convert-python",
        "pydantic_core": "pydantic",
        "yaml": "pyyaml",
        "dateutil": "python-dateutil",
    }
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    declared = {re.split(r"[<>=\[;]", line)[0].lower() for line in lines}
    tests = Path(__file__).parent
    paths = [*MODULES.values(), *tests.rglob("*.py"), *(tests.parent / "docs").glob("*.py")]
    used = {name.split(".")[0].lower() for path in paths for name, _ in imports(path)}
    own = {"claimcheck", "benchmarks", "conftest", "tests"}
    foreign = used - set(sys.stdlib_module_names) - own
    assert {other.get(name, name.replace("_", "-")) for name in foreign} <= declared
