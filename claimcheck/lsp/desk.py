"""What a draft in an editor is judged by, and what is found in it: like the gate, and no other.

With a ledger a draft is held against itself and everything published; without one against itself
alone, as `claimcheck check DRAFT` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

from lsprotocol.types import PositionEncodingKind
from pathspec import GitIgnoreSpec

from claimcheck import articles, pipeline
from claimcheck.articles.input import Input
from claimcheck.decisions import Decisions, applied
from claimcheck.findings import Report
from claimcheck.ledger import store
from claimcheck.levels import Levels
from claimcheck.lexicon import Lexicon
from claimcheck.lsp.positions import Positions
from claimcheck.model import Extraction
from claimcheck.rule import Rule
from claimcheck.verdict import Judge, drafts

WAIT = 2.0  # seconds for another writer of the ledger; the next change asks again


@dataclass(frozen=True, slots=True)
class Desk:
    """The rules, words and decisions in force for a document, and where the ledger is, if any.

    `waivers` is the file that a waiver is written to, `ignored` what the settings pass over,
    counted from `folder`.
    """

    rules: tuple[Rule, ...]
    levels: Levels
    lexicon: Lexicon
    decisions: Decisions
    today: date | None
    ledger: str | None
    waivers: Path
    ignored: GitIgnoreSpec
    folder: Path

    def passes_over(self, file: Path) -> bool:
        """Whether the settings say that a file is no article."""
        path, top = file.resolve(), self.folder.resolve()
        inside = path.is_relative_to(top)
        return inside and self.ignored.match_file(path.relative_to(top).as_posix())


class Opening(Protocol):
    """Makes a desk ready for a document."""

    def __call__(self, file: Path, ledger: str) -> Desk:
        """Return the desk of the settings nearest above a file.

        Args:
            file: the document; it need not be there yet.
            ledger: a file or URL, empty for the default.

        Raises:
            ClaimcheckError: with what must be mended first.
        """


@dataclass(frozen=True)
class Document:
    """A draft as an editor has it.

    `name` is what messages and the ledger call it, `encoding` what its positions count in, and
    `related` says whether the client takes the places of a finding beside its message.
    """

    uri: str
    name: str
    text: str
    encoding: PositionEncodingKind = PositionEncodingKind.Utf16
    related: bool = True

    @cached_property
    def positions(self) -> Positions:
        """Return where the offsets of its article stand."""
        return Positions(self.text, self.encoding)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was found in a document: its claims, and the report of the gate."""

    document: Document
    extraction: Extraction
    report: Report


def judged(desk: Desk, document: Document, warn: Callable[[str], object]) -> Opinion:
    """Return what is found in a document.

    Args:
        desk: what it is judged by.
        document: the draft.
        warn: told what may have gone unseen.

    Raises:
        ClaimcheckError: when the draft cannot be read as an article, or the ledger not be used.
    """
    # half a character, which an editor can hold and UTF-8 cannot, becomes one that keeps its place
    given = Input(document.name, content=document.text.encode("utf-8", "replace"))
    read = drafts(articles.read([given], desk.lexicon), desk.lexicon)
    return Opinion(document, read[0], _report(desk, read, warn))


def _report(desk: Desk, read: list[Extraction], warn: Callable[[str], object]) -> Report:
    if desk.ledger is None:
        report = pipeline.settle(read, desk.rules, desk.lexicon, desk.levels)
        return applied(report, desk.decisions, desk.today)
    ledger = store.opened(desk.ledger, wait=WAIT)
    try:
        judge = Judge(ledger, desk.rules, desk.levels, desk.lexicon, desk.decisions, desk.today)
        return judge.report(read, "never", warn=warn)[0]
    finally:
        ledger.close()
