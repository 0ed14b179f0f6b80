"""The index of a large corpus: postings in DuckDB, which spills what memory cannot hold."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import duckdb
import pyarrow as pa

from claimcheck.reuse.candidates import (
    ENOUGH,
    MOST,
    PER_HASH,
    POSTINGS,
    SHARED,
    Candidates,
    Prints,
)

BATCH = 2_000_000  # postings loaded at a time
PART = 30_000_000  # postings looked at in one go; the sort of that many fits in 2 GB
FETCHED = 10_000  # rows
TYPES = {"Q": pa.uint64(), "I": pa.uint32()}

TABLES = """
CREATE TABLE posting (hash UBIGINT, piece UINTEGER);
CREATE TABLE link (later UINTEGER, earlier UINTEGER, shared UINTEGER);
CREATE TABLE size (piece UINTEGER, hashes UINTEGER);
"""
# Most hashes are had by one piece; one sort drops them in a fifth of the time of grouping first.
COMMON = """
CREATE OR REPLACE TEMP TABLE common AS
SELECT hash, piece, row_number() OVER same AS place
FROM posting WHERE hash % $parts::UBIGINT = $part::UBIGINT
WINDOW same AS (PARTITION BY hash ORDER BY piece)
QUALIFY place > 1 OR lead(piece) OVER same IS NOT NULL
"""
LINKS = """
INSERT INTO link
SELECT l.piece, e.piece, count(*)
FROM common AS l JOIN common AS e USING (hash)
WHERE e.place <= $postings AND e.piece < l.piece
GROUP BY ALL
"""
CANDIDATES = """
SELECT later, earlier, shared
FROM (
  SELECT later, earlier, sum(shared) AS shared FROM link GROUP BY ALL HAVING sum(shared) >= $shared
)
JOIN size AS l ON l.piece = later JOIN size AS e ON e.piece = earlier
WHERE shared >= least($enough, least(l.hashes, e.hashes) // $per_hash)
QUALIFY row_number() OVER (PARTITION BY later ORDER BY shared DESC, earlier) <= $most
ORDER BY later, shared DESC, earlier
"""
LIMITS = {"shared": SHARED, "most": MOST, "enough": ENOUGH, "per_hash": PER_HASH}


@dataclass(slots=True)
class OnDisk:
    """Postings in a DuckDB file of a temporary folder; the same candidates as in memory.

    `memory` bounds what DuckDB holds, in its own units; five million paragraphs stay under 4 GB.
    """

    memory: str = "2GB"
    threads: int = 2
    texts: dict[int, int] = field(default_factory=dict)

    def link(self, pieces: Iterable[Prints]) -> Iterator[Candidates]:
        """Yield the candidates of each piece that has any, once all pieces were read."""
        with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
            settings: dict[str, str | bool | int | float | list[str]] = {
                "memory_limit": self.memory,
                "threads": self.threads,
                "preserve_insertion_order": False,
                "temp_directory": folder,
            }
            path = Path(folder) / "postings.duckdb"
            with duckdb.connect(str(path), config=settings) as base:
                base.execute(TABLES)
                copies, postings = self._load(pieces, base)
                parts = max(1, -(-postings // PART))
                for part in range(parts):
                    base.execute(COMMON, {"parts": parts, "part": part})
                    base.execute(LINKS, {"postings": POSTINGS})
                yield from _merged(copies, _linked(base))

    def _load(
        self, pieces: Iterable[Prints], base: duckdb.DuckDBPyConnection
    ) -> tuple[list[Candidates], int]:
        """Store the postings of distinct pieces; return the copies and the number of postings."""
        copies: list[Candidates] = []
        hashes, numbers, sizes = array("Q"), array("I"), array("I")
        count = 0
        for number, piece in enumerate(pieces):
            sizes.append(len(piece.shingles))
            same = self.texts.setdefault(piece.identity, number)
            if same != number:
                copies.append(Candidates(number, ((same, 0),), identical=True))
                continue
            hashes.extend(piece.shingles)
            numbers.extend(array("I", (number,)) * len(piece.shingles))
            if len(hashes) >= BATCH:
                count += _stored("posting", {"hash": hashes, "piece": numbers}, base)
                hashes, numbers = array("Q"), array("I")
        _stored("size", {"piece": array("I", range(len(sizes))), "hashes": sizes}, base)
        return copies, count + _stored("posting", {"hash": hashes, "piece": numbers}, base)


def _stored(table: str, columns: dict[str, array[int]], base: duckdb.DuckDBPyConnection) -> int:
    """Append rows, given by columns, to a table and return how many."""
    arrays = {
        name: pa.Array.from_buffers(
            TYPES[values.typecode], len(values), [None, pa.py_buffer(values)]
        )
        for name, values in columns.items()
    }
    base.register("batch", pa.table(arrays))
    base.execute(f"INSERT INTO {table} SELECT * FROM batch")
    base.unregister("batch")
    return len(next(iter(columns.values())))


def _arrow(column: array[int]) -> pa.Array:
    """Return a column as Arrow sees it, without a copy."""
    return pa.Array.from_buffers(TYPES[column.typecode], len(column), [None, pa.py_buffer(column)])


def _linked(base: duckdb.DuckDBPyConnection) -> Iterator[Candidates]:
    """Yield the candidates of each piece in order, those that share most first."""
    found = base.execute(CANDIDATES, LIMITS)
    rows = iter(lambda: found.fetchmany(FETCHED), [])
    for later, group in groupby((row for batch in rows for row in batch), key=itemgetter(0)):
        yield Candidates(later, tuple((piece, int(shared)) for _, piece, shared in group))


def _merged(copies: list[Candidates], linked: Iterator[Candidates]) -> Iterator[Candidates]:
    """Yield both in the order of the later pieces; no piece is in both."""
    at = 0
    for one in linked:
        while at < len(copies) and copies[at].later < one.later:
            yield copies[at]
            at += 1
        yield one
    yield from copies[at:]
