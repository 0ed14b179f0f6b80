"""What a ledger holds: articles as known on a day, their claims, and what claims count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from claimcheck.ledger import records
from claimcheck.ledger.schema import article, claim
from claimcheck.model import Article, Claim, Extraction

BATCH = 500  # articles or claims fetched in one go


@dataclass(frozen=True, slots=True)
class Listed:
    """One version of an article: `known` is the day the desk learned of it, where it was told."""

    number: int
    id: str
    version: int
    current: bool
    published: str | None
    known: str | None
    claims: int


def seen(on: date | None) -> ColumnElement[bool]:
    """Return the condition under which a version of an article is the one in force.

    On a day, that is the newest one the desk knew of by then; a version without a day of its own
    was known when it was published, and one without either is not known to have been known.
    """
    if on is None:
        return article.c.current
    later = article.alias("later")
    day = on.isoformat()
    overtaken = exists().where(
        later.c.id == article.c.id,
        later.c.version > article.c.version,
        func.coalesce(later.c.known, later.c.published) <= day,
    )
    return and_(func.coalesce(article.c.known, article.c.published) <= day, ~overtaken)


def listed(
    connection: Connection, name: str | None = None, on: date | None = None, *, every: bool = False
) -> list[Listed]:
    """Return the articles in force, or every version of them, in the order of their ids."""
    asked = select(
        article.c.number,
        article.c.id,
        article.c.version,
        article.c.current,
        article.c.published,
        article.c.known,
        article.c.claims,
    ).order_by(article.c.id, article.c.version)
    if not every:
        asked = asked.where(seen(on))
    if name is not None:
        asked = asked.where(article.c.id == name)
    return [Listed(*row) for row in connection.execute(asked)]


def extractions(connection: Connection, numbers: Iterable[int]) -> Iterator[Extraction]:
    """Yield what versions of articles say, in the order of the numbers given."""
    wanted = list(dict.fromkeys(numbers))
    columns = (article.c.number, article.c.record, article.c.beside, article.c.said)
    counts = (article.c.numbers_seen, article.c.numbers_typed)
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        chosen = select(*columns, *counts).where(article.c.number.in_(some))
        rows = {row.number: row for row in connection.execute(chosen)}
        for number in (number for number in some if number in rows):
            row = rows[number]
            yield records.extraction(
                records.read_article(row.record),
                records.read_beside(row.beside),
                records.read_claims(row.said),
                row.numbers_seen,
                row.numbers_typed,
            )


def claims_at(connection: Connection, places: Sequence[tuple[int, int]]) -> list[Claim]:
    """Return the claims at places (article, at), in the order of the places."""
    lines: dict[int, list[bytes]] = {}
    numbers = list(dict.fromkeys(number for number, _ in places))
    for start in range(0, len(numbers), BATCH):
        some = article.c.number.in_(numbers[start : start + BATCH])
        for number, record in connection.execute(
            select(article.c.number, article.c.said).where(some)
        ):
            lines[number] = records.claim_documents(record)
    return [records.read_claim(lines[number][at]) for number, at in places]


def articles(connection: Connection, numbers: Sequence[int]) -> Iterator[Article]:
    """Yield versions of articles without what they say, in any order."""
    for start in range(0, len(numbers), BATCH):
        some = article.c.number.in_(numbers[start : start + BATCH])
        for record in connection.scalars(select(article.c.record).where(some)):
            yield records.read_article(record)


def matching(connection: Connection, query: str, on: date | None = None) -> list[Claim]:
    """Return the claims in force whose measure, people, place or words hold every word asked for.

    In the order of their articles, then of the text.
    """
    columns = (claim.c.metric, claim.c.population, claim.c.place, claim.c.what)
    asked = (
        select(claim.c.article, claim.c.at)
        .join(article, article.c.number == claim.c.article)
        .where(seen(on))
        .order_by(article.c.id, claim.c.at)
    )
    for word in query.casefold().split():
        holds = (func.lower(column).contains(word, autoescape=True) for column in columns)
        asked = asked.where(or_(*holds))
    return claims_at(connection, [(row.article, row.at) for row in connection.execute(asked)])


def current(connection: Connection, numbers: Sequence[int], on: date | None) -> list[int]:
    """Return the versions in force of the articles that some versions belong to."""
    if not numbers:
        return []
    of = article.alias("of")
    asked = (
        select(article.c.number)
        .distinct()
        .join(of, of.c.id == article.c.id)
        .where(of.c.number.in_(numbers), seen(on))
    )
    return sorted(connection.scalars(asked))
