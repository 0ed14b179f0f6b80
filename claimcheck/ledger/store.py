"""A ledger opened: SQLite in a file or PostgreSQL by URL; one writer at a time, all or nothing.

Source: docs/decisions/0010 (SQLite in WAL mode, BEGIN IMMEDIATE, synchronous=FULL).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, inspect, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from claimcheck.errors import LedgerError
from claimcheck.ledger.schema import MIGRATIONS, NEWEST, migration

DEFAULT = ".claimcheck/ledger.db"
WAIT = 30.0  # seconds a command waits for another one that is writing
WRITING, ALONE = "claimcheck_writing", "claimcheck_alone"
WRITERS = 0x636C61696D  # "claim": the advisory lock that PostgreSQL's writers queue for
LOCKED = ("database is locked", "database table is locked", "lock timeout", "deadlock detected")
HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger. `name` is what messages call it; no password stands in it."""

    name: str
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees the ledger as it is now, whoever writes meanwhile.

        Raises:
            LedgerError: when the ledger cannot be read.
        """
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open the one transaction that may write; it is kept whole at the end, or not at all.

        Raises:
            LedgerError: when another command goes on writing, or nothing can be written.
        """
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(**{WRITING: True})
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(select(func.pg_advisory_xact_lock(WRITERS)))
                yield connection

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Open a connection outside any transaction, for what cannot be undone.

        Raises:
            LedgerError: when another command is using the ledger.
        """
        with self._told(), self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT", **{ALONE: True})

    def flush(self) -> None:
        """Write SQLite's log into its file, so that what was removed is nowhere else.

        Raises:
            LedgerError: when the file cannot be written.
        """
        with self.alone() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as caught:
            raise refusal(self.name, caught) from None


def opened(url: str, *, create: bool = False, wait: float = WAIT) -> Ledger:
    """Return the ledger at a path or URL, its tables brought up to date.

    Args:
        url: a file, or a URL such as `postgresql://desk@host/ledger`.
        create: whether a ledger that is not there yet is made.
        wait: seconds to wait for another writer.

    Raises:
        LedgerError: when it is not there, is no ledger, or was made by a newer version.
    """
    found = _url(url)
    name = found.render_as_string(hide_password=True)
    if found.get_backend_name() == "sqlite":
        name = found.database or ""
        _file(Path(name), create=create)
    ledger = Ledger(name, _engine(found, name, wait))
    _migrate(ledger, create=create)
    return ledger


def refusal(name: str, caught: DBAPIError) -> LedgerError:
    """Return what a user can do about a failure of the database."""
    words = str(caught.orig).strip().partition("\n")[0]
    if any(mark in words for mark in LOCKED):
        hint = "try again when the other command has finished"
        return LedgerError(name, "another command is writing to the ledger", hint)
    if isinstance(caught, InterfaceError) or "connect" in words:
        return LedgerError(name, f"cannot be reached: {words}", "check the server and the URL")
    return LedgerError(name, f"cannot be used: {words}", "check the file, its rights and the disk")


def _url(url: str) -> URL:
    """Return a path or URL as SQLAlchemy wants it; PostgreSQL is spoken to through psycopg."""
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        found = make_url(url)
    except ArgumentError:
        raise LedgerError(url.partition(":")[0], "this is no URL of a ledger", _HINT) from None
    name = found.drivername.partition("+")[0]
    if name in {"postgresql", "postgres"}:
        return found.set(drivername="postgresql+psycopg")
    if name != "sqlite" or not found.database:
        raise LedgerError(found.render_as_string(), f"no ledger is kept in {name!r}", _HINT)
    return found


_HINT = "name a file, or postgresql://user@host/name"


def _file(path: Path, *, create: bool) -> None:
    """Refuse a file that is not there or is something else."""
    if path.exists():
        with _os(path), path.open("rb") as stream:
            head = stream.read(len(HEADER))
        if head and head != HEADER:
            raise LedgerError(str(path), "this is no ledger", f"the default is {DEFAULT}")
    elif not create:
        hint = "make it with `claimcheck ledger add PATH...`, or name another with --ledger"
        raise LedgerError(str(path), "there is no ledger", hint)
    else:
        with _os(path):
            path.parent.mkdir(parents=True, exist_ok=True)


@contextmanager
def _os(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as caught:
        problem = f"cannot be opened: {(caught.strerror or str(caught)).lower()}"
        raise LedgerError(str(path), problem, "check the path and its rights") from None


def _engine(url: URL, name: str, wait: float) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, connect_args={"timeout": wait})
            event.listen(engine, "connect", _settings)
            event.listen(engine, "begin", _begin)
            return engine
        options = f"-c lock_timeout={int(wait * 1000)} -c TimeZone=UTC"
        given = {"options": options}
        return create_engine(url, poolclass=NullPool, connect_args=given, paramstyle="format")
    except (ModuleNotFoundError, NoSuchModuleError):
        hint = "pip install 'claimcheck[postgres]'"
        raise LedgerError(name, "the PostgreSQL driver is not installed", hint) from None


def _settings(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401 - SQLAlchemy's record
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # what was removed for legal reasons is overwritten
        "cache_size=-65536",
        "mmap_size=1073741824",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(ALONE):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITING) else "BEGIN")


def _migrate(ledger: Ledger, *, create: bool) -> None:
    """Bring the tables up to date, in one transaction.

    Raises:
        LedgerError: when they were made by a newer version, or are not there.
    """
    with ledger.reading() as connection:
        version = _version(connection)
    if version == NEWEST:
        return
    if version > NEWEST:
        problem = f"its tables are of version {version}; this program knows {NEWEST}"
        raise LedgerError(ledger.name, problem, "use a newer claimcheck")
    if not version and not create:
        raise LedgerError(ledger.name, "there is no ledger", "make it: claimcheck ledger add PATH")
    with ledger.writing() as connection:
        for step in MIGRATIONS[_version(connection) :]:
            step.apply(connection)
            row = {"version": step.version, "what": step.what}
            connection.execute(migration.insert(), row)


def _version(connection: Connection) -> int:
    """Return the version of the tables, 0 where there are none."""
    if not inspect(connection).has_table(migration.name):
        return 0
    return connection.scalar(select(func.max(migration.c.version))) or 0
