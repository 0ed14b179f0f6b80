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
class Beside:
    """What an article says beside its claims."""

    dates: tuple[DateMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    skipped: tuple[Skipped, ...] = ()


ARTICLE = TypeAdapter(Article)
BESIDE = TypeAdapter(Beside)
CLAIM = TypeAdapter(Claim)


def content(found: Article) -> str:
    """Return the hash of what an article says, when and under which name: 32 hex digits.

    The file it came from and the line of its record may change without a new version.
    """
    day = found.published.isoformat() if found.published else ""
    said = (found.id, found.title, found.caption, found.text, day, found.outlet or "")
    return xxhash.xxh3_128_hexdigest("\0".join(said).encode(errors="surrogatepass"))


def article(found: Article) -> bytes:
    """Return an article as one compressed document; blocks are kept by their spans alone."""
    return zlib.compress(article_document(found).encode(), LEVEL)


def article_document(found: Article) -> str:
    """Return an article as one JSON document."""
    blocks = tuple(replace(block, text="") for block in found.blocks)
    return ARTICLE.dump_json(replace(found, blocks=blocks), exclude_defaults=True).decode()


def read_article(record: bytes) -> Article:
    """Return the article that `article` wrote."""
    return read_article_document(zlib.decompress(record))


def read_article_document(text: bytes | str) -> Article:
    """Return the article of a JSON document, its blocks cut from the strings again."""
    found = ARTICLE.validate_json(text)
    blocks = tuple(
        replace(block, text=found.string(block.field)[block.span.start : block.span.end])
        for block in found.blocks
    )
    return replace(found, blocks=blocks)


def beside(extraction: Extraction) -> bytes:
    """Return dates, people and skipped numbers as one compressed document."""
    return zlib.compress(beside_document(extraction).encode(), LEVEL)


def beside_document(extraction: Extraction) -> str:
    """Return dates, people and skipped numbers as one JSON document."""
    found = Beside(extraction.dates, extraction.people, extraction.skipped)
    return BESIDE.dump_json(found, exclude_defaults=True).decode()


def read_beside(record: bytes) -> Beside:
    """Return what `beside` wrote."""
    return BESIDE.validate_json(zlib.decompress(record))


def read_beside_document(text: bytes | str) -> Beside:
    """Return the dates, people and skipped numbers of a JSON document."""
    return BESIDE.validate_json(text)


def claim(found: Claim) -> bytes:
    """Return a claim as one JSON document; what is as usual is left out."""
    return CLAIM.dump_json(found, exclude_defaults=True)


def said(documents: Iterable[bytes]) -> bytes:
    """Return the documents of an article's claims as one, compressed: a line for each."""
    return zlib.compress(b"\n".join(documents), LEVEL)


def claim_documents(record: bytes) -> list[bytes]:
    """Return the documents that `said` put together, in the order of the text."""
    lines = zlib.decompress(record)
    return lines.split(b"\n") if lines else []


def read_claim(document: bytes | str) -> Claim:
    """Return the claim that `claim` wrote."""
    return CLAIM.validate_json(document)


def read_claims(record: bytes) -> tuple[Claim, ...]:
    """Return every claim of an article, from what `said` wrote."""
    return tuple(CLAIM.validate_json(one) for one in claim_documents(record))


def extraction(
    told: Article, other: Beside, claims: tuple[Claim, ...], seen: int, typed: int
) -> Extraction:
    """Return what an article says, put together from its parts."""
    return Extraction(told, claims, other.dates, other.people, other.skipped, seen, typed)
