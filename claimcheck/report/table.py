"""A table that fits the terminal: each finding with its rule, both statements and their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tabulate import tabulate

from claimcheck.checks import Place
from claimcheck.findings import Finding, Report
from claimcheck.model import Article, Extraction
from claimcheck.readable import readable
from claimcheck.report.layout import Look, columns, located, plain, shortened, wrapped
from claimcheck.report.summary import closing, days, listed

HEADS = ("severity", "rule", "what is said, and where", "when")
SEVERITY, WHEN, GAPS = 8, 10, 6  # columns of the first and last, and between them all
LONGEST_RULE = 18
QUOTED_LINES = 3
CLAIM_HEADS = ("where", "claim", "words")


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield the table, then the closing lines."""
    articles = {found.article.id: found.article for found in report.extractions}
    shown = listed(report, look)
    longest = max((columns(finding.rule) for finding in shown), default=0)
    rule = min(LONGEST_RULE, max(longest, len("rule")))
    middle = max(24, look.width - SEVERITY - WHEN - GAPS - rule)
    rows: list[tuple[str, ...]] = []
    for finding in shown:
        rows += _rows(finding, articles, look, rule, middle)
        rows.append(("",) * len(HEADS))
    if rows:
        table = tabulate(rows[:-1], HEADS, tablefmt="simple", disable_numparse=True)
        yield from (line.rstrip() for line in table.splitlines())
        yield ""
    yield from closing(report, look)


def _rows(
    finding: Finding, articles: dict[str, Article], look: Look, rule: int, middle: int
) -> Iterator[tuple[str, ...]]:
    """Yield the lines of one finding: its message, then each place with its words and day."""
    named = [*wrapped(finding.rule, rule), finding.code]
    lines = [(line, "") for line in wrapped(plain(finding.message), middle)]
    for place in finding.places:
        lines += _place(place, articles[place.article], middle)
    severity = look.paint(finding.severity.value, finding.severity.value)
    for at in range(max(len(lines), len(named))):
        said, when = lines[at] if at < len(lines) else ("", "")
        yield severity if at == 0 else "", named[at] if at < len(named) else "", said, when


def _place(place: Place, article: Article, middle: int) -> Iterator[tuple[str, str]]:
    day = days(place, article)
    where = wrapped(located(article, place.field, place.span), middle, "  ")
    for at, line in enumerate(where):
        yield line, day if at == 0 else ""
    words = shortened(plain(place.exact), QUOTED_LINES * (middle - 4))
    for line in wrapped(f"“{words}”", middle - 2):
        yield f"  {line}", ""


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:
    """Yield a table of every claim: where it stands, what it says, and its words."""
    rows: list[tuple[str, str, str]] = []
    where = max(12, look.width // 5)
    said = (look.width - where - 4) * 3 // 5
    words = look.width - where - 4 - said
    for extraction in extractions:
        for claim in extraction.claims:
            mention = claim.mention
            place = located(extraction.article, mention.field, mention.span)
            rows += _side_by_side(
                wrapped(place, where, "  "),
                wrapped(plain(readable(claim)), said, "  "),
                wrapped(f"“{plain(mention.exact)}”", words, " "),
                *([claim.why] if look.explain else []),
            )
    table = tabulate(rows, CLAIM_HEADS, tablefmt="simple", disable_numparse=True)
    yield from (line.rstrip() for line in table.splitlines())


def _side_by_side(
    where: list[str], said: list[str], words: list[str], why: Iterable[str] = ()
) -> list[tuple[str, str, str]]:
    said = [*said, *(f"  {plain(reason)}" for reason in why)]
    height = max(len(where), len(said), len(words))
    padded = [[*cell, *[""] * (height - len(cell))] for cell in (where, said, words)]
    return list(zip(*padded, strict=True))
