"""Claims, dates and findings as other programs read them: plain JSON data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from claimcheck.checks import Place
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.intervals import Interval
from claimcheck.model import Article, Claim, DateMention, Skipped, Window
from claimcheck.readable import readable
from claimcheck.wiretypes import (
    ClaimJson,
    CoverageJson,
    DateJson,
    FindingJson,
    IntervalJson,
    LocationJson,
    ReportJson,
    SkippedJson,
    SummaryJson,
    WindowJson,
)

VERSION = 1  # of the report's form; raised when the meaning of a field changes
LINE_END = re.compile(r"\r\n|\r|\n")
LARGEST_FLOAT = 308  # the decimal exponent beyond which a JSON number is no longer read


def claim(found: Claim) -> ClaimJson:
    """Return a claim as `extract --format jsonl` prints it (docs/schema/claim.json)."""
    mention, quantity = found.mention, found.quantity
    return {
        "article": mention.article,
        "field": mention.field,
        "claim": readable(found),
        "exact": mention.exact,
        "start": mention.span.start,
        "end": mention.span.end,
        "number": mention.number,
        "number_start": mention.number_start,
        "comparator": quantity.comparator,
        "comparator_words": quantity.comparator_words,
        "value": number(quantity.value),
        "value_high": None if quantity.value_high is None else number(quantity.value_high),
        "tally": interval(quantity.tally),
        "world": interval(quantity.world),
        "direction": quantity.direction,
        "unit": quantity.unit,
        "what": found.what,
        "metric": found.metric,
        "population": found.population,
        "place": found.place,
        "destination": found.destination,
        "source": found.source.name,
        "source_root": found.source.root,
        "window": window(found.window),
        "kind": found.kind,
        "status": found.status,
        "quoted": mention.quoted,
        "block": mention.block,
        "event": found.event,
        "published": day(found.published),
        "confidence": found.confidence,
        "why": list(found.why),
    }


def date_mention(found: DateMention) -> DateJson:
    """Return a date as `extract --dates --format jsonl` prints it."""
    return {
        "article": found.article,
        "field": found.field,
        "start": found.span.start,
        "end": found.span.end,
        "exact": found.exact,
        "type": found.type,
        "value": found.value,
        "first_day": day(found.start),
        "last_day": day(found.end),
        "basis": found.basis,
    }


def skipped(found: Skipped) -> SkippedJson:
    """Return words with a number that was not typed, as `extract --skipped` prints them."""
    return {
        "article": found.article,
        "field": found.field,
        "start": found.span.start,
        "end": found.span.end,
        "exact": found.exact,
        "reason": found.reason,
    }


def number(value: Decimal) -> int | float | None:
    """Return a JSON number: whole where it is whole; None for what no JSON number can hold."""
    if not value.is_finite() or value.adjusted() > LARGEST_FLOAT:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def interval(found: Interval) -> IntervalJson:
    """Return an interval; an unbounded end is null."""
    return {
        "low": number(found.low),
        "high": number(found.high),
        "open_low": found.open_low,
        "open_high": found.open_high,
    }


def window(found: Window) -> WindowJson:
    """Return a window; each end has its own basis, `basis` is that of the as-of day."""
    return {
        "start": day(found.start),
        "end": day(found.end),
        "basis": found.basis,
        "start_basis": found.start_basis,
    }


def day(found: date | None) -> str | None:
    """Return an ISO day, or None."""
    return found.isoformat() if found else None


def finding(found: Finding, articles: Mapping[str, Article]) -> FindingJson:
    """Return a finding as `check --format json` prints it (docs/schema/finding.json)."""
    return {
        "rule": found.rule,
        "code": found.code,
        "severity": found.severity,
        "title": found.title,
        "message": found.message,
        "relation": found.relation,
        "locations": [location(place, articles[place.article]) for place in found.places],
        "arithmetic": found.arithmetic,
        "tried": list(found.tried),
        "also": list(found.also),
        "why": found.why,
        "next_step": found.next_step,
        "fingerprint": found.fingerprint,
        "suppressed": found.suppressed,
    }


def location(place: Place, article: Article) -> LocationJson:
    """Return a place; line and column count from 1 in the string that `field` names."""
    line, column = position(article, place.field, place.span.start)
    return {
        "article": place.article,
        "path": article.path,
        "record": article.record,
        "field": place.field,
        "start": place.span.start,
        "end": place.span.end,
        "line": line,
        "column": column,
        "exact": place.exact,
        "role": place.role,
        "when": place.when,
        "published": day(article.published),
        "published_basis": article.published_basis,
        "evidence": list(article.evidence),
    }


def position(article: Article, field: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of an offset in one string of an article."""
    text = article.string(field)
    line, begun = 1, 0
    for match in LINE_END.finditer(text, 0, offset):
        line, begun = line + 1, match.end()
    return line, offset - begun + 1


def report(found: Report) -> ReportJson:
    """Return a whole run as `check --format json` prints it (docs/schema/report.json)."""
    articles = found.articles
    return {
        "version": VERSION,
        "findings": [finding(one, articles) for one in found.findings],
        "coverage": coverage(found.coverage),
        "unused_rules": list(found.unused),
        "summary": summary(found),
    }


def coverage(found: Coverage) -> CoverageJson:
    """Return how much was read, with every number that was not typed."""
    return {
        "articles": found.articles,
        "claims": found.claims,
        "numbers_seen": found.numbers_seen,
        "numbers_typed": found.numbers_typed,
        "skipped": [skipped(one) for one in found.skipped],
        "languages": [{"language": name, "articles": n} for name, n in found.languages],
    }


def summary(found: Report) -> SummaryJson:
    """Return how many findings there are of each severity, and how many are waived."""
    counts = Counter("suppressed" if f.suppressed else f.severity.value for f in found.findings)
    return {
        "error": counts["error"],
        "warning": counts["warning"],
        "info": counts["info"],
        "suppressed": counts["suppressed"],
        "stale_suppressions": len(found.stale),
    }
