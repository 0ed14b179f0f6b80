"""An editor without a screen: it starts the language server and keeps what that says."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

ROOT = Path(__file__).parents[2]
OLD = (
    "---\ndate: 2023-05-02\n---\n\n# Ferry burns\n\n"
    "The ferry fire off Marn has killed 41 people, the coast guard said on Tuesday.\n"
)
DRAFT = (
    "---\ndate: 2023-05-03\n---\n\n# Ferry towed home\n\n"
    "The ferry fire off Marn has killed 38 people, the coast guard said on Wednesday.\n"
)
MENDED = DRAFT.replace("38 people", "43 people")
TWO = "# Storm\n\nThe storm killed 12 people.\n\nThe walk is 12 kilometers (14 miles) long.\n"
PATIENCE = 300  # seconds after which a server that says nothing is taken to hang
T = TypeVar("T")
ABLE = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True)
    ),
    window=types.WindowClientCapabilities(
        show_document=types.ShowDocumentClientCapabilities(support=True)
    ),
    workspace=types.WorkspaceClientCapabilities(
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
            dynamic_registration=True
        )
    ),
)


def converter() -> Any:
    """Return the library's converter, which takes an action that has a command for a command."""
    made = default_converter()

    def command(given: Any, _: object) -> types.Command:
        inner = given["command"]
        return types.Command(**(inner if isinstance(inner, dict) else given))

    made.register_structure_hook(types.Command, command)
    return made


class Editor:
    """A client in a folder. `answer` is what its user picks when asked for a reason."""

    def __init__(
        self,
        folder: Path,
        settings: object = None,
        able: types.ClientCapabilities = ABLE,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.folder, self.answer = folder, ""
        self.messages: list[str] = []
        self.opened: list[types.ShowDocumentParams] = []
        self.watched: list[types.Registration] = []
        self.loop = asyncio.new_event_loop()
        self.said: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.versions: dict[str, int] = {}
        self.client = LanguageClient("editor", "1", converter_factory=converter)
        self._listen()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
        command = (sys.executable, "-m", "claimcheck", "lsp", "--stdio")
        self.run(self.client.start_io(*command, cwd=ROOT, env=environment))
        params = types.InitializeParams(
            capabilities=able, root_uri=folder.as_uri(), initialization_options=settings
        )
        self.able = self.run(self.client.initialize_async(params)).capabilities
        self.client.initialized(types.InitializedParams())

    def _listen(self) -> None:
        listen = self.client.feature
        listen(types.WINDOW_SHOW_MESSAGE)(lambda it: self.messages.append(it.message))
        listen(types.WINDOW_LOG_MESSAGE)(lambda it: self.messages.append(it.message))
        listen(types.CLIENT_REGISTER_CAPABILITY)(lambda it: self.watched.extend(it.registrations))

        def hear(params: types.PublishDiagnosticsParams) -> None:
            self.said.put_nowait(params)

        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.opened.append(params)
            return types.ShowDocumentResult(success=True)

        def pick(params: types.ShowMessageRequestParams) -> types.MessageActionItem | None:
            titles = [action.title for action in params.actions or ()]
            return types.MessageActionItem(self.answer) if self.answer in titles else None

        listen(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(hear)
        listen(types.WINDOW_SHOW_DOCUMENT)(show)
        listen(types.WINDOW_SHOW_MESSAGE_REQUEST)(pick)

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(asyncio.wait_for(coroutine, PATIENCE))

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri() if "://" not in name and ":" not in name else name

    def heard(self, name: str, version: int | None = None) -> list[types.Diagnostic]:
        """Return what is said next of a document, or of one version of it."""
        while True:
            said = self.run(self.said.get())
            if said.uri == self.uri(name) and version in (None, said.version):
                return list(said.diagnostics)

    def open(self, name: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        self.versions[name] = 1
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return self.heard(name)

    def type(self, name: str, text: str) -> int:
        """Change the text without waiting; return the version it is then."""
        self.versions[name] += 1
        found = types.VersionedTextDocumentIdentifier(
            version=self.versions[name], uri=self.uri(name)
        )
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(found, [whole]))
        return self.versions[name]

    def save(self, name: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(self._it(name)))

    def close(self, name: str) -> list[types.Diagnostic]:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self._it(name)))
        return self.heard(name)

    def touch(self, name: str) -> None:
        """Tell that a file changed on disk."""
        event = types.FileEvent(self.uri(name), types.FileChangeType.Changed)
        params = types.DidChangeWatchedFilesParams([event])
        self.client.workspace_did_change_watched_files(params)

    def configure(self, settings: object) -> None:
        params = types.DidChangeConfigurationParams(settings=settings)
        self.client.workspace_did_change_configuration(params)

    def hover(self, name: str, at: types.Position) -> str:
        found = self.run(
            self.client.text_document_hover_async(types.HoverParams(self._it(name), at))
        )
        return found.contents.value if found else ""  # type: ignore[union-attr]

    def actions(self, name: str, where: types.Range, *only: str) -> list[types.Command]:
        """Return the commands of the actions offered, each with its action's title."""
        context = types.CodeActionContext([], only=list(only) or None)
        params = types.CodeActionParams(self._it(name), where, context)
        found = self.run(self.client.text_document_code_action_async(params)) or ()
        return [one for one in found if isinstance(one, types.Command)]

    def do(self, command: str, *arguments: object) -> object:
        params = types.ExecuteCommandParams(command, arguments)  # type: ignore[arg-type]
        return self.run(self.client.workspace_execute_command_async(params))

    def _it(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def quit(self) -> int:
        """Leave as an editor does and return the server's exit code."""
        self.run(self.client.shutdown_async(None))
        self.client.exit(None)
        return self._ended()

    def die(self) -> int:
        """Go without a word, as an editor that was killed, and return the server's exit code."""
        assert self.client._server
        assert self.client._server.stdin
        self.client._server.stdin.close()
        return self._ended()

    def _ended(self) -> int:
        server = self.client._server
        assert server
        code = self.run(server.wait())
        self.run(self.client.stop())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()
        return code


def told(found: list[types.Diagnostic]) -> list[object]:
    return [diagnostic.code for diagnostic in found]


def words(text: str, where: types.Range) -> str:
    """Return what a client that counts in UTF-16 sees at a range of one line."""
    lines = re.split(r"\r\n|\n|\r", text)
    units = lines[where.start.line].encode("utf-16-le")
    assert where.start.line == where.end.line
    return units[2 * where.start.character : 2 * where.end.character].decode("utf-16-le")
