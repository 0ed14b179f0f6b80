"""Is a ledger whole? And: its look-ups made anew, its file made small."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from pydantic import ValidationError
from sqlalchemy import Connection, delete, func, insert, select, update

from claimcheck.ledger import records
from claimcheck.ledger.lookups import day, people, stored_under
from claimcheck.ledger.prepared import found
from claimcheck.ledger.reading import BATCH, extractions
from claimcheck.ledger.rows import Numbered, look_up
from claimcheck.ledger.schema import article, claim, person, posting, series_key, setting
from claimcheck.ledger.store import Ledger
from claimcheck.lexicon import Lexicon
from claimcheck.model import Extraction
from claimcheck.series.scopes import scopes

WORDS = "words"  # the setting that names the lexicon the look-ups were made with


def verify(ledger: Ledger, lexicon: Lexicon) -> list[str]:
    """Return what is wrong with a ledger, in words; nothing where it is whole.

    Every record is read again and held against its hash and its look-ups. Linear in the articles.
    """
    with ledger.reading() as connection:
        return [*_file(connection), *_versions(connection), *_articles(connection, lexicon)]


def rebuild(connection: Connection, lexicon: Lexicon) -> int:
    """Make every look-up anew with the words of a lexicon; return how many articles there are."""
    for table in (claim, series_key, person, posting):
        connection.execute(delete(table))
    numbers = list(
        connection.scalars(
            select(article.c.number).order_by(article.c.published.nulls_last(), article.c.id)
        )
    )
    for start in range(0, len(numbers), BATCH):
        some = numbers[start : start + BATCH]
        rows = [
            Numbered(number, day(one.article.published), found(one, lexicon))
            for number, one in zip(some, extractions(connection, some), strict=True)
        ]
        for row in rows:
            chosen = update(article).where(article.c.number == row.number)
            connection.execute(chosen.values(telling=row.found.telling))
        look_up(connection, rows)
    mark(connection, lexicon)
    return len(numbers)


def shrink(ledger: Ledger) -> None:
    """Give the room of what is gone back to the disk; nothing of it stays in the file.

    Raises:
        LedgerError: when another command is using the ledger.
    """
    with ledger.alone() as connection:
        connection.exec_driver_sql("VACUUM")
    ledger.flush()


def mark(connection: Connection, lexicon: Lexicon) -> None:
    """Note the words that the look-ups are made with."""
    connection.execute(delete(setting).where(setting.c.name == WORDS))
    connection.execute(insert(setting), {"name": WORDS, "value": lexicon.digest})


def count(connection: Connection) -> int:
    """Return how many articles are in force."""
    asked = select(func.count()).select_from(article).where(article.c.current)
    return connection.scalar(asked) or 0


def mark_first(connection: Connection, lexicon: Lexicon) -> None:
    """Note the words that the look-ups are made with, if no article is there yet."""
    if not connection.scalar(select(func.count()).select_from(setting)):
        mark(connection, lexicon)


def other_words(connection: Connection, lexicon: Lexicon) -> bool:
    """Whether the look-ups were made with another lexicon, so that some may not be found."""
    made = connection.scalar(select(setting.c.value).where(setting.c.name == WORDS))
    return made is not None and made != lexicon.digest


def _file(connection: Connection) -> Iterator[str]:
    """Yield what the database itself finds wrong."""
    if connection.dialect.name == "sqlite":
        for (found,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if found != "ok":
                yield f"the file is damaged: {found}"
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"a row of {row[0]!r} belongs to nothing"


def _versions(connection: Connection) -> Iterator[str]:
    """Yield articles whose versions do not count up from one, or of which not one is in force."""
    asked = (
        select(
            article.c.id,
            func.count().label("count"),
            func.max(article.c.version).label("last"),
            func.count().filter(article.c.current).label("in_force"),
        )
        .group_by(article.c.id)
        .order_by(article.c.id)
    )
    for row in connection.execute(asked):
        if row.in_force != 1:
            yield f"{row.id}: {row.in_force} versions are in force"
        if row.last != row._mapping["count"]:
            yield f"{row.id}: a version is missing"


def _articles(connection: Connection, lexicon: Lexicon) -> Iterator[str]:
    """Yield articles whose records cannot be read, or are not what their columns say."""
    columns = (article.c.number, article.c.id, article.c.version, article.c.content)
    asked = select(*columns, article.c.claims).order_by(article.c.id, article.c.version)
    for row in connection.execute(asked).all():
        name = f"{row.id} (version {row.version})"
        try:
            extraction = next(extractions(connection, [row.number]))
        except (ValidationError, ValueError, zlib.error, KeyError):
            yield f"{name}: its record cannot be read"
            continue
        if records.content(extraction.article) != row.content:
            yield f"{name}: it does not say what its hash says"
        places = list(
            connection.scalars(
                select(claim.c.at).where(claim.c.article == row.number).order_by(claim.c.at)
            )
        )
        if places != list(range(row.claims)):
            yield f"{name}: a claim is missing"
        yield from _looked_up(connection, row.number, name, extraction, lexicon)


def _looked_up(
    connection: Connection, number: int, name: str, extraction: Extraction, lexicon: Lexicon
) -> Iterator[str]:
    """Yield what an article cannot be found by though it should."""
    hint = "run `claimcheck ledger vacuum`"
    lattices = scopes(lexicon)
    wanted = {
        (at, key)
        for at, found in enumerate(extraction.claims)
        for key in stored_under(found, lattices)
    }
    asked = select(series_key.c.at, series_key.c.key).where(series_key.c.article == number)
    if wanted != set(connection.execute(asked).all()):
        yield f"{name}: its claims are not found by their series; {hint}"
    named = set(connection.scalars(select(person.c.name).where(person.c.article == number)))
    if named != set(people(extraction)):
        yield f"{name}: its people are not found by their names; {hint}"
