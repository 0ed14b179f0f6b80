"""What was worked out before, kept by a name that says what it was worked out from.

One SQLite file in the user's cache folder, which any number of runs share. Nothing that is kept is
ever changed, so that the worst a lost race or a lost entry costs is the work itself: a file that
is locked, damaged or cannot be written is passed over, a damaged one made anew.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

NAME = "kept-1.db"  # another number when the table changes
OFF = "off"
LIMIT = 1 << 30  # bytes in use from which the oldest quarter makes room; about 200,000 articles
LOOK = 1_000  # entries written between two looks at the size
PATIENCE = 5.0  # seconds that a writer waits for another
TABLE = "CREATE TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, name BLOB UNIQUE, body BLOB)"
OLDEST = "DELETE FROM kept WHERE id <= (SELECT (3 * min(id) + max(id)) / 4 FROM kept)"

T = TypeVar("T")


def folder() -> Path | None:
    """Return where things are kept, None where the user wants nothing kept.

    CLAIMCHECK_CACHE names the folder or says "off"; else it is `claimcheck` in the user's cache.
    """
    asked = os.environ.get("CLAIMCHECK_CACHE", "")
    if asked == OFF:
        return None
    if asked:
        return Path(asked)
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimcheck"
    except RuntimeError:  # a user without a home
        return None


@dataclass(slots=True)
class Cache:
    """Bodies by name in one folder. It pickles, and opens its file anew in each process."""

    folder: Path
    limit: int = LIMIT
    _open: tuple[int, sqlite3.Connection | None] = field(default=(0, None), repr=False)
    _written: int = field(default=0, repr=False)

    def __reduce__(self) -> tuple[type[Cache], tuple[Path, int]]:
        """Return what another process makes it from."""
        return Cache, (self.folder, self.limit)

    def get(self, name: bytes) -> bytes | None:
        """Return what is kept under a name, None where nothing is or what is there is damaged."""
        query = "SELECT body FROM kept WHERE name = ?"
        row = self._tried(lambda file: file.execute(query, (name,)).fetchone())
        with suppress(zlib.error, TypeError):
            return zlib.decompress(row[0]) if row else None  # its checksum finds flipped bits
        return None

    def put(self, name: bytes, body: bytes) -> None:
        """Keep a body; what was there under its name goes."""
        row = (name, zlib.compress(body, 1))
        query = "INSERT OR REPLACE INTO kept (name, body) VALUES (?, ?)"
        self._tried(lambda file: file.execute(query, row))
        self._written += 1
        if self._written % LOOK == 0:
            self._tried(self._bounded)

    def close(self) -> None:
        """Let go of the file."""
        _, file = self._open
        self._open = (0, None)
        if file:
            file.close()

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what work on the file returns, None where it cannot be done now."""
        file = self._file()
        if file is None:
            return None
        try:
            return work(file)
        except sqlite3.OperationalError:  # locked, full, or read only: the work is done anew
            return None
        except sqlite3.DatabaseError:
            self.close()
            self._open = (os.getpid(), None)
            _discarded(self.folder / NAME)
            return None

    def _file(self) -> sqlite3.Connection | None:
        """Return this process' connection; one made before a fork is the parent's."""
        process, file = self._open
        if process != os.getpid():
            file = None
            with suppress(OSError, sqlite3.Error):
                file = self._opened()
            self._open = (os.getpid(), file)
        return file

    def _opened(self) -> sqlite3.Connection | None:
        if not _private(self.folder):
            return None
        path = self.folder / NAME
        for _ in range(2):
            file = sqlite3.connect(path, PATIENCE, isolation_level=None, check_same_thread=False)
            try:
                file.execute("PRAGMA journal_mode = WAL")
                file.execute("PRAGMA synchronous = NORMAL")
                file.execute(TABLE)
                self._bounded(file)
            except sqlite3.OperationalError:
                file.close()
                raise
            except sqlite3.DatabaseError:  # no database, or half of one
                file.close()
                _discarded(path)
                continue
            return file
        return None

    def _bounded(self, file: sqlite3.Connection) -> None:
        """Let the oldest quarter of the entries go where there are too many."""
        (pages,), (free,), (size,) = (
            file.execute(f"PRAGMA {name}").fetchone()
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > self.limit:
            file.execute(OLDEST)


def _private(place: Path) -> bool:
    """Make a folder and return whether nobody else can write there.

    A report is made of what is kept: who can write there could make findings disappear.
    """
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return True
    found = place.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _discarded(path: Path) -> None:
    """Take away a damaged file with its journal; who has it open goes on with it."""
    for end in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
