"""A report as one page that opens from disk: everything in it, nothing fetched, nothing trusted."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck import lexicon
from claimcheck.findings import Finding, Report
from claimcheck.model import Severity
from claimcheck.report._html_card import Card, accused, anchors, cards
from claimcheck.report._html_reuse import reuse_part
from claimcheck.report._html_series import series_part
from claimcheck.report._html_views import Views
from claimcheck.report._plot import Where, where
from claimcheck.report.layout import Look, safe
from claimcheck.report.summary import coverage, listed

IN_FULL = 6_000_000  # characters of cards after which further ones are shown in brief
SKIPPED = 1000  # skipped numbers that are listed


@dataclass(frozen=True, slots=True)
class Row:
    """A rule or an article of the summary, with its findings by severity, gravest first."""

    name: str
    key: str
    title: str
    counts: tuple[int, ...]


def page(report: Report, look: Look) -> Iterator[str]:
    """Yield the lines of the page; the same report gives the same page."""
    made = Environment(
        loader=PackageLoader("claimcheck", "report/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["plain"] = safe
    style, script = (made.get_template(name).render() for name in ("report.css", "report.js"))
    words = report.lexicon or lexicon.load()
    series = series_part(report, words, _figures(report))
    named = dict(zip(anchors(report), report.findings, strict=True))
    views = Views(report, words, named, series.anchors())
    skipped = report.coverage.skipped
    text = made.get_template("report.html").render(
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        counts=_counts(report),
        shown=look.shown,
        severities=SEVERITIES,
        listed=len(listed(report, look)),
        total=len(report.findings),
        rules=_rules(report),
        articles=_articles(report),
        cards=_rendered(cards(report, look, views), made),
        series=series,
        views=views,
        reuse=reuse_part(report, words),
        coverage=coverage(report.coverage),
        skipped=skipped[:SKIPPED],
        unlisted=max(0, len(skipped) - SKIPPED),
        reasons=Counter(one.reason for one in skipped).most_common(),
        stale=report.stale,
        unused=report.unused,
    )
    yield from text.split("\n")


def _rendered(found: Iterable[Card], made: Environment) -> Iterator[Markup]:
    """Yield each card; after so many bytes that a page would open slowly, in brief."""
    template = made.get_template("card.html")
    used = 0
    for card in found:
        text = template.render(card=card, brief=used > IN_FULL)
        used += len(text)
        yield Markup(text)


SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _hash(text: str) -> str:
    """Return what a content security policy calls a text: no other script or style runs."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _counts(report: Report) -> dict[str, int]:
    found = Counter("waived" if f.suppressed else f.severity.value for f in report.findings)
    return {name: found[name] for name in (*SEVERITIES, "waived")}


def _rules(report: Report) -> list[Row]:
    """Return the rules that found something, those with the gravest findings first."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if not finding.suppressed:
            by_rule[finding.rule].append(finding)
    rows = [
        Row(f"{found[0].code} {rule}", rule, found[0].title, _split(found))
        for rule, found in by_rule.items()
    ]
    return sorted(rows, key=lambda row: (*(-n for n in row.counts), row.name))


def _articles(report: Report) -> list[Row]:
    """Return the articles that findings point at, in order of their ids."""
    by_article: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        for name in dict.fromkeys(place.article for place in finding.places):
            if not finding.suppressed:
                by_article[name].append(finding)
    return [
        Row(name, str(number), "", _split(by_article[name]))
        for number, name in enumerate(accused(report))
    ]


def _split(findings: list[Finding]) -> tuple[int, ...]:
    counts = Counter(finding.severity for finding in findings)
    return tuple(counts[severity] for severity in SEVERITIES)


def _figures(report: Report) -> dict[Where, str]:
    """Return the card of the gravest finding that each accused figure is part of."""
    found: dict[Where, str] = {}
    for name, finding in zip(anchors(report), report.findings, strict=True):
        for place in finding.places:
            if place.claim and not finding.suppressed:
                found.setdefault(where(place.claim), name)
    return found
