"""A ledger as files for others: Parquet whole, CSV by series, JSON-LD by claim; and Parquet back.

JSON-LD follows schema.org Claim with W3C Web Annotation selectors: every claim points at the words
it rests on by their text and by their place.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Connection, select

from claimcheck.errors import LedgerError
from claimcheck.intervals import written
from claimcheck.ledger import records
from claimcheck.ledger.reading import extractions
from claimcheck.ledger.schema import article
from claimcheck.model import Claim, Extraction
from claimcheck.readable import readable
from claimcheck.series.followed import followed

FORM = "claimcheck ledger 1"  # of the Parquet file; raised when the meaning of a column changes
ROWS = 1_000  # articles in one group of rows
CONTEXT = ["https://schema.org", "http://www.w3.org/ns/anno.jsonld"]
REACH = 32  # characters before and after a quotation, so that it is found again
SERIES = ["series", "as_of", "value", "low", "best", "high", "unit", "claims", "source", "note"]
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
    ],
    metadata={"form": FORM},
)


def write_parquet(connection: Connection, path: Path) -> int:
    """Write every version of every article with its claims; return how many there are."""
    columns = (article.c.number, article.c.version, article.c.published, article.c.known)
    rows = connection.execute(select(*columns).order_by(article.c.id, article.c.version)).all()
    draft = path.with_name(f".{path.name}.new")
    with pq.ParquetWriter(draft, COLUMNS, compression="zstd") as out:
        for start in range(0, len(rows), ROWS):
            some = rows[start : start + ROWS]
            found = extractions(connection, [row.number for row in some])
            lines = [
                {
                    "id": one.article.id,
                    "version": row.version,
                    "published": row.published,
                    "known": row.known,
                    "numbers_seen": one.numbers_seen,
                    "numbers_typed": one.numbers_typed,
                    "article": records.article_document(one.article),
                    "beside": records.beside_document(one),
                    "claims": [records.claim(claim).decode() for claim in one.claims],
                }
                for row, one in zip(some, found, strict=True)
            ]
            out.write_table(pa.Table.from_pylist(lines, COLUMNS))
    draft.replace(path)
    return len(rows)


def read_parquet(path: Path) -> Iterator[tuple[Extraction, date | None]]:
    """Yield what each article of a Parquet file says, and the day the desk knew it.

    Raises:
        LedgerError: when it is no file that a ledger wrote.
    """
    hint = "write one with `claimcheck ledger export --format parquet`"
    try:
        given = pq.ParquetFile(path)
    except (OSError, pa.ArrowInvalid) as caught:
        reason = str(caught).partition(".")[0].lower()
        raise LedgerError(str(path), f"cannot be read: {reason}", hint) from None
    with given:
        if (given.schema_arrow.metadata or {}).get(b"form") != FORM.encode():
            raise LedgerError(str(path), "no ledger wrote this file", hint)
        for batch in given.iter_batches(ROWS):
            for row in batch.to_pylist():
                yield _read(row), date.fromisoformat(row["known"]) if row["known"] else None


def _read(row: dict[str, Any]) -> Extraction:
    return records.extraction(
        records.read_article_document(row["article"]),
        records.read_beside_document(row["beside"]),
        tuple(records.read_claim(claim) for claim in row["claims"]),
        row["numbers_seen"],
        row["numbers_typed"],
    )


def as_csv(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield a row per series and day: its lowest, best and highest figure, and who gave the best.

    `value` is the best figure, so that `claimcheck ledger check` reads the file.
    """
    yield _row(SERIES)
    for series in followed(claims):
        for moment in series.moments:
            if moment.day is None:
                continue
            told = [c for c in moment.claims if c.quantity.value == moment.best]
            sources = dict.fromkeys(c.source.name for c in told if c.source.name)
            figures = (moment.best, moment.low, moment.best, moment.high)
            articles = dict.fromkeys(claim.mention.article for claim in moment.claims)
            yield _row(
                [
                    series.name,
                    moment.day.isoformat(),
                    *(format(figure, "f") for figure in figures),
                    series.unit,
                    str(len(moment.claims)),
                    "; ".join(sources),
                    "; ".join(articles),
                ]
            )


def as_jsonld(found: Iterable[Extraction]) -> Iterator[str]:
    """Yield one JSON-LD document, a claim a line."""
    yield json.dumps({"@context": CONTEXT})[:-1] + ', "@graph": ['
    before = ""
    for extraction in found:
        for claim in extraction.claims:
            yield before + json.dumps(_claim(claim, extraction), ensure_ascii=False)
            before = ","
    yield "]}"


def _claim(found: Claim, extraction: Extraction) -> dict[str, Any]:
    mention, article_ = found.mention, extraction.article
    text, span = article_.string(mention.field), mention.span
    day = article_.published.isoformat() if article_.published else None
    source = {"author": {"@type": "Organization", "name": found.source.name}}
    return {
        "@type": "Claim",
        "name": readable(found),
        "text": mention.exact,
        **(source if found.source.name else {}),
        "value": written(found.quantity.value),
        "appearance": {
            "@type": "NewsArticle",
            "@id": article_.id,
            **({"datePublished": day} if day else {}),
            **({"publisher": article_.outlet} if article_.outlet else {}),
        },
        "target": {
            "source": article_.id,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": mention.exact,
                    "prefix": text[max(0, span.start - REACH) : span.start],
                    "suffix": text[span.end : span.end + REACH],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
