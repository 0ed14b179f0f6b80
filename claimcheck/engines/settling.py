"""The second pass: rows of groups -> findings, one group in memory at a time.

Claims of a group are all held; what else its articles say lies in a file and is read when a check
asks for it, so that the largest group costs its claims and passages, never its texts.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import pyarrow as pa

from claimcheck import grouping
from claimcheck.checks import Group, Over
from claimcheck.engines import columns, rows
from claimcheck.engines.kept import Kept
from claimcheck.engines.setup import Setup
from claimcheck.model import Claim, Extraction
from claimcheck.reuse.passage import Passage

BATCH = 256  # findings
HELD = 32_000_000  # bytes of a group's articles that stay in memory
READ = 512  # articles kept as read
EVERY_RULE = -1


class Shelf(Mapping[str, Extraction]):
    """The articles of one group, by id, read when they are asked for."""

    def __init__(self) -> None:
        self.file = tempfile.SpooledTemporaryFile(HELD)  # noqa: SIM115 - closed by `close`
        self.places: dict[str, tuple[int, tuple[int, int, int]]] = {}
        self.read = lru_cache(maxsize=READ)(self._read)

    def put(self, name: str, documents: tuple[bytes, bytes | None, bytes]) -> None:
        """Keep an article: its own document, its claims, its dates and people."""
        lengths = [len(one or b"") for one in documents]
        self.places[name] = self.file.tell(), (lengths[0], lengths[1], lengths[2])
        self.file.write(b"".join(one or b"" for one in documents))

    def close(self) -> None:
        """Let the file go."""
        self.file.close()

    def __getitem__(self, name: str) -> Extraction:
        """Return an article."""
        return self.read(name)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in the order they came."""
        return iter(self.places)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.places)

    def _read(self, name: str) -> Extraction:
        start, lengths = self.places[name]
        self.file.seek(start)
        told, said, other = (self.file.read(length) for length in lengths)
        return Kept(told, said or None, other)


@dataclass(frozen=True, slots=True)
class Members:
    """All that the checks of one key look at; `rule` numbers the one to ask, -1 for all."""

    over: Over
    key: str
    rule: int
    claims: Sequence[Claim]
    passages: Sequence[Passage]
    extractions: Mapping[str, Extraction]


def settle(batches: Iterator[pa.RecordBatch], setup: Setup) -> Iterator[pa.RecordBatch]:
    """Yield a row of FOUND for each finding in the groups of MEMBER."""
    members = groupby(rows.listed(batches), key=lambda row: (row["sort"], row["key"], row["rule"]))
    found = (row for rank, group in members for row in _shelved(rank, group, setup))
    yield from rows.batches(found, columns.FOUND, BATCH)


def findings(members: Members, setup: Setup) -> Iterator[dict[str, Any]]:
    """Yield a row of FOUND for each finding in the groups of one key."""
    rules = setup.asked(members.over)
    rules = rules if members.rule == EVERY_RULE else rules[members.rule : members.rule + 1]
    found = (
        finding
        for group in _groups(members, setup)
        for one in rules
        for finding in one.findings(group)
    )
    rank = {"sort": columns.RANK[members.over], "key": members.key, "rule": members.rule}
    for number, finding in enumerate(found):
        yield {**rank, "number": number, "finding": rows.finding(finding)}


def _groups(members: Members, setup: Setup) -> Iterator[Group]:
    key, extractions, lexicon = members.key, members.extractions, setup.lexicon
    if members.over is Over.PASSAGES:
        yield grouping.clustered(key, members.passages, extractions, lexicon)
    else:
        yield from grouping.made(members.over, key, members.claims, extractions, lexicon)


def _shelved(
    rank: tuple[int, str, int], members: Iterator[dict[str, Any]], setup: Setup
) -> Iterator[dict[str, Any]]:
    """Yield the findings of one key, its articles put on a shelf."""
    over, key, rule = columns.SORTS[rank[0]], rank[1], rank[2]
    claims: list[Claim] = []
    passages: list[Passage] = []
    with closing(Shelf()) as shelf:
        for row in members:
            if row["passage"] is not None:
                passages.append(rows.read_passage(row["passage"], key, row["reused"]))
                continue
            shelf.put(row["id"], (row["article"], row["claims"], row["beside"]))
            claims += rows.read_claims(row["brought"]) if row["brought"] else ()
        yield from findings(Members(over, key, rule, claims, passages, shelf), setup)
