"""How many findings, how much was read, and what is hidden: what every report ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wcwidth import wrap

from claimcheck.checks import Place
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.model import Article, DayBasis, Severity
from claimcheck.report.grid import grid
from claimcheck.report.layout import Look, plain, wrapped

TELLING = 50  # claims from which on it means something that a rule found none to look at
GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def listed(report: Report, look: Look) -> list[Finding]:
    """Return the findings that are shown: not waived, and at least as grave as asked for."""
    return [
        finding
        for finding in report.findings
        if not finding.suppressed and finding.severity.rank >= look.shown.rank
    ]


def closing(report: Report, look: Look) -> Iterator[str]:
    """Yield the count of findings and the coverage line."""
    counts = Counter("suppressed" if f.suppressed else f.severity for f in report.findings)
    shown = [
        look.paint(many(counts[s], s.value, _plural(s)), s.value)
        for s in GRAVEST
        if s.rank >= look.shown.rank and counts[s]
    ]
    hidden = sum(counts[s] for s in Severity if s.rank < look.shown.rank)
    nothing = "Nothing this grave found" if hidden else "Nothing found"
    parts = [", ".join(shown) or look.paint(nothing, "strong")]
    if hidden:
        least = min((s for s in Severity if counts[s]), key=lambda s: s.rank)
        parts.append(f"{hidden} more with --show {least.value}")
    if counts["suppressed"]:
        parts.append(f"{counts['suppressed']} suppressed")
    yield from wrap("; ".join(parts) + ".", look.width, subsequent_indent="  ")
    for stale in report.stale:
        name = f"{stale.fingerprint} ({stale.rule})" if stale.rule else stale.fingerprint
        yield from wrapped(plain(f"{name}: {stale.problem}"), look.width, "  ")
    yield from wrapped(coverage(report.coverage), look.width, "  ")
    if report.unused and (look.shown is Severity.INFO or report.coverage.claims >= TELLING):
        yield from wrapped(_unused(report.unused), look.width, "  ")


def verdict(report: Report, *, stopped: bool) -> str:
    """Return in one line what stops, and what nobody read; empty where neither is so."""
    live = Counter(finding.severity for finding in report.findings if not finding.suppressed)
    told = ", ".join(many(live[s], s.value, _plural(s)) for s in GRAVEST if live[s])
    parts = [f"stopped by {told}; leave out --quiet to see the report"] if stopped else []
    if report.coverage.languages:
        parts.append(_unread(report.coverage))
    return f"claimcheck: {'. '.join(parts)}" if parts else ""


def _unused(rules: Sequence[str]) -> str:
    """Return which rules looked at nothing in all that was read, and what to ask about them."""
    told = f"{many(len(rules), 'rule')} selected nothing here: {', '.join(rules)}"
    return f"{told} (claimcheck explain {rules[0]} shows what it looks for)."


def coverage(found: Coverage) -> str:
    """Return the coverage line: what was read, what was not, and that nothing was passed over."""
    parts = [
        many(found.articles, "article"),
        many(found.claims, "claim"),
        f"{many(found.numbers_seen, 'number')} seen",
        f"{found.numbers_typed:,} typed",
        f"{found.numbers_seen - found.numbers_typed:,} skipped",
    ]
    line = f"Read: {', '.join(parts)}."
    return f"{line} {_unread(found)}." if found.languages else line


def _unread(found: Coverage) -> str:
    """Return how many articles no lexicon covers, by language."""
    told = (f"{many(n, 'article')} (language: {plain(name)})" for name, n in found.languages)
    return f"Not read: {', '.join(told)}"


def days(place: Place, article: Article) -> str:
    """Return the day of a place as the reader sees it: as stated, else of its article.

    A day that was inferred from the text says so.
    """
    if not place.when and article.published is None:
        return "undated"
    day = place.when or str(article.published)
    inferred = article.published_basis is DayBasis.INFERRED and str(article.published) in day
    return f"{day} (inferred)" if inferred else day


def many(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun: "1 article", "2 articles"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def _plural(severity: Severity) -> str:
    return severity.value if severity is Severity.INFO else f"{severity.value}s"


def counts(report: Report, look: Look) -> Iterator[str]:
    """Yield how many findings there are by severity, by rule and by article, then the coverage.

    A finding counts for every article that it sets side by side, and waived ones by themselves.
    """
    for one, rows in counted(report).items():
        if rows:
            cells = [(plain(name), *(str(n or "") for n in numbers)) for name, *numbers in rows]
            yield from grid((one, *(severity.value for severity in GRAVEST)), cells, look.width)
            yield ""
    yield from closing(report, replace(look, shown=Severity.INFO))


def counted(report: Report) -> dict[str, list[tuple[str, int, int, int]]]:
    """Return rows of a name with its errors, warnings and info, by "rule" and by "article"."""
    live = [finding for finding in report.findings if not finding.suppressed]
    rules = Counter((f"{f.code} {f.rule}", f.severity) for f in live)
    articles = Counter((name, f.severity) for f in live for name in {p.article for p in f.places})
    return {"rule": _rows(rules), "article": _rows(articles)}


def _rows(counts: Counter[tuple[str, Severity]]) -> list[tuple[str, int, int, int]]:
    """Return the counts of each name, most errors first, then most warnings, then by name."""
    found = []
    for name in {name for name, _ in counts}:
        error, warning, info = (counts[name, severity] for severity in GRAVEST)
        found.append((name, error, warning, info))
    return sorted(found, key=lambda row: (*(-number for number in row[1:]), row[0]))
