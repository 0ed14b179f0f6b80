"""Finished parts -> the report, the same that one process gives."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from claimcheck.engines import rows
from claimcheck.engines.folder import Folder
from claimcheck.engines.index import Index
from claimcheck.engines.setup import Setup
from claimcheck.engines.stacks import Stacks
from claimcheck.engines.work import COLLECT, SETTLE
from claimcheck.findings import Coverage, Finding, Report, settled
from claimcheck.levels import Levels
from claimcheck.model import Extraction, Skipped

SUMS = ("count", "seen", "typed")
Rank = tuple[int, str, int, int]


@dataclass(slots=True)
class Read:
    """What the collected parts amount to, batch by batch."""

    articles: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    used: set[str] = field(default_factory=set)
    findings: list[tuple[Rank, Finding]] = field(default_factory=list)

    def add(self, batch: pa.RecordBatch) -> None:
        """Take in a batch of COLLECTED."""
        self.articles += len(batch) - batch.column("article").null_count
        for name in SUMS:
            self.sums[name] += sum(filter(None, batch.column(name).to_pylist()))
        for document in filter(None, batch.column("skipped").to_pylist()):
            self.skipped += rows.SKIPPED.validate_json(zlib.decompress(document))
        self.languages.update(filter(None, batch.column("language").to_pylist()))
        self.used.update(batch.column("used").flatten().to_pylist())
        ids = batch.column("id").to_pylist()
        for name, documents in zip(ids, batch.column("findings").to_pylist(), strict=True):
            for number, document in enumerate(documents or ()):
                self.findings.append(((0, name, 0, number), rows.read_finding(document)))

    def settle(self, batch: pa.RecordBatch) -> None:
        """Take in a batch of FOUND."""
        for row in batch.to_pylist():
            rank = (row["sort"], row["key"], row["rule"], row["number"])
            self.findings.append((rank, rows.read_finding(row["finding"])))

    def coverage(self) -> Coverage:
        """Return how much was read."""
        claims, seen, typed = (self.sums[name] for name in SUMS)
        skipped = tuple(sorted(self.skipped, key=lambda one: (one.article, one.span)))
        languages = tuple(sorted(self.languages.items()))
        return Coverage(self.articles, claims, seen, typed, skipped, languages)

    def ranked(self) -> list[Finding]:
        """Return the findings in the order in which one process finds them."""
        return [finding for _, finding in sorted(self.findings, key=lambda one: one[0])]


def report(
    found: Index,
    parts: Sequence[str],
    folder: Folder,
    setup: Setup,
    levels: Levels,
    whole: bool = False,
) -> Report:
    """Return the report of finished parts, with every extraction if the `whole` is asked for."""
    read = Read()
    for batch in _batches(COLLECT, found.shards, folder):
        read.add(batch)
    for batch in _batches(SETTLE, parts, folder):
        read.settle(batch)
    findings = read.ranked()
    shown = {place.article for finding in findings for place in finding.places}
    stacks = Stacks(found, folder)
    extractions = tuple(
        stacks.extraction(place) if whole else Extraction(stacks.extraction(place).article)
        for place, name in enumerate(found.ids)
        if whole or name in shown
    )
    articles = {one.article.id: one.article for one in extractions}
    return Report(
        settled(levels.applied(findings, articles)),
        read.coverage(),
        extractions,
        unused=tuple(rule.id for rule in setup.choosy if rule.id not in read.used),
        lexicon=setup.lexicon,
        others=() if whole else tuple(name for name in found.ids if name not in shown),
    )


def _batches(kind: str, names: Iterable[str], folder: Folder) -> Iterator[pa.RecordBatch]:
    for name in names:
        yield from folder.read(kind, name)
