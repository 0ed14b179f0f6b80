"""The first pass: articles -> what each says, what it belongs to, and what it breaks by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa

from claimcheck import grouping
from claimcheck.checks import Over
from claimcheck.engines import columns, rows
from claimcheck.engines.setup import Setup
from claimcheck.findings import Finding
from claimcheck.model import Article, Extraction, Skipped
from claimcheck.pipeline import LANGUAGE, Collector
from claimcheck.reuse.batches import printed
from claimcheck.reuse.corpus import cut
from claimcheck.reuse.words import pieces
from claimcheck.rule import Rule

BATCH = 64  # articles; about a megabyte of columns
BETWEEN = (Over.HAPPENING, Over.SERIES, Over.DAY, Over.PERSON)


def collect(batches: Iterator[pa.RecordBatch], setup: Setup) -> Iterator[pa.RecordBatch]:
    """Yield a row of COLLECTED for each article of GIVEN.

    Rules that look at one article alone are asked here, where it is in memory anyhow.
    """
    told = (rows.read_article(row["article"]) for row in rows.listed(batches))
    yield from collected(told, setup)


def collected(articles: Iterator[Article], setup: Setup) -> Iterator[pa.RecordBatch]:
    """Yield a row of COLLECTED for each article.

    A batch is taken step by step and not article by article: code and words of one step stay in
    the processor's caches, which makes the pass a fifth faster.
    """
    collector, choosy = Collector(setup.lexicon, setup.read), setup.choosy
    used: set[str] = set()
    while batch := list(islice(articles, BATCH)):
        found = [collector(article) for article in batch]
        own = [_own(one, setup) for one in found]
        told = zip(batch, found, own, strict=True)
        made = [_row(*one, _newly_used(one[1], choosy, used), setup) for one in told]
        yield pa.RecordBatch.from_pylist(made, schema=columns.COLLECTED)


def _row(
    article: Article,
    found: Extraction | Skipped,
    own: Sequence[Finding],
    used: Sequence[str],
    setup: Setup,
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
        "used": used,
        "findings": [rows.finding(one) for one in own],
        "groups": list(_groups(found, setup)),
        "pieces": list(_pieces(found)) if setup.asked(Over.PASSAGES) else [],
    }


def _newly_used(
    found: Extraction | Skipped, choosy: Sequence[Rule], used: set[str]
) -> Sequence[str]:
    """Return the rules that select a claim here and selected none before."""
    if isinstance(found, Skipped):
        return ()
    new = [
        rule.id
        for rule in choosy
        if rule.id not in used and any(map(rule.select.takes, found.claims))
    ]
    used.update(new)
    return new


def _own(found: Extraction | Skipped, setup: Setup) -> Sequence[Finding]:
    """Return what the rules about a single article find in it, in their order."""
    rules = setup.asked(Over.ARTICLE)
    if isinstance(found, Skipped) or not rules:
        return ()
    group = grouping.article(found, setup.lexicon)
    return [finding for rule in rules for finding in rule.findings(group)]


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
