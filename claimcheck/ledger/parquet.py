"""A ledger as one Parquet file, every version of every article, and back again.

Records are JSON, so that other programs read them. Beside them stands what each article is found
by, which is taken over as it is where the words it was made with are still in force.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, select

from claimcheck.errors import LedgerError
from claimcheck.ledger import records
from claimcheck.ledger.lookups import day
from claimcheck.ledger.prepared import Found, Prepared, found, put_together
from claimcheck.ledger.reading import extractions
from claimcheck.ledger.schema import article
from claimcheck.lexicon import Lexicon
from claimcheck.model import Extraction

FORM = "claimcheck ledger 1"  # raised when the meaning of a column changes
ROWS = 500  # articles in one group of rows, which are put in together
COLUMNS = pa.schema(
    [
        ("id", pa.string()),
        ("version", pa.int32()),
        ("published", pa.string()),
        ("known", pa.string()),
        ("numbers_seen", pa.int32()),
        ("numbers_typed", pa.int32()),
        ("article", pa.string()),
        ("beside", pa.string()),
        ("claims", pa.list_(pa.string())),
        ("telling", pa.binary()),
        ("found", pa.string()),
    ]
)
FOUND = TypeAdapter(Found)
HINT = "write one with `claimcheck ledger export --format parquet`"


def write(connection: Connection, path: Path, lexicon: Lexicon) -> int:
    """Write every version of every article with its claims; return how many there are."""
    columns = (article.c.number, article.c.version, article.c.known)
    rows = connection.execute(select(*columns).order_by(article.c.id, article.c.version)).all()
    said = extractions(connection, [row.number for row in rows])
    found_all = zip(rows, said, strict=True)
    write_all(path, ((one, row.version, row.known) for row, one in found_all), lexicon)
    return len(rows)


def write_all(
    path: Path,
    given: Iterable[tuple[Extraction, int, str | None]],
    lexicon: Lexicon,
    together: int = ROWS,
) -> None:
    """Write articles, each with its version and the day the desk knew it, in the order given.

    The file is there once it is whole, and not before. An article comes after its earlier versions;
    so many articles `together` are put in by one transaction of an import.
    """
    draft = path.with_name(f".{path.name}.new")
    schema = COLUMNS.with_metadata({"form": FORM, "words": lexicon.digest})
    left = iter(given)
    with pq.ParquetWriter(draft, schema, compression="zstd") as out:
        while some := list(islice(left, together)):
            lines = [
                {"version": version, "known": known} | _documents(one, lexicon)
                for one, version, known in some
            ]
            out.write_table(pa.Table.from_pylist(lines, schema))
    draft.replace(path)


def _documents(one: Extraction, lexicon: Lexicon) -> dict[str, Any]:
    found_by = found(one, lexicon)
    return {
        "id": one.article.id,
        "published": day(one.article.published) or None,
        "numbers_seen": one.numbers_seen,
        "numbers_typed": one.numbers_typed,
        "article": records.article_document(one.article),
        "beside": records.beside_document(one),
        "claims": [records.claim(claim).decode() for claim in one.claims],
        "telling": found_by.telling,
        "found": FOUND.dump_json(replace(found_by, telling=b"")).decode(),
    }


class Export:
    """A Parquet file that a ledger wrote, to be read a group of rows at a time.

    Raises:
        LedgerError: when it is no such file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.file = pq.ParquetFile(path)
        except (OSError, pa.ArrowInvalid) as caught:
            code = caught.errno if isinstance(caught, OSError) else None
            reason = (os.strerror(code) if code else str(caught).partition(".")[0]).lower()
            raise LedgerError(str(path), f"cannot be read: {reason}", HINT) from None
        told = self.file.schema_arrow.metadata or {}
        self.groups: int = self.file.num_row_groups
        self.words = told.get(b"words", b"").decode(errors="replace")
        if told.get(b"form") != FORM.encode() or self.file.schema_arrow.names != COLUMNS.names:
            self.file.close()
            raise LedgerError(str(path), "no ledger wrote this file", HINT)

    def __enter__(self) -> Export:
        """Return itself, to be closed at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        caught: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.file.close()

    def read(self, group: int, lexicon: Lexicon) -> list[Prepared]:
        """Return the articles of a group of rows, ready to be put in.

        Raises:
            LedgerError: when a row cannot be read; nothing of its group is returned then.
        """
        known = self.words == lexicon.digest
        return [
            self._checked(group, at, partial(_read, row, None if known else lexicon))
            for at, row in enumerate(self._rows(group))
        ]

    def _rows(self, group: int) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._checked(
            group, None, lambda: self.file.read_row_group(group, use_threads=False).to_pylist()
        )
        return rows

    def _checked(self, group: int, at: int | None, read: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Return what is read; what cannot be is refused by its row."""
        try:
            return read()
        except (ValidationError, ValueError, TypeError, KeyError, OSError, pa.ArrowInvalid):
            place = f"group {group}" if at is None else f"row {at + 1} of group {group + 1}"
            problem = f"{place} is damaged: it cannot be read"
            raise LedgerError(str(self.path), problem, HINT) from None


def _read(row: dict[str, Any], lexicon: Lexicon | None) -> Prepared:
    """Return the article of a row; what it is found by is made anew where a lexicon is given."""
    documents = [claim.encode() for claim in row["claims"]]
    extraction = records.extraction(
        records.read_article_document(row["article"]),
        records.read_beside_document(row["beside"]),
        tuple(map(records.read_claim, documents)),
        int(row["numbers_seen"]),
        int(row["numbers_typed"]),
    )
    if lexicon:
        found_by = found(extraction, lexicon)
    else:
        found_by = replace(FOUND.validate_json(row["found"]), telling=bytes(row["telling"]))
    known = date.fromisoformat(row["known"]) if row["known"] else None
    return put_together(extraction, documents, found_by, day(known) or None, int(row["version"]))
