"""Which articles changed since a git revision, so that only new findings need be shown.

A finding is new when any of its places stands in an article that changed: whole articles, since a
new date or credit in one line gives another meaning to figures in all the others. A record of a
JSON Lines file changed when its own line did.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.findings import Report
from claimcheck.model import Article

HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
RECORDS = ".jsonl"  # the one format of which a line is an article
OPTION = "--since"


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed below `top`: by path, the stretches of changed lines; None for a new file."""

    top: Path
    files: Mapping[Path, tuple[range, ...] | None]

    def touch(self, article: Article) -> bool:
        """Whether an article changed; one that git does not keep counts as changed."""
        path = Path(article.path).resolve()
        if not path.is_relative_to(self.top) or not path.exists():
            return True
        if path not in self.files:
            return False
        stretches = self.files[path]
        if stretches is None or path.suffix != RECORDS or article.record is None:
            return True
        return any(article.record in stretch for stretch in stretches)


def since(revision: str, folder: Path) -> Changes:
    """Return what changed in the working tree that holds `folder`, untracked files included.

    Raises:
        ConfigError: when there is no git, no repository or no such revision.
    """
    told = _git(folder, "rev-parse", "--show-toplevel")
    if told is None:
        raise ConfigError(
            OPTION, f"no git repository holds {folder}", "say baseline, or leave it out"
        )
    top = Path(os.fsdecode(told.rstrip(b"\n"))).resolve()
    name = f"{revision}^{{commit}}"
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if commit is None:
        hint = "name a commit, branch or tag, such as HEAD or origin/main, or baseline"
        raise ConfigError(OPTION, f"git knows no revision {revision!r}", hint)
    diff = ("diff", "--no-renames", "--no-ext-diff", "--no-color", commit.decode().strip())
    names = (_git(top, *diff, "--name-only", "-z") or b"").split(b"\0")[:-1]
    patch = re.split(rb"^diff --git ", _git(top, *diff, "--unified=0") or b"", flags=re.MULTILINE)
    files: dict[Path, tuple[range, ...] | None] = {
        top / os.fsdecode(name): tuple(_stretches(part))
        for name, part in zip(names, patch[1:], strict=True)
    }
    others = _git(top, "ls-files", "--others", "--exclude-standard", "-z") or b""
    files.update((top / os.fsdecode(name), None) for name in others.split(b"\0")[:-1])
    return Changes(top, files)


def only_new(report: Report, changes: Changes) -> Report:
    """Return the report with only the findings of which at least one place changed."""
    changed = {e.article.id for e in report.extractions if changes.touch(e.article)}
    kept = (f for f in report.findings if any(place.article in changed for place in f.places))
    return replace(report, findings=tuple(kept))


def _stretches(part: bytes) -> list[range]:
    """Return the lines that one file's part of a patch adds or changes."""
    found = [
        (int(hunk[1]), int(hunk[2] or 1))
        for line in part.splitlines()
        if (hunk := HUNK.match(line))
    ]
    return [range(first, first + number) for first, number in found]


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, None where it refuses."""
    command = ("git", "-C", str(folder), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        raise ConfigError(OPTION, "git cannot be run", "install it, or say baseline") from None
    return done.stdout if done.returncode == 0 else None
