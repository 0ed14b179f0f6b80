"""An archive's postings kept between runs, so that one draft is compared in milliseconds."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.model import Article, Block, BlockKind, Extraction, Span
from claimcheck.reuse.candidates import MOST, POSTINGS, SHARED, Prints, prints
from claimcheck.reuse.corpus import by_publication
from claimcheck.reuse.words import SHORTEST, Piece, folded_words, pieces

MAGIC = b"SQLite format 3\x00"
VERSION = 1
SIGNED = 1 << 63  # SQLite's integers are signed
TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT, published TEXT);
CREATE TABLE piece (
  number INTEGER PRIMARY KEY, identity INTEGER UNIQUE,
  article INTEGER, block TEXT, field TEXT, start INTEGER, text TEXT
);
CREATE TABLE posting (
  hash INTEGER, place INTEGER, piece INTEGER, PRIMARY KEY (hash, place)
) WITHOUT ROWID;
"""
POSTED = "SELECT hash, count(*) FROM posting"
PLACES = """
SELECT a.id, a.path, a.published, p.block, p.field, p.start, p.text
FROM piece p JOIN article a ON a.number = p.article
"""


def is_store(path: Path) -> bool:
    """Whether a file is a database, and so may hold an archive's postings."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


class Store:
    """The distinct pieces of an archive with the first five of each hash, in an SQLite file.

    Raises:
        ConfigError: when the file is there and holds something else.
    """

    def __init__(self, path: Path) -> None:
        fresh = not path.exists() or not path.stat().st_size
        if not fresh and not is_store(path):
            raise ConfigError(str(path), "this is no archive of texts", "name another file")
        self.base = sqlite3.connect(path)
        if fresh:
            self.base.executescript(TABLES)
            self.base.execute(f"PRAGMA user_version = {VERSION}")
        elif self.base.execute("PRAGMA user_version").fetchone() != (VERSION,):
            self.base.close()
            raise ConfigError(str(path), "this archive was made otherwise", "make it anew")

    def close(self) -> None:
        """Close the file."""
        self.base.close()

    def __enter__(self) -> Store:
        """Return itself, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def add(self, extractions: Iterable[Extraction]) -> int:
        """Keep the texts of articles that are not in the archive, and return how many were new.

        All articles of one call are kept, or none; they are added in the order of publication. Of
        a hash that many use, the first five uses added are the ones found.
        """
        with self.base:
            return sum(self._add(one) for one in sorted(extractions, key=by_publication))

    def near(self, drafts: Iterable[Extraction]) -> tuple[Extraction, ...]:
        """Return the archive's articles, cut to what may share text with one of the drafts.

        They hold the blocks in question and nothing else, and are no drafts themselves.
        """
        found: set[int] = set()
        names: set[str] = set()
        for draft in drafts:
            names.add(draft.article.id)
            for _, text in _texts(draft):
                words = folded_words(text)
                if len(words) >= SHORTEST:
                    found.update(self._sharing(prints(words)))
        return tuple(one for one in self._cut(sorted(found)) if one.article.id not in names)

    def _add(self, extraction: Extraction) -> int:
        article = extraction.article
        row = (article.id, article.path, article.published and str(article.published))
        with closing(self.base.cursor()) as cursor:
            cursor.execute("INSERT OR IGNORE INTO article VALUES (NULL, ?, ?, ?)", row)
            if not cursor.rowcount:
                return 0
            number = cursor.lastrowid
            for piece, text in _texts(extraction):
                self._post(cursor, number, extraction.article.blocks[piece.block], piece, text)
        return 1

    def _post(
        self, cursor: sqlite3.Cursor, article: int | None, block: Block, piece: Piece, text: str
    ) -> None:
        """Keep one piece and its postings, unless the archive has the same words already."""
        found = prints(folded_words(text))
        start = block.span.start + piece.span.start
        row = (_signed(found.identity), article, block.kind.value, block.field, start, text)
        cursor.execute("INSERT OR IGNORE INTO piece VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)
        if cursor.rowcount:
            number = cursor.lastrowid
            hashes = sorted(_signed(value) for value in found.shingles)
            query = f"{POSTED} WHERE hash IN ({_marks(hashes)}) GROUP BY hash"
            posted = dict(cursor.execute(query, hashes).fetchall())
            rows = ((value, posted.get(value, 0), number) for value in hashes)
            fresh = (row for row in rows if row[1] < POSTINGS)
            cursor.executemany("INSERT INTO posting VALUES (?, ?, ?)", fresh)

    def _sharing(self, found: Prints) -> Iterator[int]:
        """Yield the numbers of the pieces of the same words, else of those that share most."""
        same = "SELECT number FROM piece WHERE identity = ?"
        copies = self.base.execute(same, (_signed(found.identity),)).fetchall()
        if copies:
            yield from (number for (number,) in copies)
            return
        hashes = [_signed(value) for value in found.shingles]
        query = (
            f"SELECT piece FROM posting WHERE hash IN ({_marks(hashes)}) GROUP BY piece "
            f"HAVING count(*) >= {SHARED} ORDER BY count(*) DESC, piece LIMIT {MOST}"
        )
        yield from (number for (number,) in self.base.execute(query, hashes))

    def _cut(self, numbers: Sequence[int]) -> Iterator[Extraction]:
        """Yield the articles of some pieces, each with those alone, in the order of their ids."""
        query = f"{PLACES} WHERE p.number IN ({_marks(numbers)}) ORDER BY p.number"
        found: dict[tuple[str, str, str | None], list[Block]] = defaultdict(list)
        for name, path, day, kind, field, start, text in self.base.execute(query, numbers):
            block = Block(BlockKind(kind), field, Span(start, start + len(text)), text)
            found[name, path, day].append(block)
        for (name, path, day), blocks in sorted(found.items(), key=lambda item: item[0][0]):
            published = date.fromisoformat(day) if day else None
            yield Extraction(Article(name, path, "", blocks=tuple(blocks), published=published))


def _texts(extraction: Extraction) -> Iterator[tuple[Piece, str]]:
    """Yield the pieces of an article with their texts."""
    for piece in pieces((extraction,)):
        text = extraction.article.blocks[piece.block].text[piece.span.start : piece.span.end]
        yield piece, text


def _signed(value: int) -> int:
    return value - 2 * SIGNED if value >= SIGNED else value


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))
