"""What changed since a revision, in a repository made for the test."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck.changes import only_new, since
from claimcheck.errors import ConfigError
from claimcheck.findings import Report
from claimcheck.model import Article

SAME, EDITED, NEW, QUOTED = "same.txt", "edited.txt", "new.txt", 'a "tab\t" é.txt'
RECORDS = "march.jsonl"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    subprocess.run(("git", "-C", str(folder), *who, *arguments), check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with one commit, an edited file, an untracked one, and two edited records."""
    git(tmp_path, "init", "--quiet")
    for name in (SAME, EDITED, QUOTED):
        (tmp_path / name).write_text("One.\n\nTwo.\n", encoding="utf-8")
    (tmp_path / RECORDS).write_text("a\nb\nc\nd\n")
    (tmp_path / ".gitignore").write_text("left-out.txt\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    for name in (EDITED, QUOTED):
        (tmp_path / name).write_text("One.\n\nThree.\n", encoding="utf-8")
    (tmp_path / RECORDS).write_text("a\nB\nc\nd\ne\n")
    for name in (NEW, "left-out.txt"):
        (tmp_path / name).write_text("New.\n")
    return tmp_path


def test_articles_that_changed(folder: Path) -> None:
    changes = since("HEAD", folder)
    touched = {
        name: changes.touch(Article(name, str(folder / name), ""))
        for name in (SAME, EDITED, NEW, QUOTED)
    }
    assert touched == {SAME: False, EDITED: True, NEW: True, QUOTED: True}


def test_records_change_by_line(folder: Path) -> None:
    changes = since("HEAD", folder)
    path = str(folder / RECORDS)
    records = [n for n in range(1, 6) if changes.touch(Article(str(n), path, "", record=n))]
    assert records == [2, 5]


def test_what_git_does_not_keep_is_new(folder: Path) -> None:
    changes = since("HEAD", folder)
    assert changes.touch(Article("-", "-", ""))
    assert changes.touch(Article("x", "/nowhere/else.txt", ""))


def test_a_pair_is_new_when_either_side_is(folder: Path, report: Report) -> None:
    paths = {"copy/bridge.txt": SAME, "bridge-2": EDITED}
    moved = tuple(
        replace(e, article=replace(e.article, path=str(folder / paths[e.article.id]), record=None))
        for e in report.extractions
    )
    found = only_new(replace(report, extractions=moved), since("HEAD", folder))
    assert [finding.rule for finding in found.findings] == ["toll-fell", "other-name", "few-words"]


@pytest.mark.parametrize("revision", ["no-such-thing", "--output=x", "HEAD:same.txt", ""])
def test_a_revision_that_is_not_there_is_refused(folder: Path, revision: str) -> None:
    with pytest.raises(ConfigError, match="git knows no revision"):
        since(revision, folder)
    assert not (folder / "x").exists()


def test_without_a_repository_or_git_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ConfigError, match="no git repository holds"):
        since("HEAD", tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="git cannot be run"):
        since("HEAD", tmp_path)
