"""Rows by the thousand: the look-ups of articles written, counted and deleted.

Statements are SQLAlchemy's, compiled once; rows go to the driver as they are, which takes a fifth
of the time that a row made of named values takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Table, bindparam, delete, insert

from claimcheck.ledger.lookups import PIECES, printed
from claimcheck.ledger.prepared import Found
from claimcheck.ledger.schema import claim, person, posting, series_key
from claimcheck.model import Extraction
from claimcheck.reuse.candidates import POSTINGS

BIND = 10_000  # values in one statement; SQLite takes 32,766


class Numbered(NamedTuple):
    """An article of the ledger: its number, its day, and what it is found by."""

    number: int
    published: str | None
    found: Found


def look_up(connection: Connection, articles: Sequence[Numbered]) -> None:
    """Write the rows by which articles that are in the ledger are found.

    They are put in the order of their keys, so that each page of an index is touched once.
    """
    told = [(n, at, *row) for n, _, found in articles for at, row in enumerate(found.claims)]
    put(connection, claim, told)
    series = [
        (one.key, one.day, number, one.at, one.low, one.high, one.revises)
        for number, _, found in articles
        for one in found.series
    ]
    put(connection, series_key, sorted(series))
    people = [
        (name, published or "", number, aged)
        for number, published, found in articles
        for name, aged in found.people
    ]
    put(connection, person, sorted(people))
    put(connection, posting, sorted(_posted(connection, articles)))


def put(
    connection: Connection,
    table: Table,
    rows: Sequence[tuple[Any, ...]],
    columns: Sequence[str] | None = None,
) -> None:
    """Write rows into a table, their values in the order of the columns."""
    if rows:
        names = tuple(columns or table.columns.keys())
        connection.exec_driver_sql(_inserting(table, names, connection.dialect), list(rows))


def unpost(connection: Connection, number: int, extraction: Extraction) -> None:
    """Delete the postings of an article."""
    values = {v for piece in printed(extraction) for v in (piece.identity, *piece.shingles)}
    here = posting.c.piece.between(number * PIECES, (number + 1) * PIECES - 1)
    for some in _parts(sorted(values)):
        connection.execute(delete(posting).where(posting.c.hash.in_(some), here))


def pieces_by_hash(connection: Connection, values: Iterable[int]) -> dict[int, list[int]]:
    """Return the pieces that are posted under some hashes."""
    found: dict[int, list[int]] = {}
    for some in _parts(sorted(set(values))):
        asked = f"SELECT hash, piece FROM posting WHERE hash IN ({_listed(some)})"
        for value, piece in connection.exec_driver_sql(asked):
            found.setdefault(value, []).append(piece)
    return found


def _posted(connection: Connection, articles: Sequence[Numbered]) -> Iterator[tuple[int, int]]:
    """Yield each piece under its hashes, at most five pieces to a hash; copies are not posted."""
    every = {v for _, _, found in articles for one, some in found.prints for v in (one, *some)}
    counts = _counts(connection, sorted(every))
    for number, _, found in articles:
        for at, (identity, shingles) in enumerate(found.prints):
            if counts.get(identity):
                continue
            for value in (identity, *shingles):
                count = counts.get(value, 0)
                if count < POSTINGS:
                    counts[value] = count + 1
                    yield value, number * PIECES + at


def _counts(connection: Connection, values: Sequence[int]) -> dict[int, int]:
    """Return how many pieces are posted under each hash that has any."""
    counted: dict[int, int] = {}
    for some in _parts(values):
        asked = f"SELECT hash, count(*) FROM posting WHERE hash IN ({_listed(some)}) GROUP BY hash"
        counted.update(connection.exec_driver_sql(asked).all())
    return counted


def _parts(values: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield values, as many at a time as one statement takes."""
    for start in range(0, len(values), BIND):
        yield values[start : start + BIND]


def _listed(values: Iterable[int]) -> str:
    """Return numbers as SQL: a statement of ten thousand values is slow to bind, quick to read."""
    return ",".join(map(str, values))


@cache
def _inserting(table: Table, names: tuple[str, ...], dialect: Dialect) -> str:
    """Return the statement that inserts a row of values in order, as the driver wants it."""
    return str(
        insert(table).values({name: bindparam(name) for name in names}).compile(dialect=dialect)
    )
