"""`check --watch` with real files and a real process: saved, half-written, and ended by Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import click
import pytest

from claimcheck.cli.watch import Watched, watched
from claimcheck.config import Config

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds; a busy machine is slow, a bug is for ever
CLASH = "44 people killed in fire\n\nThe fire killed 41 people, police said.\n"
CALM = CLASH.replace("44", "41")


class Screen:
    """What a running command has printed so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process, self.text, self.seen = process, "", 0
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.text += line

    def until(self, words: str) -> str:
        """Return what was printed since the last call, up to and with some words."""
        late = monotonic() + PATIENCE
        while words not in self.text[self.seen :]:
            assert monotonic() < late, self.text[self.seen :]
            assert self.process.poll() is None, self.text
            sleep(0.02)
        end = self.text.index(words, self.seen) + len(words)
        shown, self.seen = self.text[self.seen : end], end
        return shown


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Screen]:
    """Run `check --watch` in a folder, both its streams on one screen."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "claimcheck", "check", "--watch", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        yield Screen(process)
    finally:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def test_a_saved_file_is_checked_again_until_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    draft = tmp_path / "copy" / "fire.txt"
    draft.write_text(CALM, encoding="utf-8")
    with watching(tmp_path, "copy") as screen:
        assert "Nothing found" in screen.until("watching for changes")
        draft.write_text(CLASH, encoding="utf-8")
        assert "N02" in screen.until("watching for changes")
        (tmp_path / "copy" / "half.txt").write_bytes(b"Half a letter \xc3")
        shown = screen.until("watching for changes")
        assert "changed: copy/half.txt" in shown
        assert "copy/half.txt: not UTF-8" in shown
        (tmp_path / "copy" / "half.txt").unlink()
        saved = tmp_path / "copy" / "fire.txt.new"
        saved.write_text(CALM, encoding="utf-8")
        saved.replace(draft)  # as editors save
        assert "Nothing found" in screen.until("watching for changes")
        screen.process.send_signal(signal.SIGINT)
        assert screen.process.wait(PATIENCE) == 130


def test_settings_and_rules_are_watched_too(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "fire.txt").write_text(CLASH, encoding="utf-8")
    settings = tmp_path / "claimcheck.yaml"
    settings.write_text("fail_on: error\n", encoding="utf-8")
    with watching(tmp_path, "copy") as screen:
        assert "N02" in screen.until("watching for changes")
        (tmp_path / "notes.txt").write_text("not watched", encoding="utf-8")
        settings.write_text("severity: {headline-against-body: off}\n", encoding="utf-8")
        shown = screen.until("watching for changes")
        assert "changed: claimcheck.yaml\n" in shown
        assert "N02" not in shown


def test_a_path_that_is_not_there_is_refused_at_once(tmp_path: Path) -> None:
    with watching(tmp_path, "copy") as screen:
        assert screen.process.wait(PATIENCE) == 2


def test_the_report_itself_calls_for_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Watched((tmp_path,), (tmp_path / "claimcheck.yaml",))
    with (tmp_path / "report.txt").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert not one.concerns(str(tmp_path / "report.txt"))
        assert one.concerns(str(tmp_path / "copy" / "a.txt"))
        assert not one.concerns(str(tmp_path.parent / "a.txt"))


def test_a_pipe_cannot_be_watched() -> None:
    with pytest.raises(click.UsageError, match="no PATH can be -"):
        watched((Path("-"),), Config(), ())
