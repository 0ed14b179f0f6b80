"""Articles, claims, dates, people and skipped numbers as rows keep them, and back again.

pydantic reads and writes the frozen records themselves; what an article holds beside its claims is
one compressed document.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

import xxhash
from pydantic import TypeAdapter

from claimcheck.model import (
    Article,
    Claim,
    DateMention,
    Extraction,
    PersonMention,
    Skipped,
)

LEVEL = 1  # of compression: a third of the size in 40 µs


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything an article says but its claims."""

    article: Article
    dates: tuple[DateMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    skipped: tuple[Skipped, ...] = ()


KEPT = TypeAdapter(Kept)
CLAIM = TypeAdapter(Claim)


def content(article: Article) -> str:
    """Return the hash of what an article says, when and under which name: 32 hex digits.

    The file it came from and the line of its record may change without a new version.
    """
    day = article.published.isoformat() if article.published else ""
    said = (article.id, article.title, article.caption, article.text, day, article.outlet or "")
    return xxhash.xxh3_128_hexdigest("\0".join(said).encode(errors="surrogatepass"))


def kept(extraction: Extraction) -> bytes:
    """Return what an article says but its claims; blocks are kept by their spans alone."""
    return zlib.compress(document(extraction).encode(), LEVEL)


def document(extraction: Extraction) -> str:
    """Return what an article says but its claims as one JSON document."""
    blocks = tuple(replace(block, text="") for block in extraction.article.blocks)
    whole = Kept(
        replace(extraction.article, blocks=blocks),
        extraction.dates,
        extraction.people,
        extraction.skipped,
    )
    return KEPT.dump_json(whole, exclude_defaults=True).decode()


def read_kept(record: bytes) -> Kept:
    """Return what `kept` wrote, its blocks cut from the strings again."""
    return _whole(zlib.decompress(record))


def _whole(text: bytes | str) -> Kept:
    whole = KEPT.validate_json(text)
    article = whole.article
    blocks = tuple(
        replace(block, text=article.string(block.field)[block.span.start : block.span.end])
        for block in article.blocks
    )
    return replace(whole, article=replace(article, blocks=blocks))


def claim(found: Claim) -> bytes:
    """Return a claim as one JSON document; what is as usual is left out."""
    return CLAIM.dump_json(found, exclude_defaults=True)


def read_claim(record: bytes) -> Claim:
    """Return the claim that `claim` wrote."""
    return CLAIM.validate_json(record)


def extraction(record: bytes, claims: Iterable[bytes], seen: int, typed: int) -> Extraction:
    """Return what an article says from its rows."""
    return from_document(zlib.decompress(record), claims, seen, typed)


def from_document(text: bytes | str, claims: Iterable[bytes], seen: int, typed: int) -> Extraction:
    """Return what an article says from its JSON document and its claims."""
    whole = _whole(text)
    return Extraction(
        whole.article,
        tuple(read_claim(one) for one in claims),
        whole.dates,
        whole.people,
        whole.skipped,
        seen,
        typed,
    )
