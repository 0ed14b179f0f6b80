"""Two-location frames: each place with its line and its words underlined, then the reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.findings import Finding, Report
from claimcheck.model import Article, DayBasis
from claimcheck.report.frames import GUTTER, frame, label
from claimcheck.report.groups import grouped
from claimcheck.report.layout import Look, isolated, plain, wrapped
from claimcheck.report.summary import closing, listed, many


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield every finding in full, then the closing lines."""
    articles = report.articles
    for name, members in grouped(listed(report, look), articles, look.group):
        if name:
            title = f"{plain(name)} · {many(len(members), 'finding')}"
            yield from (look.paint(isolated(line), "strong") for line in wrapped(title, look.width))
            yield ""
        for finding in members:
            yield from _finding(finding, articles, look)
            yield ""
    yield from closing(report, look)


def _finding(finding: Finding, articles: Mapping[str, Article], look: Look) -> Iterator[str]:
    head = f"{finding.severity.value}[{finding.code}]"
    first, *more = wrapped(f"{head} {finding.rule}: {plain(finding.message)}", look.width, "  ")
    yield look.paint(head, finding.severity.value) + look.paint(
        isolated(first[len(head) :]), "strong"
    )
    yield from (look.paint(isolated(line), "strong") for line in more)
    for place in finding.places:
        told = label(place.role, finding.relation)
        yield from frame(place, articles[place.article], told, finding.severity.value, look)
    edge = " " * (GUTTER + 1)
    for name, words in _notes(finding, articles):
        lines = wrapped(f"{name}: {plain(words)}", look.width - len(edge) - 2)
        yield f"{edge}{look.paint('=', 'faint')} {isolated(lines[0])}"
        yield from (f"{edge}  {isolated(line)}" for line in lines[1:])


def _notes(finding: Finding, articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """Yield the label and the words of each line below the frames."""
    for name in dict.fromkeys(place.article for place in finding.places):
        article = articles[name]
        if article.published_basis is DayBasis.INFERRED:
            evidence = "; ".join(article.evidence)
            yield "dated", f"{name} {article.published}, inferred from {evidence}"
    if finding.arithmetic:
        yield "arithmetic", finding.arithmetic
    if finding.tried:
        yield "tried", "; ".join(finding.tried)
    if finding.also:
        yield "also breaks", ", ".join(finding.also)
    if finding.why:
        yield "why", finding.why
    if finding.next_step:
        yield "next", finding.next_step
    yield "fingerprint", finding.fingerprint
