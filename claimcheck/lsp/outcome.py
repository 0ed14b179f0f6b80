"""Judging away from the event loop: the desk of each document, and faults that stop nothing."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path

from lsprotocol.types import Diagnostic
from pygls.uris import to_fs_path

from claimcheck.articles.input import suffix
from claimcheck.errors import ClaimcheckError
from claimcheck.lsp.desk import Document, Opening, Opinion, judged
from claimcheck.lsp.diagnostics import diagnostics, mistakes
from claimcheck.lsp.places import WRITTEN
from claimcheck.lsp.settings import Settings

LANGUAGES = {"markdown": ".md", "plaintext": ".txt", "text": ".txt"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document: an opinion where it could be read, and what is to be told.

    `warnings` are for the user, `fault` is the traceback of a fault of the program.
    """

    opinion: Opinion | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    warnings: tuple[str, ...] = ()
    fault: str = ""


def considered(opening: Opening, document: Document, settings: Settings) -> Outcome:
    """Return what is to be shown for a document; it never raises."""
    if not document.text.strip():
        return Outcome()
    warnings: list[str] = []
    try:
        file = Path(document.name)
        desk = opening(file, settings.ledger)
        if desk.passes_over(file):
            return Outcome()
        opinion = judged(desk, document, warnings.append)
        return Outcome(opinion, diagnostics(opinion, settings), tuple(warnings))
    except ClaimcheckError as caught:
        return Outcome(diagnostics=mistakes(document, caught))
    except Exception as caught:
        words = f"{type(caught).__name__}: {caught}".strip(": ")
        problem = f"this is a fault of the program, not of your text: {words}"
        hint = "report what the log of the server says"
        shown = mistakes(document, ClaimcheckError(document.name, problem, hint))
        return Outcome(diagnostics=shown, fault=traceback.format_exc())


def named(uri: str, language: str | None) -> str | None:
    """Return what a document is called, None where it is no draft.

    A file is called by its path from the working folder on, as a command run there would call it;
    a document that is nowhere on disk by its tail, with the suffix of its language.
    """
    path = to_fs_path(uri)
    if path is None:
        tail = uri.rpartition(":")[2].rpartition("/")[2] or "draft"
        return f"{tail}{LANGUAGES[language]}" if language in LANGUAGES else None
    file = Path(path)
    if suffix(file) not in WRITTEN:
        return None
    here = Path.cwd()
    for one in (file, file.resolve()):
        if one.is_relative_to(here):
            return one.relative_to(here).as_posix()
    return file.as_posix()
