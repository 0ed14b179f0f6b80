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

from claimcheck.findings import Finding
from claimcheck.model import (
    Article,
    Block,
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
ARTICLE = msgspec.msgpack.Decoder(tuple[Article, list[tuple[BlockKind, str, int, int]]])
BESIDE = msgspec.msgpack.Decoder(Beside)
CLAIMS = msgspec.msgpack.Decoder(tuple[Claim, ...])
FINDING = msgspec.msgpack.Decoder(Finding)
PASSAGE = msgspec.msgpack.Decoder(Passage)
SKIPPED = msgspec.msgpack.Decoder(tuple[Skipped, ...])


def packed(document: bytes) -> bytes:
    """Return a document compressed."""
    return zlib.compress(document, LEVEL)


def article(found: Article) -> bytes:
    """Return an article as it is given to a pass; blocks are kept by their spans alone."""
    blocks = [(b.kind, b.field, b.span.start, b.span.end) for b in found.blocks]
    return ENCODER.encode((replace(found, blocks=()), blocks))


def read_article(document: bytes) -> Article:
    """Return the article of a document, its blocks cut from the strings again."""
    found, spans = ARTICLE.decode(document)
    blocks = tuple(
        Block(kind, field, Span(start, end), found.string(field)[start:end])
        for kind, field, start, end in spans
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
