"""What is typed while a draft is judged: older text has no say any more."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.workspace import Workspace

from claimcheck.cli.lsp import Desks
from claimcheck.lsp.desk import Desk
from claimcheck.lsp.server import Server

URI = "file:///draft.md"
LONG = 60_000  # milliseconds: longer than the test


class Slow:
    """An opening that is held up until it is let go; `asked` counts how often it was."""

    def __init__(self) -> None:
        self.desks, self.asked = Desks(), 0
        self.entered, self.released = threading.Event(), threading.Event()

    def __call__(self, file: Path, ledger: str) -> Desk:
        self.asked += 1
        self.entered.set()
        assert self.released.wait(300)
        return self.desks(file, ledger)


def write(server: Server, version: int) -> None:
    item = types.TextDocumentItem(URI, "markdown", version, f"Version {version} of 12 people.")
    server.workspace.put_text_document(item)


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int | None]:
    """The versions that were spoken of, in order."""
    versions: list[int | None] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Server, "_publish", lambda _, __, version, ___: versions.append(version))
    return versions


@pytest.fixture
def server(slow: Slow) -> Server:
    made = Server(slow)
    made.protocol._workspace = Workspace(None)
    made.protocol.client_capabilities = types.ClientCapabilities()
    write(made, 1)
    return made


def test_text_that_is_older_than_the_newest_says_nothing(
    server: Server, slow: Slow, said: list[int | None]
) -> None:
    async def typed() -> None:
        server.ask(URI)
        await asyncio.to_thread(slow.entered.wait, 300)  # the first version is being judged
        first = server.waiting[URI]
        write(server, 2)
        server.ask(URI)
        slow.released.set()
        await asyncio.wait([first, server.waiting[URI]])

    asyncio.run(typed())
    assert (said, slow.asked) == ([2], 2)


def test_a_change_within_the_delay_is_not_judged(
    server: Server, slow: Slow, said: list[int | None]
) -> None:
    async def typed() -> None:
        slow.released.set()
        server.ask(URI, LONG)
        waiting = server.waiting[URI]
        write(server, 2)
        server.ask(URI)
        await asyncio.wait([waiting, server.waiting[URI]], timeout=300)
        assert waiting.cancelled()

    asyncio.run(typed())
    assert (said, slow.asked) == ([2], 1)


def test_what_was_closed_is_not_spoken_of_again(
    server: Server, slow: Slow, said: list[int | None]
) -> None:
    async def typed() -> None:
        server.ask(URI)
        await asyncio.to_thread(slow.entered.wait, 300)
        task = server.waiting[URI]
        server.close(URI)
        slow.released.set()
        await asyncio.wait([task])

    asyncio.run(typed())
    server.worker.shutdown()
    assert (said, server.opinions) == ([None], {})
