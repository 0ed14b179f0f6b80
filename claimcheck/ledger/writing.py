"""Articles into a ledger and out of it, with all that is derived from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import xxhash
from sqlalchemy import Connection, delete, insert, select, update

from claimcheck.ledger import records
from claimcheck.ledger.lookups import day
from claimcheck.ledger.prepared import Prepared, prepared
from claimcheck.ledger.rows import BIND, Numbered, look_up, put, unpost
from claimcheck.ledger.schema import article, removal
from claimcheck.lexicon import Lexicon
from claimcheck.model import Extraction


class Outcome(StrEnum):
    """What became of an article that was to be added."""

    ADDED = "added"
    CORRECTED = "corrected"
    KNOWN = "known"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: its outcome, and the version that is current now (0 for none)."""

    outcome: Outcome
    version: int


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article: the number in force, or None where it is still to be given."""

    number: int | None
    version: int
    content: str


def add(
    connection: Connection, extraction: Extraction, lexicon: Lexicon, known: date | None = None
) -> Added:
    """Put an article into the ledger; `known` is the day the desk learned of it."""
    return add_all(connection, [prepared(extraction, lexicon, known)])[0]


def add_all(connection: Connection, given: Sequence[Prepared]) -> list[Added]:
    """Put articles into the ledger, each as a new version where it says something else than before.

    An article that is there already, word for word, changes nothing, and neither does an earlier
    version from an export; one that was removed is not taken in again. Returns what became of each,
    in the order given, which is that of the versions.
    """
    now = _current(connection, sorted({one.id for one in given}))
    gone = _removed(connection, [one.id for one in given if one.id not in now])
    held = _held(connection, sorted({one.id for one in given if one.version}))
    superseded: list[int] = []
    fresh: dict[tuple[str, int], Prepared] = {}
    outcomes = []
    for one in given:
        before = now.get(one.id)
        same = before and before.content == one.content
        if before and (same or (one.id, one.version, one.content) in held):
            outcomes.append(Added(Outcome.KNOWN, before.version))
        elif not before and one.id in gone:
            outcomes.append(Added(Outcome.REMOVED, 0))
        else:
            version = before.version + 1 if before else 1
            superseded += [before.number] if before and before.number else []
            now[one.id] = Version(None, version, one.content)
            fresh[one.id, version] = one
            outcomes.append(Added(Outcome.CORRECTED if before else Outcome.ADDED, version))
    if superseded:
        old = article.c.number.in_(superseded)
        connection.execute(update(article).where(old).values(current=False))
    newest = {name: version.version for name, version in now.items()}
    rows = _insert(connection, fresh, newest)
    look_up(connection, rows)
    return outcomes


def remove(connection: Connection, name: str, why: str, on: date | None) -> int:
    """Take every version of an article out, with all that is derived; return how many there were.

    What stays is that something was removed, when and why, and a hash of the id, so that the
    article is not taken in again unawares.
    """
    columns = select(article.c.number, article.c.record)
    rows = connection.execute(columns.where(article.c.id == name)).all()
    for row in rows:
        unpost(connection, row.number, Extraction(records.read_article(row.record)))
    if rows:
        connection.execute(delete(article).where(article.c.id == name))
        entry = {"id_hash": _id_hash(name), "day": day(on) or None, "why": why}
        connection.execute(insert(removal), entry)
    return len(rows)


def _insert(
    connection: Connection, fresh: dict[tuple[str, int], Prepared], newest: dict[str, int]
) -> list[Numbered]:
    """Write articles, and return the numbers they were given with what they are found by."""
    columns = [column for column in article.c if not column.primary_key]
    rows = [
        (
            *(name, version, version == newest[name], one.content, one.published, one.known),
            *(len(one.found.claims), one.numbers_seen, one.numbers_typed),
            *(one.found.telling, one.record, one.beside, one.said),
        )
        for (name, version), one in fresh.items()
    ]
    put(connection, article, rows, [column.name for column in columns])
    numbers: dict[tuple[str, int], int] = {}
    names = sorted({name for name, _ in fresh})
    for start in range(0, len(names), BIND):
        some = article.c.id.in_(names[start : start + BIND])
        asked = select(article.c.id, article.c.version, article.c.number).where(some)
        numbers |= {(row.id, row.version): row.number for row in connection.execute(asked)}
    return [Numbered(numbers[key], one.published, one.found) for key, one in fresh.items()]


def _current(connection: Connection, names: Sequence[str]) -> dict[str, Version]:
    """Return the versions in force of the articles that have these ids."""
    columns = (article.c.id, article.c.number, article.c.version, article.c.content)
    found: dict[str, Version] = {}
    for start in range(0, len(names), BIND):
        some = article.c.id.in_(names[start : start + BIND])
        for row in connection.execute(select(*columns).where(some, article.c.current)):
            found[row.id] = Version(row.number, row.version, row.content)
    return found


def _held(connection: Connection, names: Sequence[str]) -> frozenset[tuple[str, int | None, str]]:
    """Return every version of the articles that have these ids: id, version, content."""
    found: set[tuple[str, int | None, str]] = set()
    for start in range(0, len(names), BIND):
        some = article.c.id.in_(names[start : start + BIND])
        asked = select(article.c.id, article.c.version, article.c.content).where(some)
        found.update((row.id, row.version, row.content) for row in connection.execute(asked))
    return frozenset(found)


def _removed(connection: Connection, names: Sequence[str]) -> frozenset[str]:
    """Return those of some ids under which an article was removed."""
    hashed = {_id_hash(name): name for name in names}
    found: set[str] = set()
    for start in range(0, len(listed := sorted(hashed)), BIND):
        some = removal.c.id_hash.in_(listed[start : start + BIND])
        found.update(connection.scalars(select(removal.c.id_hash).where(some)))
    return frozenset(hashed[one] for one in found)


def _id_hash(name: str) -> str:
    return xxhash.xxh3_128_hexdigest(name.encode(errors="surrogatepass"))
