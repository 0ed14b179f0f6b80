"""The index of a large corpus: postings in files, and their pairs in DuckDB, which spills them."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from claimcheck.reuse.candidates import (
    ENOUGH,
    MOST,
    PER_HASH,
    SHARED,
    Candidates,
    Printed,
    Prints,
    Spread,
    packed,
)
from claimcheck.reuse.postings import LATER, Links, Numbers, Postings, links

BATCH = 500  # pieces that come one by one are taken together
FETCHED = 10_000  # rows

TABLES = """
CREATE TABLE link (later UINTEGER, earlier UINTEGER, shared UINTEGER);
CREATE TABLE size (piece UINTEGER, hashes UINTEGER);
"""
CANDIDATES = """
SELECT
  later, list(earlier ORDER BY shared DESC, earlier), list(shared ORDER BY shared DESC, earlier)
FROM (
  SELECT later, earlier, shared
  FROM (
    SELECT later, earlier, sum(shared)::UINTEGER AS shared FROM link
    GROUP BY ALL HAVING sum(shared) >= $shared
  )
  JOIN size AS l ON l.piece = later JOIN size AS e ON e.piece = earlier
  WHERE shared >= least($enough, least(l.hashes, e.hashes) // $per_hash)
  QUALIFY row_number() OVER (PARTITION BY later ORDER BY shared DESC, earlier) <= $most
)
GROUP BY later ORDER BY later
"""
LIMITS = {"shared": SHARED, "most": MOST, "enough": ENOUGH, "per_hash": PER_HASH}


@dataclass(slots=True)
class OnDisk:
    """Postings in files of a temporary folder; the same candidates as in memory.

    `memory` bounds what DuckDB holds, in its own units; `spread` is where the postings are paired,
    each process in half a gigabyte.
    """

    memory: str = "1GB"
    threads: int = 2
    spread: Spread = map
    texts: dict[int, int] = field(default_factory=dict)

    def link(self, pieces: Iterable[Prints]) -> Iterator[Candidates]:
        """Yield the candidates of each piece that has any, once all pieces were read."""
        left = ((0, piece) for piece in pieces)
        yield from self.link_batches(
            iter(lambda: packed(islice(left, BATCH)), packed(())),
        )

    def link_batches(self, batches: Iterable[Printed]) -> Iterator[Candidates]:
        """Yield the same of pieces that come in batches."""
        with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
            settings: dict[str, str | bool | int | float | list[str]] = {
                "memory_limit": self.memory,
                "threads": self.threads,
                "preserve_insertion_order": False,
                "temp_directory": folder,
            }
            path = Path(folder) / "links.duckdb"
            with duckdb.connect(str(path), config=settings) as base:
                base.execute(TABLES)
                with Postings(Path(folder)) as postings:
                    copies = self._load(batches, postings, base)
                for found in self.spread(links, postings.parts()):
                    _store_links(found, base)
                yield from _merged(copies, _linked(base))

    def _load(
        self, batches: Iterable[Printed], postings: Postings, base: duckdb.DuckDBPyConnection
    ) -> list[Candidates]:
        """Write the postings of distinct pieces, and return the copies."""
        copies: list[Candidates] = []
        sizes = array("I")
        for batch in batches:
            counts = np.frombuffer(batch.counts, np.uint32)
            numbers = range(len(sizes), len(sizes) + len(counts))
            sizes.extend(batch.counts)
            fresh = np.ones(len(counts), bool)
            for at, (number, identity) in enumerate(zip(numbers, batch.identities, strict=True)):
                same = self.texts.setdefault(identity, number)
                if same != number:
                    copies.append(Candidates(number, ((same, 0),), identical=True))
                    fresh[at] = False
            hashes = np.frombuffer(batch.shingles, np.uint64)
            every = np.repeat(np.arange(numbers.start, numbers.stop, dtype=np.uint32), counts)
            distinct = np.repeat(fresh, counts)
            postings.write(hashes[distinct], every[distinct])
        every = np.arange(len(sizes), dtype=np.uint32)
        _store("size", {"piece": every, "hashes": np.frombuffer(sizes, np.uint32)}, base)
        return copies


def _store_links(found: Links, base: duckdb.DuckDBPyConnection) -> None:
    pairs, shared = found
    later, earlier = (pairs >> LATER).astype(np.uint32), pairs.astype(np.uint32)
    _store("link", {"later": later, "earlier": earlier, "shared": shared}, base)


def _store(table: str, columns: dict[str, Numbers], base: duckdb.DuckDBPyConnection) -> None:
    """Append rows, given by columns, to a table."""
    base.register("batch", pa.table({name: _arrow(column) for name, column in columns.items()}))
    base.execute(f"INSERT INTO {table} SELECT * FROM batch")
    base.unregister("batch")


def _arrow(column: Numbers) -> pa.Array:
    """Return a column as Arrow sees it; `pa.array` would load pandas where it is installed."""
    return pa.Array.from_buffers(pa.uint32(), len(column), [None, pa.py_buffer(column)])


def _linked(base: duckdb.DuckDBPyConnection) -> Iterator[Candidates]:
    """Yield the candidates of each piece in order, those that share most first."""
    found = base.execute(CANDIDATES, LIMITS)
    rows = iter(lambda: found.fetchmany(FETCHED), [])
    for later, earlier, shared in (row for batch in rows for row in batch):
        yield Candidates(later, tuple(zip(earlier, shared, strict=True)))


def _merged(copies: list[Candidates], linked: Iterator[Candidates]) -> Iterator[Candidates]:
    """Yield both in the order of the later pieces; no piece is in both."""
    at = 0
    for one in linked:
        while at < len(copies) and copies[at].later < one.later:
            yield copies[at]
            at += 1
        yield one
    yield from copies[at:]
