"""The tables of a ledger, one definition for SQLite and PostgreSQL, and how they came about.

Days are ISO text, so that they compare alike everywhere; hashes are signed 64-bit numbers. What
was read is kept whole in `record`, `beside` and `said` (the claims); all other columns are there to
be looked up by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

tables = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER key counts up by itself
DAY = String(10)
PARTIAL = {  # which rows an index holds, by its name
    "article_now": "current",
    "article_said": "current",
    "claim_revises": "revises",
}

migration = Table(
    "migration",
    tables,
    Column("version", Integer, primary_key=True),
    Column("what", String, nullable=False),
)
setting = Table(
    "setting",
    tables,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
article = Table(
    "article",
    tables,
    Column("number", NUMBER, primary_key=True),
    Column("id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("content", String(32), nullable=False),
    Column("published", DAY),
    Column("known", DAY),
    Column("claims", Integer, nullable=False),
    Column("numbers_seen", Integer, nullable=False),
    Column("numbers_typed", Integer, nullable=False),
    Column("telling", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("beside", LargeBinary, nullable=False),
    Column("said", LargeBinary, nullable=False),
    UniqueConstraint("id", "version"),
    Index("article_now", "id", unique=True),
    Index("article_said", "content", unique=True),
    Index("article_day", "published"),
    sqlite_autoincrement=True,  # a number is never used again, not even after a removal
)
claim = Table(
    "claim",
    tables,
    Column(
        "article",
        NUMBER,
        ForeignKey("article.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("metric", String),
    Column("population", String),
    Column("place", String),
    Column("what", String, nullable=False),
    Column("revises", Boolean, nullable=False),
    Index("claim_revises", "article", "at"),
    sqlite_with_rowid=False,
)
series_key = Table(
    "series_key",
    tables,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", DAY, primary_key=True),
    Column(
        "article",
        NUMBER,
        ForeignKey("article.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("at", Integer, primary_key=True, autoincrement=False),
    Column("low", Float, nullable=False),
    Column("high", Float, nullable=False),
    Column("revises", Boolean, nullable=False),
    Index("series_key_low", "key", "low"),
    Index("series_key_article", "article"),
    sqlite_with_rowid=False,
)
person = Table(
    "person",
    tables,
    Column("name", BigInteger, primary_key=True, autoincrement=False),
    Column("day", DAY, primary_key=True),
    Column(
        "article",
        NUMBER,
        ForeignKey("article.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("aged", Boolean, nullable=False),
    Index("person_article", "article"),
    sqlite_with_rowid=False,
)
posting = Table(
    "posting",
    tables,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("piece", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
decision = Table(
    "decision",
    tables,
    Column("fingerprint", String(16), primary_key=True),
    Column("rule", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("until", DAY),
)
removal = Table(
    "removal",
    tables,
    Column("number", NUMBER, primary_key=True),
    Column("id_hash", String(32), nullable=False),
    Column("day", DAY),
    Column("why", String, nullable=False),
    Index("removal_id", "id_hash"),
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version of the schema to the next."""

    version: int
    what: str
    apply: Callable[[Connection], None]


def _first(connection: Connection) -> None:
    """Make every table and index.

    What a dialect alone knows is said here: naming PostgreSQL above would load it, and asyncio
    with it, for every ledger in a file.
    """
    name = connection.dialect.name
    for table in tables.tables.values():
        for index in table.indexes:
            if condition := PARTIAL.get(str(index.name)):
                true = f"{condition} = 1" if name == "sqlite" else condition
                index.dialect_options[name]["where"] = text(true)
    tables.create_all(connection)


MIGRATIONS = (Migration(1, "articles, claims, look-ups, decisions, removals", _first),)
NEWEST = MIGRATIONS[-1].version
