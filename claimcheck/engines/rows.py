"""Facts as the columns of record batches: what the passes take and what they give.

Documents are MessagePack that msgspec reads back into the frozen records, half the time of JSON and
pydantic; they are compressed where they are many. Hashes are signed: Spark knows no other integers.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa

from claimcheck.checks import Over
from claimcheck.findings import Finding
from claimcheck.model import (
    Article,
    BlockKind,
    Claim,
    DateMention,
    Extraction,
    PersonMention,
    Skipped,
    Span,
)
from claimcheck.reuse.matching import Cut
from claimcheck.reuse.passage import Passage

LEVEL = 1  # of compression: a third of the size in 40 µs


@dataclass(frozen=True, slots=True)
class Beside:
    """What an extraction holds beside its article and claims."""

    dates: tuple[DateMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    numbers_seen: int = 0
    numbers_typed: int = 0


ENCODER = msgspec.msgpack.Encoder()
ARTICLE = msgspec.msgpack.Decoder(Article)
BESIDE = msgspec.msgpack.Decoder(Beside)
CLAIMS = msgspec.msgpack.Decoder(tuple[Claim, ...])
FINDING = msgspec.msgpack.Decoder(Finding)
PASSAGE = msgspec.msgpack.Decoder(Passage)
SKIPPED = msgspec.msgpack.Decoder(tuple[Skipped, ...])

GIVEN = pa.schema([("article", pa.binary())])

GROUP = pa.struct([("sort", pa.int32()), ("key", pa.string()), ("claims", pa.binary())])
PIECE = pa.struct(
    [
        ("block", pa.int32()),
        ("base", pa.int32()),
        ("field", pa.string()),
        ("kind", pa.string()),
        ("text", pa.string()),
        ("length", pa.int32()),
        ("days", pa.list_(pa.int32())),
        ("identity", pa.int64()),
        ("shingles", pa.list_(pa.int64())),
    ]
)
COLLECTED = pa.schema(
    [
        ("id", pa.string()),
        ("published", pa.string()),
        ("article", pa.binary()),
        ("claims", pa.binary()),
        ("beside", pa.binary()),
        ("count", pa.int32()),
        ("seen", pa.int32()),
        ("typed", pa.int32()),
        ("skipped", pa.binary()),
        ("language", pa.string()),
        ("used", pa.list_(pa.string())),
        ("findings", pa.list_(pa.binary())),
        ("groups", pa.list_(GROUP)),
        ("pieces", pa.list_(PIECE)),
        ("bad", pa.string()),
    ]
)
"""An article after the first pass. `language` is set where no lexicon covers it; `used` are the
rules that select a claim here and in no earlier row of the batch. A row with `bad` is no article:
it says what was wrong with a record, as a JSON list of place, problem and hint."""

MEMBER = pa.schema(
    [
        ("sort", pa.int32()),
        ("key", pa.string()),
        ("rule", pa.int32()),
        ("place", pa.int64()),
        ("id", pa.string()),
        ("article", pa.binary()),
        ("claims", pa.binary()),
        ("beside", pa.binary()),
        ("brought", pa.binary()),
        ("passage", pa.binary()),
        ("reused", pa.float64()),
    ]
)
"""A row of a group, the rows in the order of sort, key, rule and place: an article with what it
brought there, or a passage. `rule` numbers the one rule to ask, -1 for all."""

MARK = pa.struct(
    [
        ("article", pa.string()),
        ("field", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("published", pa.string()),
        ("number", pa.int64()),
        ("place", pa.int64()),
        ("block", pa.int32()),
    ]
)
PASSAGES = pa.schema(
    [
        ("later_number", pa.int64()),
        ("turn", pa.int32()),
        ("earlier", MARK),
        ("later", MARK),
        ("matched", pa.int32()),
        ("name", pa.string()),
        ("passage", pa.binary()),
    ]
)
"""A passage, in the order of the first two columns as one process finds them; `name` is that of
its earlier words. Pieces are numbered in the order of publication, as are the articles' places."""

FOUND = pa.schema(
    [
        ("sort", pa.int32()),
        ("key", pa.string()),
        ("rule", pa.int32()),
        ("number", pa.int32()),
        ("finding", pa.binary()),
    ]
)
"""A finding with its rank: findings in the order of these columns are as one process gives them."""

