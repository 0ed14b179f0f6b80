"""Articles into a ledger and out of it, with all that is derived from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import xxhash
from sqlalchemy import Connection, delete, func, insert, select, update

from claimcheck.ledger import records
from claimcheck.ledger.lookups import (
    PIECES,
    day,
    packed,
    people,
    printed,
    revises,
    stored_under,
    telling,
)
from claimcheck.ledger.schema import article, claim, person, posting, removal, series_key
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.reuse.candidates import POSTINGS
from claimcheck.series.order import as_of
from claimcheck.series.scopes import scopes

BIND = 10_000  # values in one statement; SQLite takes 32,766


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
    number: int = 0


def add(
    connection: Connection, extraction: Extraction, lexicon: Lexicon, known: date | None = None
) -> Added:
    """Put an article into the ledger, as a new version where it says something else than before.

    An article that is there already, word for word, changes nothing; one that was removed is not
    taken in again. `known` is the day the desk learned of it.
    """
    found = extraction.article
    said = records.content(found)
    now = connection.execute(
        select(article.c.number, article.c.version, article.c.content).where(
            article.c.id == found.id, article.c.current
        )
    ).one_or_none()
    if now and now.content == said:
        return Added(Outcome.KNOWN, now.version, now.number)
    if not now and _removed(connection, found.id):
        return Added(Outcome.REMOVED, 0)
    if now:
        superseded = update(article).where(article.c.number == now.number)
        connection.execute(superseded.values(current=False))
    version = now.version + 1 if now else 1
    row = _article(extraction, version, lexicon, known) | {"content": said}
    number = connection.execute(insert(article).returning(article.c.number), row).scalar_one()
    _claims(connection, number, extraction, lexicon)
    look_up(connection, number, extraction, lexicon)
    outcome = Outcome.CORRECTED if now else Outcome.ADDED
    return Added(outcome, version, number)


def _article(
    extraction: Extraction, version: int, lexicon: Lexicon, known: date | None
) -> dict[str, Any]:
    found = extraction.article
    return {
        "id": found.id,
        "version": version,
        "current": True,
        "published": day(found.published) or None,
        "known": day(known) or None,
        "claims": len(extraction.claims),
        "numbers_seen": extraction.numbers_seen,
        "numbers_typed": extraction.numbers_typed,
        "telling": packed(telling(found, lexicon)),
        "record": records.article(found),
        "beside": records.beside(extraction),
    }


def remove(connection: Connection, name: str, why: str, on: date | None) -> int:
    """Take every version of an article out, with all that is derived; return how many there were.

    What stays is that something was removed, when and why, and a hash of the id, so that the
    article is not taken in again unawares.
    """
    rows = connection.execute(
        select(article.c.number, article.c.record).where(article.c.id == name)
    ).all()
    for row in rows:
        _unpost(connection, row.number, Extraction(records.read_article(row.record)))
    if rows:
        connection.execute(delete(article).where(article.c.id == name))
        entry = {"id_hash": _id_hash(name), "day": day(on) or None, "why": why}
        connection.execute(insert(removal), entry)
    return len(rows)


def look_up(connection: Connection, number: int, extraction: Extraction, lexicon: Lexicon) -> None:
    """Write the rows by which an article that is in the ledger is found."""
    columns = (claim.c.at, claim.c.number, claim.c.revises)
    asked = select(*columns).where(claim.c.article == number)
    numbers = {row.at: (row.number, row.revises) for row in connection.execute(asked)}
    lattices = scopes(lexicon)
    _insert(
        connection,
        series_key,
        [
            _series_row(key, found, *numbers[at])
            for at, found in enumerate(extraction.claims)
            for key in dict.fromkeys(stored_under(found, lattices))
        ],
    )
    published = day(extraction.article.published)
    _insert(
        connection,
        person,
        [
            {"name": name, "day": published, "article": number, "aged": aged}
            for name, aged in people(extraction).items()
        ],
    )
    _post(connection, number, extraction)


def _series_row(key: int, found: Claim, number: int, revising: bool) -> dict[str, Any]:
    tally = found.quantity.tally
    return {
        "key": key,
        "day": day(as_of(found) or found.published),
        "claim": number,
        "low": float(tally.low),
        "high": float(tally.high),
        "revises": revising,
    }


def _claims(connection: Connection, number: int, extraction: Extraction, lexicon: Lexicon) -> None:
    rows = [
        {
            "article": number,
            "at": at,
            "metric": found.metric,
            "population": found.population,
            "place": found.place,
            "what": found.what,
            "revises": revises(found, extraction.article, lexicon),
            "record": records.claim(found),
        }
        for at, found in enumerate(extraction.claims)
    ]
    _insert(connection, claim, rows)


def _post(connection: Connection, number: int, extraction: Extraction) -> None:
    """Post each piece under its hashes, at most five pieces to a hash; copies are not posted."""
    found = printed(extraction)
    every = {value for piece in found for value in (piece.identity, *piece.shingles)}
    counts = _counts(connection, sorted(every))
    rows = []
    for at, piece in enumerate(found):
        if counts.get(piece.identity):
            continue
        for value in (piece.identity, *piece.shingles):
            if counts.get(value, 0) < POSTINGS:
                counts[value] = counts.get(value, 0) + 1
                rows.append({"hash": value, "piece": number * PIECES + at})
    _insert(connection, posting, rows)


def _counts(connection: Connection, values: Sequence[int]) -> dict[int, int]:
    counted: dict[int, int] = {}
    for start in range(0, len(values), BIND):
        some = posting.c.hash.in_(values[start : start + BIND])
        asked = select(posting.c.hash, func.count()).where(some).group_by(posting.c.hash)
        counted.update(connection.execute(asked).all())
    return counted


def _unpost(connection: Connection, number: int, extraction: Extraction) -> None:
    values = {v for piece in printed(extraction) for v in (piece.identity, *piece.shingles)}
    here = posting.c.piece.between(number * PIECES, (number + 1) * PIECES - 1)
    for start in range(0, len(ordered := sorted(values)), BIND):
        some = posting.c.hash.in_(ordered[start : start + BIND])
        connection.execute(delete(posting).where(some, here))


def _insert(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:  # noqa: ANN401
    if listed := list(rows):
        connection.execute(insert(table), listed)


def _removed(connection: Connection, name: str) -> bool:
    asked = select(func.count()).where(removal.c.id_hash == _id_hash(name))
    return bool(connection.scalar(asked))


def _id_hash(name: str) -> str:
    return xxhash.xxh3_128_hexdigest(name.encode(errors="surrogatepass"))
