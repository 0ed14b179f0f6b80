"""Finished parts -> the report, the same that one process gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

import pyarrow as pa

from claimcheck.engines import rows
from claimcheck.engines.folder import Folder
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
        self.articles += batch.column("language").null_count
        for name in SUMS:
            self.sums[name] += sum(filter(None, batch.column(name).to_pylist()))
        skipped = batch.column("skipped").to_pylist() if "skipped" in batch.schema.names else ()
        for document in filter(None, skipped):
            self.skipped += rows.read_skipped(document)
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


class Stored(Sequence[Extraction]):
    """Every extraction in the order of ids, read when it is asked for."""

    def __init__(self, stacks: Stacks) -> None:
        self.stacks = stacks

    @overload
    def __getitem__(self, at: int) -> Extraction: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Extraction, ...]: ...
    def __getitem__(self, at: int | slice) -> Extraction | tuple[Extraction, ...]:
        """Return one, or some."""
        if isinstance(at, slice):
            return tuple(map(self.stacks.extraction, range(len(self))[at]))
        return self.stacks.extraction(range(len(self))[at])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.stacks.index.ids)


def report(stacks: Stacks, parts: Sequence[str], setup: Setup, levels: Levels) -> Report:
    """Return the report of finished parts; extractions are read when they are asked for.

    `stacks` hold the articles, `parts` are the names of what was settled.
    """
    read = Read()
    for batch in _batches(COLLECT, stacks.index.shards, stacks.folder):
        read.add(batch)
    for batch in _batches(SETTLE, parts, stacks.folder):
        read.settle(batch)
    findings = read.ranked()
    shown = {place.article for finding in findings for place in finding.places}
    cited = {
        name: stacks.extraction(place).article
        for place, name in enumerate(stacks.index.ids)
        if name in shown
    }
    return Report(
        settled(levels.applied(findings, cited)),
        read.coverage(),
        Stored(stacks),
        unused=tuple(rule.id for rule in setup.choosy if rule.id not in read.used),
        lexicon=setup.lexicon,
        cited=cited,
    )


def _batches(kind: str, names: Iterable[str], folder: Folder) -> Iterator[pa.RecordBatch]:
    for name in names:
        yield from folder.read(kind, name)
