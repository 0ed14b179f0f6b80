"""The first pass: articles -> what each says, what it belongs to, and what it breaks by itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pyarrow as pa

from claimcheck import grouping
from claimcheck.checks import Over
from claimcheck.engines import columns, rows
from claimcheck.engines.setup import Setup
from claimcheck.model import Article, Extraction, Skipped
from claimcheck.pipeline import LANGUAGE, Collector
from claimcheck.reuse.batches import printed
from claimcheck.reuse.corpus import cut
from claimcheck.reuse.words import pieces

BATCH = 64  # articles; about a megabyte of columns
BETWEEN = (Over.HAPPENING, Over.SERIES, Over.DAY, Over.PERSON)


def collect(batches: Iterator[pa.RecordBatch], setup: Setup) -> Iterator[pa.RecordBatch]:
    """Yield a row of COLLECTED for each article of GIVEN.

    Rules that look at one article alone are asked here, where it is in memory anyhow.
    """
    told = (rows.read_article(row["article"]) for row in rows.listed(batches))
    yield from collected(told, setup)


def collected(articles: Iterator[Article], setup: Setup) -> Iterator[pa.RecordBatch]:
    """Yield a row of COLLECTED for each article."""
    collector, used = Collector(setup.lexicon, setup.read), set[str]()
    made = (_row(article, collector(article), setup, used) for article in articles)
    yield from rows.batches(made, columns.COLLECTED, BATCH)


def _row(
    article: Article, found: Extraction | Skipped, setup: Setup, used: set[str]
) -> dict[str, Any]:
    if isinstance(found, Skipped):
        language = found.reason.removeprefix(LANGUAGE)
        skipped = rows.skipped((found,))
        return {"id": article.id, "skipped": skipped, "language": language}
    told = found.article
    return {
        "id": told.id,
        "published": told.published and str(told.published),
        "article": rows.packed(rows.article(told)),
        "claims": rows.claims(found.claims) if found.claims else None,
        "beside": rows.beside(found),
        "count": len(found.claims),
        "seen": found.numbers_seen,
        "typed": found.numbers_typed,
        "skipped": rows.skipped(found.skipped) if found.skipped else None,
        "used": _newly_used(found, setup, used),
        "findings": [rows.finding(one) for one in _own(found, setup)],
        "groups": list(_groups(found, setup)),
        "pieces": list(_pieces(found)) if setup.asked(Over.PASSAGES) else [],
    }


def _newly_used(found: Extraction, setup: Setup, used: set[str]) -> list[str]:
    """Return the rules that select a claim here and selected none before."""
    new = [
        rule.id
        for rule in setup.choosy
        if rule.id not in used and any(map(rule.select.takes, found.claims))
    ]
    used.update(new)
    return new


def _own(found: Extraction, setup: Setup) -> Iterator[Any]:
    """Yield what the rules about a single article find in it, in their order."""
    rules = setup.asked(Over.ARTICLE)
    if rules:
        group = grouping.article(found, setup.lexicon)
        yield from chain.from_iterable(rule.findings(group) for rule in rules)


def _groups(found: Extraction, setup: Setup) -> Iterator[dict[str, Any]]:
    """Yield the groups that an article has a part in, with the claims it brings there."""
    for over in BETWEEN:
        if setup.asked(over):
            for key, brought in grouping.keys(over, found, setup.lexicon).items():
                claims = rows.claims(brought) if brought else None
                yield {"sort": columns.RANK[over], "key": key, "claims": claims}


def _pieces(found: Extraction) -> Iterator[dict[str, Any]]:
    """Yield the pieces of text that are compared, each with its hashes."""
    cuts = [cut(piece, found.article, found.dates, 0) for piece in pieces((found,))]
    prints = printed([one.text for one in cuts])
    for one, length, hashes in zip(cuts, prints.lengths, prints.unpacked(), strict=True):
        yield {
            "block": one.where[1],
            "base": one.base,
            "field": one.field,
            "kind": one.block.value,
            "text": one.text,
            "length": length,
            "days": [end for span in one.days for end in (span.start, span.end)],
            "identity": rows.signed(hashes.identity),
            "shingles": [rows.signed(value) for value in hashes.shingles],
        }
