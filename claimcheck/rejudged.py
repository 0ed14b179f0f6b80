"""A corpus that was judged before, and in which nothing has changed, is not judged again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

import msgspec

from claimcheck.cache import Cache
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction
from claimcheck.provenance import ENCODER, named, program


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report without its extractions; `articles` are those that findings point at."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    unused: tuple[str, ...]
    articles: tuple[Article, ...]


class Later(Sequence[Extraction]):
    """Extractions that are read when somebody asks for them."""

    def __init__(self, read: Callable[[], tuple[Extraction, ...]]) -> None:
        self._read = lru_cache(maxsize=1)(read)

    @overload
    def __getitem__(self, at: int) -> Extraction: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Extraction, ...]: ...
    def __getitem__(self, at: int | slice) -> Extraction | tuple[Extraction, ...]:
        """Return one, or some."""
        return self._read()[at]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._read())


@dataclass(frozen=True, slots=True)
class Rejudging:
    """The reports of earlier runs by what they were made of.

    `basis` is what a report depends on besides the articles, the words and the program: the texts
    of the rules and the settings about them.
    """

    lexicon: Lexicon
    cache: Cache
    basis: tuple[bytes, ...]

    def name(self, articles: Sequence[Article]) -> bytes | None:
        """Return the name of a report, None where an article's text is no Unicode.

        `articles` are in the order of their ids, so that another order is the same corpus.
        """
        try:
            parts = [named(ENCODER.encode(article)) for article in articles]
        except UnicodeEncodeError:
            return None
        facts = [
            path.read_bytes()
            for folder in self.lexicon.folders
            for path in sorted((folder.parent / "ledger").glob("*.yaml"))
        ]
        known = [program(), self.lexicon.digest.encode()]
        lists = (part for some in (self.basis, facts, parts) for part in (b"%d" % len(some), *some))
        return named(b"report", *known, *lists)

    def kept(self, name: bytes, read: Callable[[], tuple[Extraction, ...]]) -> Report | None:
        """Return the report of a name, None where there is none; `read` makes its extractions."""
        body = self.cache.get(name)
        if body is None:
            return None
        try:
            kept = msgspec.msgpack.Decoder(Outcome).decode(body)
        except msgspec.DecodeError:
            return None
        return Report(
            kept.findings,
            kept.coverage,
            Later(read),
            unused=kept.unused,
            lexicon=self.lexicon,
            cited={article.id: article for article in kept.articles},
        )

    def keep(self, name: bytes, report: Report) -> None:
        """Keep a report, of its articles only those that findings point at."""
        named = {place.article for finding in report.findings for place in finding.places}
        articles = tuple(e.article for e in report.extractions if e.article.id in named)
        outcome = Outcome(report.findings, report.coverage, report.unused, articles)
        self.cache.put(name, ENCODER.encode(outcome))
