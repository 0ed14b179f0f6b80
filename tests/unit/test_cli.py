"""The command line inside one process: exit codes, faults, pipes, and what a terminal sees."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import __version__, cli, pipeline
from claimcheck.cli.check import gate
from claimcheck.findings import Report
from claimcheck.report.layout import Look


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, from which the test runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_text("Bridge opens\n\nIt carries 40 buses an hour.\n")
    return tmp_path


def piped(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_gate(report: Report, fail_on: str, code: int) -> None:
    assert gate(report, fail_on) == code


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 0), ("info", 1)])
def test_a_waived_finding_opens_the_gate(report: Report, fail_on: str, code: int) -> None:
    left = Report(report.findings[2:], report.coverage, report.extractions)
    assert gate(left, fail_on) == code


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("check bridge.txt", 0),
        ("check bridge.txt --fail-on info --show info", 0),
        ("extract bridge.txt", 0),
        ("--version", 0),
        ("--help", 0),
        ("check", 2),
        ("chekc bridge.txt", 2),
        ("check gone.txt", 2),
        ("check bridge.txt --fail-on maybe", 2),
        ("extract gone.txt", 2),
        ("extract bridge.txt --dates --skipped", 2),
        ("explain nothing-like-it", 2),
    ],
)
def test_exit_codes(arguments: str, code: int) -> None:
    assert cli.run(arguments.split()) == code


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("refusal", "code"), [(PermissionError(13, "no", "closed"), 2), (OSError(5, "no", "disk"), 3)]
)
def test_what_the_system_refuses_is_not_the_programs_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], refusal: OSError, code: int
) -> None:
    def refused(*_: object) -> Report:
        raise refusal

    monkeypatch.setattr(pipeline, "check", refused)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    assert cli.run(["check", "bridge.txt"]) == code
    told = capsys.readouterr().err
    assert told.startswith("closed: cannot be used: permission denied\n  hint: ") is (code == 2)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("debug", [False, True])
def test_a_fault_of_the_program_is_never_a_pass(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], debug: bool
) -> None:
    def broken(*_: object) -> Report:
        raise KeyError("series")

    monkeypatch.setattr(pipeline, "check", broken)
    assert cli.run(["check", "bridge.txt", *(["--debug"] if debug else [])]) == 3
    told = capsys.readouterr().err
    assert "this is a fault of the program, not of your text: KeyError: 'series'" in told
    assert ("Traceback" in told) is debug
    assert ("--debug" in told.splitlines()[-1]) is not debug


def test_many_mistakes_are_counted(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "many.jsonl").write_text("{}\n" * 1200)
    assert cli.run(["check", "many.jsonl"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[-2:] == ["… and 1,100 more", "1,200 mistakes to mend; nothing was checked"]


@pytest.mark.usefixtures("desk")
def test_standard_input_stands_for_the_file_of_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(monkeypatch, b"Bridge opens\n\nIt carries 44 buses an hour.\n")
    arguments = "extract . - --stdin-filename bridge.txt --format jsonl"
    assert cli.run(arguments.split()) == 0
    out = capsys.readouterr().out
    assert ('"article": "bridge.txt"' in out, '"44 buses' in out, '"40 buses' in out) == (
        True,
        True,
        False,
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", [None, "draft.md"])
def test_standard_input_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str | None
) -> None:
    piped(monkeypatch, b"Bridge opens\n\nIt carries 44 buses an hour.\n")
    named = ["--stdin-filename", name] if name else []
    assert cli.run(["extract", "-", "--format", "jsonl", *named]) == 0
    assert f'"article": "{name or "-"}"' in capsys.readouterr().out


def test_a_reader_that_stops_listening_is_no_fault(desk: Path) -> None:
    (desk / "long.txt").write_text("Bridge opens\n\n" + "It carries 40 buses an hour.\n\n" * 5000)
    command = f"{sys.executable} -m claimcheck extract long.txt --format jsonl | head -1"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )
    assert done.stderr == b""


@pytest.mark.usefixtures("desk")
def test_no_message_carries_what_a_terminal_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    name = "gone\x1b[31m\u202e.txt"
    assert cli.run(["check", name]) == 2
    assert capsys.readouterr().err.startswith("gone�[31m�.txt: no such file")
    Path(name).write_text("Bridge opens\n\nIt carries 40 buses an hour.\n")
    assert cli.run(["ledger", "add", name]) == 0
    assert cli.run(["ledger", "list"]) == 0
    out = capsys.readouterr().out
    assert "gone�[31m�.txt" in out
    assert "\x1b" not in out


def through_bash(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one line as a shell would, which alone can close a stream."""
    return subprocess.run(
        ["bash", "-c", f"{sys.executable} -m claimcheck {command}"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(Path(__file__).parent.parent.parent), "CLAIMCHECK_CACHE": "off"},
    )


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("check bridge.txt >&-", 0, ""),
        ("check gone.txt >&- 2>&-", 2, ""),
        ("ledger add bridge.txt >&-", 0, ""),
        ("check - <&-", 2, "-: the file is empty\n  hint: give it an article, or take it out\n"),
    ],
)
def test_a_closed_stream_is_no_fault(desk: Path, command: str, code: int, told: str) -> None:
    done = through_bash(command, desk)
    assert (done.returncode, done.stderr) == (code, told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("command", ["check bridge.txt", "rules list", "schema report"])
def test_a_full_disk_is_the_users_to_mend(desk: Path, command: str) -> None:
    done = through_bash(f"{command} >/dev/full", desk)
    assert done.returncode == 2
    assert done.stderr.startswith("output: cannot be written: no space left on device\n  hint: ")


class Terminal(io.StringIO):
    """Text that says it goes to a terminal."""

    def isatty(self) -> bool:
        """Return True."""
        return True


def test_colour_and_width_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.cli.printing import look
    from claimcheck.model import Severity

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("COLUMNS", raising=False)
    assert look(Severity.INFO) == Look(80, False, Severity.INFO)
    monkeypatch.setenv("COLUMNS", "100")
    assert look(Severity.INFO) == Look(100, False, Severity.INFO)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert look(Severity.INFO) == Look(100, True, Severity.INFO, links=look(Severity.INFO).links)
    monkeypatch.setenv("COLUMNS", "1")
    assert look(Severity.INFO).width == 40
    monkeypatch.setenv("NO_COLOR", "1")
    assert not look(Severity.INFO).colour


def test_a_long_run_tells_a_terminal_how_far_it_has_come(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    records = "".join(f'{{"id": "{n}", "text": "It carries 40 buses."}}\n' for n in range(400))
    (desk / "many.jsonl").write_text(records)
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    assert cli.run(["extract", "many.jsonl", "--format", "jsonl"]) == 0
    assert "articles read" in screen.getvalue()
    assert "buses" not in screen.getvalue()
    assert len(capsys.readouterr().out.splitlines()) == 400


@pytest.mark.usefixtures("desk")
def test_a_short_run_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert cli.run(["check", "bridge.txt"]) == 0
    assert screen.getvalue() == ""


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == f"claimcheck {__version__}\n"


def test_starting_imports_nothing_heavy() -> None:
    code = (
        "import sys, claimcheck.cli; print(sorted({'pydantic', 'tabulate', 'rich', 'pathspec', "
        "'rapidfuzz', 'duckdb', 'yaml', 'markdown_it', 'pint'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
