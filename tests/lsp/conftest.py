"""A desk with a ledger, and an editor in it that several tests share."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.decisions import WAIVERS
from tests.lsp.editor import OLD, Editor


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    claimcheck: Callable[..., subprocess.CompletedProcess[str]],
) -> Path:
    """A folder with a ledger in which one article was published."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "old.md").write_text(OLD, encoding="utf-8")
    (folder / "gone.md").write_text(
        OLD.replace("ferry fire off Marn", "quake in Velm").replace("Ferry burns", "Quake"),
        encoding="utf-8",
    )
    assert claimcheck("ledger", "add", "old.md", "gone.md", cwd=folder).returncode == 0
    (folder / "gone.md").unlink()
    return folder


@pytest.fixture(scope="module")
def editor(desk: Path) -> Iterator[Editor]:
    started = Editor(desk)
    yield started
    assert started.quit() == 0


@pytest.fixture
def draft(editor: Editor, request: pytest.FixtureRequest) -> Iterator[str]:
    """A document of the test's own, closed at its end, in a desk without decisions."""
    name = f"{request.node.name.partition('[')[0]}.md"
    yield name
    (editor.folder / WAIVERS).unlink(missing_ok=True)
    (editor.folder / "claimcheck.yaml").unlink(missing_ok=True)
    assert editor.close(name) == []
    editor.answer = ""
    editor.opened.clear()
    editor.messages.clear()
