"""The derivation of a finding: both claims as they were read, their relation, what was tried."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks import Place
from claimcheck.findings import Finding
from claimcheck.model import Article, Claim, Window
from claimcheck.readable import readable
from claimcheck.report.layout import located, plain
from claimcheck.rule import Rule
from claimcheck.series.relation import root

Line = tuple[str, str]  # a label, and words to be wrapped beside it


def derived(finding: Finding, rule: Rule, articles: dict[str, Article]) -> Iterator[Line]:
    """Yield how a finding came about, from its words to its severity."""
    yield "rule", f"{rule.code} {rule.id}: {rule.title}"
    yield "stands at", rule.place
    yield "says", plain(finding.message)
    yield "why", rule.why
    for place in finding.places:
        yield "", ""
        yield from told(place.role, place, articles[place.article])
    yield "", ""
    yield "relation", finding.relation
    yield "arithmetic", finding.arithmetic
    yield "tried", "; ".join(finding.tried)
    yield "also breaks", ", ".join(finding.also)
    yield "at most", f"{rule.severity} by the rule; {finding.severity} by the evidence"
    yield "next step", finding.next_step
    yield "fingerprint", f"{finding.fingerprint}{' (suppressed)' if finding.suppressed else ''}"


def told(label: str, place: Place, article: Article) -> Iterator[Line]:
    """Yield a place, and its claim if it has one."""
    yield label, f"{located(article, place.field, place.span)} “{plain(place.exact)}”"
    if place.claim:
        yield from read(place.claim)
    elif place.when:
        yield "  day", place.when


def read(claim: Claim) -> Iterator[Line]:
    """Yield how a claim was read, field by field, and which recogniser says so."""
    quantity = claim.quantity
    yield "  reads as", readable(claim)
    yield "  kind", f"{claim.kind}, {claim.status}{', in quotation marks' * claim.mention.quoted}"
    unit = f" {quantity.unit}" if quantity.unit else ""
    yield "  tally", f"{quantity.tally}{unit}"
    yield "  world", f"{quantity.world}{unit}"
    axes = (("metric", claim.metric), ("of", claim.population), ("in", claim.place))
    yield "  counts", ", ".join(f"{name} {value}" for name, value in axes if value) or claim.what
    yield "  window", _window(claim.window)
    yield "  source", _source(claim)
    yield "  read by", "; ".join(claim.why)


def _window(window: Window) -> str:
    ends = (
        f"from {window.start} ({window.start_basis})" if window.start else "",
        f"to {window.end} ({window.basis})" if window.end else "",
    )
    return " ".join(end for end in ends if end) or "not known"


def _source(claim: Claim) -> str:
    name, counted = claim.source.name, root(claim)
    if not name:
        return "nobody is credited"
    return name if counted in (None, name) else f"{name}, whose figures are those of {counted}"
