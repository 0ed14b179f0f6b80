"""Everything has its size, its documentation and its cases; the folders are the registry."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "claimcheck"
PYTHON = sorted(
    path
    for folder in ("claimcheck", "benchmarks", "docs", "tests")
    for path in (ROOT / folder).rglob("*.py")
)
RECOGNISERS = sorted(
    alias.name
    for node in ast.parse((PACKAGE / "claims" / "__init__.py").read_text("utf-8")).body
    if isinstance(node, ast.ImportFrom) and node.module == "claimcheck.claims"
    for alias in node.names
    if alias.name != "assembly"  # it puts together what the recognisers found
)
KINDS = sorted(
    path.stem for path in (PACKAGE / "checks").glob("*.py") if not path.stem.startswith("_")
)
RULES = [
    pytest.param(rule, id=rule.get("id", "?"))
    for path in sorted((ROOT / "rules").glob("*.yaml"))
    for rule in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)["rules"]
]
LARGEST_FILE = 250  # lines
LARGEST_FUNCTION = 40
FORBIDDEN_NAMES = {"utils", "helpers", "manager", "common", "base", "data"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_files_and_functions_fit_on_a_screen(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LARGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LARGEST_FUNCTION, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=named)
def test_the_package_is_one_folder_deep_and_says_what_things_are(path: Path) -> None:
    assert len(path.relative_to(PACKAGE).parts) <= 2
    assert not FORBIDDEN_NAMES & set(path.relative_to(PACKAGE).with_suffix("").parts)
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_nothing_is_left_for_later(path: Path) -> None:
    marks = re.findall(r"\b(?:TODO|FIXME|XXX|HACK)\b", path.read_text(encoding="utf-8"))
    assert not marks or path.name == Path(__file__).name


@pytest.mark.parametrize("name", RECOGNISERS)
def test_every_recogniser_has_words_in_and_results_out(name: str) -> None:
    path = ROOT / "tests" / "text" / f"{name}.yaml"
    assert path.is_file(), f"tests/text/{name}.yaml is missing"
    assert yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("kind", KINDS)
def test_every_check_kind_has_cases_that_fire_and_cases_that_stay_silent(kind: str) -> None:
    path = ROOT / "tests" / "cases" / f"{kind}.yaml"
    assert path.is_file(), f"tests/cases/{kind}.yaml is missing"
    cases = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)["cases"]
    silent = [name for name, case in cases.items() if not case["findings"]]
    assert silent, "no case stays silent"
    assert len(silent) < len(cases), "no case fires"


@pytest.mark.parametrize("kind", KINDS)
def test_every_check_kind_shows_what_it_reports_and_what_it_leaves_alone(kind: str) -> None:
    tree = ast.parse((PACKAGE / "checks" / f"{kind}.py").read_text(encoding="utf-8"))
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    names = [
        node.value.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Name)
        and any(isinstance(name, ast.Name) and name.id == "CHECK" for name in node.targets)
    ]
    assert len(names) == 1, "end the module with CHECK = <its class>"
    text = ast.get_docstring(classes[names[0]]) or ""
    assert text.splitlines()[0].endswith("."), "the first line says what is reported"
    assert re.search(r"^Bad:  ?\S", text, re.MULTILINE)
    assert re.search(r"^Good: ?\S", text, re.MULTILINE)
    assert text.index("Bad:") < text.index("Good:")


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_gives_its_reason_its_source_and_both_kinds_of_example(
    rule: dict[str, object],
) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", str(rule["id"]))
    assert re.fullmatch(r"[NCTRS]\d\d[a-z]?", str(rule["code"]))
    assert len(str(rule["why"]).split()) >= 5, "why: a sentence"
    assert str(rule["source"]).strip("?. "), "source: a document, a link or a paragraph"
    assert rule.get("flag"), "no example that is flagged"
    assert rule.get("pass"), "no example that passes"


def test_rule_ids_and_codes_are_unique() -> None:
    for key in ("id", "code"):
        seen = [rule.values[0][key] for rule in RULES]  # type: ignore[index]
        assert len(seen) == len(set(seen)), f"a {key} is used twice"


def test_every_direct_dependency_is_pinned_in_the_constraints() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines if "==" in line}
    wanted = re.findall(
        r'^    "([A-Za-z0-9-]+)>=', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE
    )
    assert {name.lower() for name in wanted} <= pinned
