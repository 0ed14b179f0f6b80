"""Every example in the documentation runs and prints what stands there.

A ```console block holds commands (`$ …`, continued by `> …`) and what they print. The blocks of one
document run in order in one folder that has its own copy of seeds/ and rules/. A block that names a
file (```yaml file=desk.yaml) is written there first. ```pycon blocks are doctests.
"""

from __future__ import annotations

import doctest
import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "```console" in path.read_text("utf-8") or "```pycon" in path.read_text("utf-8")
)
FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)?(?:#([^)\s]+))?\)")
END = "\x01"


@dataclass(frozen=True)
class Step:
    """One command with what it should print, as written."""

    command: str
    prints: str


def steps(block: str) -> Iterator[Step]:
    """Yield the commands of a console block."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        first, *rest = part.splitlines(keepends=True)
        more = 0
        while more < len(rest) and rest[more].startswith("> "):
            more += 1
        yield Step(first + "".join(line[2:] for line in rest[:more]), "".join(rest[more:]))


def run(found: list[Step], folder: Path) -> list[str]:
    """Return what each command prints, all of them run by one shell."""
    script = "".join(
        f"{step.command.rstrip()}\nlast=$?; printf '{END}'; (exit $last)\n" for step in found
    )
    env = {
        **os.environ,
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT),
        "PATH": f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}",
    }
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return done.stdout.split(END)[:-1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a reader has it, with the command on the path."""
    for name in ("seeds", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    command = tmp_path / ".bin" / "claimcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n')
    command.chmod(0o755)
    return tmp_path


def console(text: str) -> list[re.Match[str]]:
    return [m for m in FENCE.finditer(text) if m[1] == "console"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_print_what_the_document_shows(path: Path, folder: Path, updating: bool) -> None:
    text = path.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        if match[2]:
            (folder / match[2]).parent.mkdir(parents=True, exist_ok=True)
            (folder / match[2]).write_text(match[3], encoding="utf-8")
    found = [step for match in console(text) for step in steps(match[3])]
    printed = run(found, folder)
    assert not any("fault of the program" in got for got in printed), "".join(printed)
    if updating:
        path.write_text(_updated(text, printed), encoding="utf-8")
        found = [s for m in console(path.read_text("utf-8")) for s in steps(m[3])]
    for step, got in zip(found, printed, strict=True):
        assert _shown(got) == step.prints, f"$ {step.command}"


def _shown(got: str) -> str:
    """Return output as it stands in a document: no space at line ends, one line end at the end."""
    lines = [line.rstrip() for line in got.rstrip().splitlines()]
    return "".join(f"{line}\n" for line in lines)


def _updated(text: str, printed: list[str]) -> str:
    """Return a document with each command's output replaced by what it prints now."""
    waiting = iter(printed)
    for match in reversed(console(text)):
        count = len(list(steps(match[3])))
        assert count, "a console block without a command"
    pieces, last = [], 0
    for match in console(text):
        shown = []
        for step in steps(match[3]):
            command = step.command.rstrip("\n").replace("\n", "\n> ")
            shown.append(f"$ {command}\n{_shown(next(waiting))}")
        pieces += [text[last : match.start(3)], "".join(shown)]
        last = match.end(3)
    return "".join([*pieces, text[last:]])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_examples(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    text = path.read_text(encoding="utf-8")
    source = "\n".join(m[3] for m in FENCE.finditer(text) if m[1] == "pycon")
    parsed = doctest.DocTestParser().get_doctest(source, {}, path.name, str(path), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(parsed)
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize(
    "path",
    sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_lead_somewhere(path: Path) -> None:
    for link, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        target = (path.parent / link).resolve() if link else path
        assert target.exists(), f"{link} is not there"
        if anchor:
            assert anchor in _anchors(target), f"{link}#{anchor} is not there"


def _anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_generated_pages_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    main = runpy.run_path(str(ROOT / "docs" / "generate.py"))["main"]
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_the_readme_names_every_target_and_every_target_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"demo", "test"} <= named <= targets


def test_every_shipped_rule_is_in_the_catalogue_of_checks() -> None:
    catalogue = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    rules = "".join(path.read_text("utf-8") for path in sorted((ROOT / "rules").glob("*.yaml")))
    codes = re.findall(r"^    code: (\w+)$", rules, re.MULTILINE)
    assert codes
    assert [code for code in codes if f"| {code} |" not in catalogue] == []