SORTS = tuple(Over)
RANK = {over: number for number, over in enumerate(SORTS)}


def packed(document: bytes) -> bytes:
    """Return a document compressed."""
    return zlib.compress(document, LEVEL)


def article(found: Article) -> bytes:
    """Return an article as it is given to a pass; blocks are kept by their spans alone."""
    blocks = tuple(replace(block, text="") for block in found.blocks)
    return ENCODER.encode(replace(found, blocks=blocks))


def read_article(document: bytes) -> Article:
    """Return the article of a document, its blocks cut from the strings again."""
    found = ARTICLE.decode(document)
    blocks = tuple(
        replace(block, text=found.string(block.field)[block.span.start : block.span.end])
        for block in found.blocks
    )
    return replace(found, blocks=blocks)


def told(document: bytes) -> Article:
    """Return the article of a compressed document."""
    return read_article(zlib.decompress(document))


def claims(found: Sequence[Claim]) -> bytes:
    """Return claims as one compressed document."""
    return packed(ENCODER.encode(tuple(found)))


def read_claims(document: bytes) -> tuple[Claim, ...]:
    """Return the claims that `claims` wrote."""
    return CLAIMS.decode(zlib.decompress(document))


def beside(found: Extraction) -> bytes:
    """Return all that an extraction holds beside its article and claims."""
    counts = found.numbers_seen, found.numbers_typed
    said = Beside(found.dates, found.people, found.skipped, *counts)
    return packed(ENCODER.encode(said))


def read_beside(document: bytes) -> Beside:
    """Return what `beside` wrote."""
    return BESIDE.decode(zlib.decompress(document))


def read_cut(piece: Mapping[str, Any], name: str, day: str | None, order: int) -> Cut:
    """Return a piece of an article, given the article's id, day and place in publication."""
    ends = iter(piece["days"])
    return Cut(
        where=(order, piece["block"]),
        article=name,
        published=date.fromisoformat(day) if day else None,
        field=piece["field"],
        block=BlockKind(piece["kind"]),
        base=piece["base"],
        text=piece["text"],
        length=piece["length"],
        days=tuple(map(Span, ends, ends)),
    )


def passage(found: Passage) -> bytes:
    """Return a passage, its cluster and how much of its article is reused not yet known."""
    return packed(ENCODER.encode(found))


def read_passage(document: bytes, cluster: str, reused: float) -> Passage:
    """Return a passage with its cluster and the share of its article that is reused."""
    found = PASSAGE.decode(zlib.decompress(document))
    return replace(found, cluster=cluster, later=replace(found.later, reused=reused))


def skipped(found: tuple[Skipped, ...]) -> bytes:
    """Return what was not typed as one compressed document."""
    return packed(ENCODER.encode(found))


def read_skipped(document: bytes) -> tuple[Skipped, ...]:
    """Return what `skipped` wrote."""
    return SKIPPED.decode(zlib.decompress(document))


def finding(found: Finding) -> bytes:
    """Return a finding with the claims of its places."""
    return ENCODER.encode(found)


def read_finding(document: bytes) -> Finding:
    """Return the finding that `finding` wrote."""
    return FINDING.decode(document)


def batches(
    rows: Iterable[Mapping[str, Any]], schema: pa.Schema, most: int
) -> Iterator[pa.RecordBatch]:
    """Yield rows in batches of at most so many."""
    waiting: list[Mapping[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) >= most:
            yield pa.RecordBatch.from_pylist(waiting, schema=schema)
            waiting = []
    if waiting:
        yield pa.RecordBatch.from_pylist(waiting, schema=schema)


def listed(batch: Iterable[pa.RecordBatch]) -> Iterator[dict[str, Any]]:
    """Yield the rows of batches one by one."""
    for one in batch:
        yield from one.to_pylist()


def signed(value: int) -> int:
    """Return an unsigned hash of 64 bits as a signed one."""
    return value - (1 << 64) if value >= 1 << 63 else value


def document(value: object) -> str:
    """Return plain data as one line of JSON, the same for the same data."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
