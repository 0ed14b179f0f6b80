"""The requests and notifications of the protocol, each bound to what the server does."""

from __future__ import annotations

from lsprotocol import types

from claimcheck.lsp.actions import SHOW, WAIVE, actions
from claimcheck.lsp.desk import Opening
from claimcheck.lsp.hovers import hover
from claimcheck.lsp.server import Server

QUICK_FIX = types.CodeActionKind.QuickFix


def server(opening: Opening) -> Server:
    """Return a language server that is ready to listen."""
    made = Server(opening)
    _documents(made)
    _workspace(made)
    _questions(made)
    _commands(made)
    return made


def _documents(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        made.ask(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        made.ask(params.text_document.uri, made.settings.delay)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        made.ask(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        made.close(params.text_document.uri)


def _workspace(made: Server) -> None:
    @made.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        made.settle(params)

    @made.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        made.watch()

    @made.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        made.end()

    @made.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: types.DidChangeConfigurationParams) -> None:
        made.set(params.settings)

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def touched(_: types.DidChangeWatchedFilesParams) -> None:
        made.again()


def _questions(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        opinion = made.current(params.text_document.uri)
        return hover(opinion, params.position, made.settings) if opinion else None

    options = types.CodeActionOptions(code_action_kinds=[QUICK_FIX])

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        opinion = made.current(params.text_document.uri)
        only = params.context.only
        if opinion is None or (only is not None and not any(_asks(kind) for kind in only)):
            return []
        return actions(opinion, params.range, made.settings, showing=_shows(made))


def _asks(kind: types.CodeActionKind | str) -> bool:
    """Whether a kind of action that a client asks for holds quick fixes."""
    return str(getattr(kind, "value", kind)) in ("", QUICK_FIX.value)


def _shows(made: Server) -> bool:
    window = made.client_capabilities.window
    return bool(window and window.show_document and window.show_document.support)


def _commands(made: Server) -> None:
    @made.command(WAIVE)
    async def waive(fingerprint: str, reason: str, rule: str, uri: str) -> bool:
        return await made.waive(fingerprint, reason, rule, uri)

    @made.command(SHOW)
    def show(uri: str, line: int, character: int, last_line: int, last_character: int) -> None:
        start, end = types.Position(line, character), types.Position(last_line, last_character)
        selection = types.Range(start, end)
        wanted = types.ShowDocumentParams(uri, take_focus=True, selection=selection)
        made.window_show_document(wanted)
