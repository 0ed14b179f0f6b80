"""The manual page and the completion of a shell: what they offer is there, and runs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from claimcheck.cli import main
from claimcheck.cli.manual import commands, page

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "claimcheck.1"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_the_page_names_every_command_and_option() -> None:
    text = page(main).replace("\\-", "-")
    for path, part in commands(main):
        assert f".SS {' '.join(path)}\n" in text
        for option in part.params:
            assert not isinstance(option, click.Option) or option.opts[-1] in text


def test_words_are_never_taken_for_requests() -> None:
    @click.command(help=".so /etc/passwd\n\n'br \\n[x] a-b")
    def trap() -> None:
        """Nothing."""

    lines = page(click.Group("x", {"trap": trap}, help="A trap: x")).splitlines()
    assert "\\&.so /etc/passwd" in lines
    assert "\\&'br \\en[x] a\\-b" in lines


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_page_is_roff() -> None:
    command = ["groff", "-man", "-Tutf8", "-ww", "-z", str(PAGE)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_its_examples_run(tmp_path: Path, claimcheck: Run) -> None:
    for name in ("articles", "published"):
        shutil.copytree(ROOT / "seeds" / "ostrel", tmp_path / name)
    shutil.move(tmp_path / "published" / "rescue.md", tmp_path / "draft.md")
    found = re.findall(r"^\.EX\n(.*)\n\.EE$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(found) >= 6
    for line in found:
        name, *arguments = shlex.split(line.replace("\\-", "-"))
        done = claimcheck(*arguments, cwd=tmp_path)
        assert (name, done.returncode in {0, 1}, done.stderr) == ("claimcheck", True, ""), line


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("claimcheck ga", "gate"),
        ("claimcheck ledger aff", "affected"),
        ("claimcheck check --format sa", "sarif"),
        ("claimcheck check --wa", "--watch"),
    ],
)
def test_bash_completes_what_is_typed(typed: str, offered: str, tmp_path: Path) -> None:
    program = tmp_path / "claimcheck"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m claimcheck "$@"\n')
    program.chmod(0o755)
    words = " ".join(map(shlex.quote, typed.split()))
    script = (
        f'export PATH={shlex.quote(str(tmp_path))}:"$PATH" PYTHONPATH={shlex.quote(str(ROOT))}\n'
        'eval "$(_CLAIMCHECK_COMPLETE=bash_source claimcheck)"\n'
        f"COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n"
        '_claimcheck_completion claimcheck\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script], capture_output=True, encoding="utf-8", check=False
    )
    assert offered in done.stdout.split(), done.stderr
