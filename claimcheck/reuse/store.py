"""An archive's postings kept between runs, so that one draft is compared in milliseconds."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, repeat
from pathlib import Path

from claimcheck.errors import ConfigError
from claimcheck.model import Article, Block, BlockKind, Extraction, Span
from claimcheck.reuse.batches import batches, steps
from claimcheck.reuse.candidates import MOST, POSTINGS, SHARED, Printed, Prints, prints
from claimcheck.reuse.corpus import by_publication
from claimcheck.reuse.words import SHORTEST, Piece, folded_words, pieces

MAGIC = b"SQLite format 3\x00"
VERSION = 2
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
KEEP = "INSERT OR IGNORE INTO piece VALUES (NULL, ?, ?, ?, ?, ?, ?)"
# In one go and in the order of the tree: one by one, most of the time goes to finding the place.
POST = """
INSERT INTO posting
SELECT hash, place, piece FROM (
  SELECT hash, piece,
    row_number() OVER (PARTITION BY hash ORDER BY piece) - 1
    + (SELECT count(*) FROM posting AS p WHERE p.hash = fresh.hash) AS place
  FROM fresh
)
WHERE place < ? ORDER BY hash, place
"""
PLACES = """
SELECT a.id, a.path, a.published, p.block, p.field, p.start, p.text
FROM piece p JOIN article a ON a.number = p.article
"""


Row = tuple[int | None, str, str, int, str]


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
        self.path = path
        self.added = 0  # articles, by the last call of `add`
        try:
            self.base = sqlite3.connect(path)
            if fresh:
                self.base.executescript(TABLES)
                self.base.execute(f"PRAGMA user_version = {VERSION}")
            version = self.base.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as caught:
            raise _unusable(path, caught) from None
        if version != (VERSION,):
            self.base.close()
            hint = "name another file, or have this one made anew"
            raise ConfigError(str(path), "this archive was made otherwise", hint)

    def close(self) -> None:
        """Close the file."""
        self.base.close()

    def __enter__(self) -> Store:
        """Return itself, to be closed at the end of the block."""
        return self

    def __exit__(self, _: object, caught: BaseException | None, __: object) -> None:
        """Close the file.

        Raises:
            ConfigError: when the file turned out to be damaged, locked or on a full disk.
        """
        self.close()
        if isinstance(caught, sqlite3.Error):
            raise _unusable(self.path, caught) from None

    def add(self, extractions: Iterable[Extraction]) -> int:
        """Keep the texts of articles that are not in the archive, and return how many were new.

        All articles of one call are kept, or none; they are added in the order of publication. Of
        a hash that many use, the first five uses added are the ones found.
        """
        ordered = sorted(extractions, key=by_publication)
        printed = steps(sum(len(one.article.blocks) for one in ordered)).printed
        self.added = 0
        with self.base:
            self.base.execute("CREATE TEMP TABLE fresh (hash INTEGER, piece INTEGER)")
            for batch in batches(self._kept(ordered)):
                self._post(batch, printed([text for _, text in batch]))
            self.base.execute(POST, (POSTINGS,))
            self.base.execute("DROP TABLE fresh")
        return self.added

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

    def _kept(self, extractions: Iterable[Extraction]) -> Iterator[tuple[Row, str]]:
        """Keep the articles that are new; yield each of their pieces with its text."""
        for one in extractions:
            article = one.article
            row = (article.id, article.path, article.published and str(article.published))
            found = self.base.execute("INSERT OR IGNORE INTO article VALUES (NULL, ?, ?, ?)", row)
            if found.rowcount:
                self.added += 1
                for piece, text in _texts(one):
                    block = article.blocks[piece.block]
                    start = block.span.start + piece.span.start
                    yield (found.lastrowid, block.kind.value, block.field, start, text), text

    def _post(self, batch: Sequence[tuple[Row, str]], found: Printed) -> None:
        """Keep the pieces whose words the archive has not, and their hashes with the fresh ones."""
        identities = memoryview(found.identities).cast("B").cast("q")
        hashes = memoryview(found.shingles).cast("B").cast("q")
        postings: list[Iterable[tuple[int, int | None]]] = []
        at = 0
        for (row, _), identity, count in zip(batch, identities, found.counts, strict=True):
            kept = self.base.execute(KEEP, (identity, *row))
            if kept.rowcount:
                postings.append(zip(hashes[at : at + count], repeat(kept.lastrowid)))
            at += count
        self.base.executemany("INSERT INTO fresh VALUES (?, ?)", chain.from_iterable(postings))

    def _sharing(self, found: Prints) -> Iterator[int]:
        """Yield the numbers of the pieces of the same words, else of those that share most."""
        same = "SELECT number FROM piece WHERE identity = ?"
        copies = self.base.execute(same, (_signed(found.identity),)).fetchall()
        if copies:
            yield from (number for (number,) in copies)
            return
        hashes = [_signed(value) for value in sorted(found.shingles)]
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


def _unusable(path: Path, caught: sqlite3.Error) -> ConfigError:
    hint = "check the disk and the file; it can be made anew from the articles"
    return ConfigError(str(path), f"cannot be used: {caught}", hint)


def _texts(extraction: Extraction) -> Iterator[tuple[Piece, str]]:
    """Yield the pieces of an article with their texts."""
    for piece in pieces((extraction,)):
        text = extraction.article.blocks[piece.block].text[piece.span.start : piece.span.end]
        yield piece, text


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))
