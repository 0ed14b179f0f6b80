"""The command as a person runs it: a folder, a command, what it prints, its exit code.

Each folder of tests/scenarios/ (things that work) and tests/errors/ (things to mend) holds
`run.yaml` with `says`, `run` and `exit`, and the files the command reads; commands under `before`
are run first and must succeed. What it prints stands in stdout.txt and stderr.txt; a file that is
missing means that nothing is printed there.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import plainyaml

HERE = Path(__file__).parent
SCENARIOS = sorted(path.parent for path in HERE.glob("scenarios/*/run.yaml"))
ERRORS = sorted(path.parent for path in HERE.glob("errors/*/run.yaml"))
PRINTED = ("stdout", "stderr")
KEYS = {"says", "before", "run", "exit", "stdin"}


def named(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def told(folder: Path) -> dict[str, str]:
    found = plainyaml.load((folder / "run.yaml").read_text(encoding="utf-8"), named(folder)).data
    assert set(found) <= KEYS
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize("folder", SCENARIOS + ERRORS, ids=named)
def test_it_prints_what_stands_there(
    folder: Path,
    tmp_path: Path,
    claimcheck: Callable[..., object],
    golden: Callable[[Path, str], None],
    updating: bool,
) -> None:
    case = told(folder)
    work = tmp_path / "work"
    shutil.copytree(folder, work)
    for name in ("run.yaml", *(f"{stream}.txt" for stream in PRINTED)):
        (work / name).unlink(missing_ok=True)
    for line in case.get("before", ()):
        assert claimcheck(*shlex.split(line)[1:], cwd=work).returncode == 0  # type: ignore[attr-defined]
    done = claimcheck(*shlex.split(case["run"])[1:], cwd=work, stdin=case.get("stdin", ""))
    for stream in PRINTED:
        got, path = getattr(done, stream), folder / f"{stream}.txt"
        if got or (path.exists() and not updating):
            golden(path, got)
        elif path.exists():
            path.unlink()
    assert done.returncode == int(case["exit"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("folder", ERRORS, ids=named)
def test_every_message_says_where_what_and_what_would_be_right(folder: Path) -> None:
    case = told(folder)
    assert case["exit"] == "2"
    assert not (folder / "stdout.txt").exists(), "what could not be trusted is not printed"
    text = (folder / "stderr.txt").read_text(encoding="utf-8")
    assert "Traceback" not in text
    for message in re.findall(r"^(?!Usage:|Try )(\S.*)\n(?!  hint: )", text, re.MULTILINE):
        assert message.startswith("Error: ") or re.match(r"[\d,]+ mistakes to mend", message)


def test_both_folders_are_found() -> None:
    assert len(SCENARIOS) >= 20
    assert len(ERRORS) >= 25
