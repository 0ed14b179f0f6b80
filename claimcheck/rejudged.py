"""A corpus that was judged before, and in which nothing has changed, is not judged again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

import msgspec

from claimcheck import pipeline
from claimcheck.cache import Cache
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.levels import Levels
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction, Skipped
from claimcheck.rule import Rule
from claimcheck.unchanged import ENCODER, Unchanged, named, program


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report without its extractions; `articles` are those that findings point at."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    unused: tuple[str, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Collecting:
    """Builds what turns articles into extractions in each worker; it pickles."""

    cache: Cache

    def __call__(self, lexicon: Lexicon) -> pipeline.Collector:
        """Return a collector that looks into the cache first."""
        return pipeline.Collector(lexicon, Unchanged(self.cache))


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
    """Judges a corpus as `pipeline.check` does, from the cache where all is as it was.

    `beside` is what else a report depends on: the settings that `levels` were made from.
    """

    rules: Sequence[Rule]
    lexicon: Lexicon
    levels: Levels
    cache: Cache
    beside: str = ""

    def check(self, articles: Iterable[Article]) -> Report:
        """Return what the rules find; extractions that were kept are read when asked for."""
        found = sorted(articles, key=lambda article: article.id)
        collector = Collecting(self.cache)(self.lexicon)
        name = self._name(found)
        kept = _outcome(self.cache, name) if name else None
        if kept is None:
            report = pipeline.check(found, self.rules, self.lexicon, self.levels, collector)
            if name:
                self.cache.put(name, ENCODER.encode(_without_extractions(report)))
            return report

        def read() -> tuple[Extraction, ...]:
            told = map(collector, found)
            return tuple(one for one in told if not isinstance(one, Skipped))

        return Report(
            kept.findings,
            kept.coverage,
            Later(read),
            unused=kept.unused,
            lexicon=self.lexicon,
            cited={article.id: article for article in kept.articles},
        )

    def _name(self, articles: Sequence[Article]) -> bytes | None:
        """Return the name of a report, None where an article's text is no Unicode."""
        try:
            parts = [named(ENCODER.encode(article)) for article in articles]
        except UnicodeEncodeError:
            return None
        rules = [f"{rule.kind}\0{rule.model_dump_json()}".encode() for rule in self.rules]
        facts = [
            path.read_bytes()
            for folder in self.lexicon.folders
            for path in sorted((folder.parent / "ledger").glob("*.yaml"))
        ]
        known = [program(), self.lexicon.digest.encode(), self.beside.encode()]
        lists = (part for some in (facts, rules, parts) for part in (b"%d" % len(some), *some))
        return named(b"report", *known, *lists)


def _outcome(cache: Cache, name: bytes) -> Outcome | None:
    body = cache.get(name)
    if body is None:
        return None
    try:
        return msgspec.msgpack.Decoder(Outcome).decode(body)
    except msgspec.DecodeError:
        return None


def _without_extractions(report: Report) -> Outcome:
    named = {place.article for finding in report.findings for place in finding.places}
    articles = tuple(e.article for e in report.extractions if e.article.id in named)
    return Outcome(report.findings, report.coverage, report.unused, articles)
