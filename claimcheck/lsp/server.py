"""The server: what an editor tells it, when it judges, and what it answers.

Nothing is judged on the event loop, so that an editor never waits; a change cancels what older
text was about to say.
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path
from pygls.workspace import TextDocument

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError
from claimcheck.lsp import settings as known
from claimcheck.lsp.actions import REASONS, waived
from claimcheck.lsp.desk import Document, Opening, Opinion
from claimcheck.lsp.outcome import Outcome, considered, named
from claimcheck.lsp.settings import Settings

NAME = "claimcheck"
KEPT = ("**/claimcheck*.yaml", "**/claimcheck-baseline.json", "**/.claimcheck/ledger.db")


class Server(LanguageServer):
    """The state behind the protocol: settings, opinions, and the checks that are waited for.

    Args:
        opening: makes the desk of a document ready.
    """

    def __init__(self, opening: Opening) -> None:
        # whole texts: the library splits lines at characters that end none in the protocol
        super().__init__(NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.opening, self.first, self.settings = opening, Settings(), Settings()
        self.opinions: dict[str, Opinion] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.told: set[str] = set()
        self.ended = False
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=NAME)

    def settle(self, params: types.InitializeParams) -> None:
        """Work in the first folder of the workspace, as a command run there."""
        folders = params.workspace_folders or ()
        uri = folders[0].uri if folders else params.root_uri
        path = to_fs_path(uri) if uri else None
        if path and Path(path).is_dir():
            os.chdir(path)
        given = params.initialization_options or {}
        mine = known.section(given)
        self.first = self.settings = self._read(given if mine is None else mine)

    def set(self, given: object) -> None:
        """Lay settings over the first ones; those of other servers alone change nothing."""
        mine = known.section(given)
        if mine is not None:
            self.settings = self._read(mine)
            self.again()

    def _read(self, given: object) -> Settings:
        """Return settings, or say what is wrong with them and return those there are."""
        try:
            return known.read(given, self.first)
        except ClaimcheckError as caught:
            self.tell(str(caught), types.MessageType.Error)
            return self.settings

    def watch(self) -> None:
        """Have the client tell when settings, decisions or the ledger change on disk."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if not (watched and watched.dynamic_registration):
            return
        options = types.DidChangeWatchedFilesRegistrationOptions(
            watchers=[types.FileSystemWatcher(glob_pattern=pattern) for pattern in KEPT]
        )
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        wanted = types.Registration(id=method, method=method, register_options=options)
        self.client_register_capability(types.RegistrationParams([wanted]))

    def ask(self, uri: str, delay: int = 0) -> None:
        """Judge a document after so many milliseconds, unless it is asked for again before."""
        self.cancel(uri)
        if named(uri, self._document(uri).language_id):
            self.waiting[uri] = asyncio.get_running_loop().create_task(self._judge(uri, delay))

    def again(self) -> None:
        """Judge every document anew: what it is judged by may have changed."""
        for uri in sorted({*self.waiting, *self.opinions}):
            self.ask(uri)

    def cancel(self, uri: str) -> None:
        """Drop what is about to be said of a document."""
        if before := self.waiting.pop(uri, None):
            before.cancel()

    def close(self, uri: str) -> None:
        """Forget a document and clear what was shown for it."""
        self.cancel(uri)
        self.opinions.pop(uri, None)
        self._publish(uri, None, [])

    def end(self) -> None:
        """Drop whatever is still to be said."""
        self.ended = True
        for uri in sorted(self.waiting):
            self.cancel(uri)

    def current(self, uri: str) -> Opinion | None:
        """Return the opinion on a document, None while its newest text was not judged."""
        opinion = self.opinions.get(uri)
        fresh = opinion is not None and opinion.document.text == self._document(uri).source
        return opinion if fresh else None

    def tell(self, words: str, how: types.MessageType = types.MessageType.Info) -> None:
        """Show a message to the user."""
        self.window_show_message(types.ShowMessageParams(how, f"{NAME}: {words}"))

    async def reason(self, rule: str) -> str:
        """Return one of the standing reasons, asked of the user; empty where none was chosen."""
        asked = types.ShowMessageRequestParams(
            type=types.MessageType.Info,
            message=f"{NAME}: why may {rule} stand here?",
            actions=[types.MessageActionItem(title) for title in REASONS],
        )
        chosen = await self.window_show_message_request_async(asked)
        return chosen.title if chosen else ""

    async def waive(self, fingerprint: str, reason: str, rule: str, uri: str) -> bool:
        """Waive a finding and judge anew; return whether it was done."""
        reason = reason.strip() or await self.reason(rule)
        name = named(uri, self._document(uri).language_id)
        if not (reason and name):
            return False

        def written() -> str:
            desk = self.opening(Path(name), self.settings.ledger)
            return waived(desk, fingerprint, reason, rule)

        try:
            self.tell(await asyncio.get_running_loop().run_in_executor(self.worker, written))
        except ClaimcheckError as caught:
            self.tell(str(caught), types.MessageType.Error)
            return False
        self.again()
        return True

    async def _judge(self, uri: str, delay: int) -> None:
        await asyncio.sleep(delay / 1000)
        found = self._document(uri)
        name = named(uri, found.language_id)
        assert name
        units = types.PositionEncodingKind(self.workspace.position_encoding)
        document = Document(uri, name, found.source, units, self._relates())
        outcome = await asyncio.get_running_loop().run_in_executor(
            self.worker, considered, self.opening, document, self.settings
        )
        self._show(uri, found.version, outcome)

    def _relates(self) -> bool:
        """Whether the client takes the places of a finding beside its message."""
        documents = self.client_capabilities.text_document
        published = documents.publish_diagnostics if documents else None
        return bool(published and published.related_information)

    def _show(self, uri: str, version: int | None, outcome: Outcome) -> None:
        """Show what came of a document; each warning once, so that typing repeats none."""
        if outcome.opinion:
            self.opinions[uri] = outcome.opinion
        else:
            self.opinions.pop(uri, None)
        for words in outcome.warnings:
            if words not in self.told:
                self.told.add(words)
                self.tell(words, types.MessageType.Warning)
        if outcome.fault:
            logged = types.LogMessageParams(types.MessageType.Error, outcome.fault)
            self.window_log_message(logged)
        self._publish(uri, version, outcome.diagnostics)

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        shown = types.PublishDiagnosticsParams(uri=uri, diagnostics=found, version=version)
        self.text_document_publish_diagnostics(shown)

    def _document(self, uri: str) -> TextDocument:
        return self.workspace.get_text_document(uri)
