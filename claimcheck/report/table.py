"""A table that fits the terminal: each finding with its rule, both statements and their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from claimcheck.checks import Place
from claimcheck.findings import Finding, Report
from claimcheck.model import Article
from claimcheck.report._listings import claims, dates, reused, skipped
from claimcheck.report.excerpt import excerpt
from claimcheck.report.grid import printed
from claimcheck.report.groups import grouped
from claimcheck.report.layout import Look, columns, isolated, located, plain, wrapped
from claimcheck.report.links import linked
from claimcheck.report.summary import closing, counts, days, listed, many
from claimcheck.wire import position

__all__ = ["claims", "dates", "findings", "reused", "skipped", "summary"]

HEADS = ("severity", "rule", "what is said, and where", "when")
SEVERITY, WHEN, GAPS = 10, 10, 6  # columns of the first and last, and between them all
LONGEST_RULE, SHORTEST_RULE = 18, 6
LEAST = 25  # columns that the third heading takes, and so the words at the least
NARROW = SEVERITY + SHORTEST_RULE + LEAST + WHEN + GAPS  # on less there are no columns
QUOTED_LINES = 2
Articles = Mapping[str, Article]


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield the table, one for each group that is asked for, then the closing lines.

    Where there is no room for columns, the same words stand below each other.
    """
    articles = report.articles
    for name, members in grouped(listed(report, look), articles, look.group):
        if name:
            title = f"{plain(name)} · {many(len(members), 'finding')}"
            lines = wrapped(title, look.width, "  ")
            yield from (look.paint(isolated(line), "strong") for line in lines)
        write = _listed if look.width < NARROW else _tabled
        yield from write(members, articles, look)
        yield ""
    yield from closing(report, look)


def _tabled(members: Sequence[Finding], articles: Articles, look: Look) -> Iterator[str]:
    """Yield findings as a table."""
    longest = max(columns(finding.rule) for finding in members)
    room = look.width - SEVERITY - WHEN - GAPS
    rule = min(LONGEST_RULE, max(longest, SHORTEST_RULE), room - LEAST)
    rows: list[tuple[str, ...]] = []
    for finding in members:
        rows += _rows(finding, articles, look, rule, room - rule)
        rows.append(("",) * len(HEADS))
    yield from printed(HEADS, rows[:-1])


def _rows(
    finding: Finding, articles: Articles, look: Look, rule: int, middle: int
) -> Iterator[tuple[str, ...]]:
    """Yield the lines of one finding: its message, then each place with its words and day."""
    named = [*wrapped(finding.rule, rule), *wrapped(finding.code, rule)]
    lines = [(line, "") for line in _message(finding, middle)]
    for place in finding.places:
        article = articles[place.article]
        when = map(isolated, wrapped(plain(days(place, article)), WHEN))
        lines += zip_longest(_place(place, article, middle, look), when, fillvalue="")
    severity = look.paint(finding.severity.value, finding.severity.value)
    for at in range(max(len(lines), len(named))):
        said, when_said = lines[at] if at < len(lines) else ("", "")
        yield severity if at == 0 else "", named[at] if at < len(named) else "", said, when_said


def _listed(members: Sequence[Finding], articles: Articles, look: Look) -> Iterator[str]:
    """Yield findings line below line."""
    for at, finding in enumerate(members):
        if at:
            yield ""
        grave = finding.severity.value
        head = wrapped(f"{grave} {finding.code} {finding.rule}", look.width, "  ")
        yield look.paint(grave, grave) + head[0].removeprefix(grave)
        yield from head[1:]
        yield from _message(finding, look.width)
        for place in finding.places:
            article = articles[place.article]
            yield from _place(place, article, look.width, look)
            when = wrapped(plain(days(place, article)), look.width - 2)
            yield from (f"  {isolated(line)}" for line in when)


def _message(finding: Finding, width: int) -> list[str]:
    return [isolated(line) for line in wrapped(plain(finding.message), width)]


def _place(place: Place, article: Article, width: int, look: Look) -> list[str]:
    """Return the lines of a place: where it stands, and its words as far as two lines hold them."""
    line = position(article, place.field, place.span.start)[0]
    named = wrapped(located(article, place.field, place.span), width, "  ")
    where = linked([isolated(words) for words in named], article, article.record or line, look)
    words = excerpt(article, place, QUOTED_LINES * (width - 4))
    return [*where, *(f"  {isolated(line)}" for line in wrapped(f"“{words}”", width - 2))]


def summary(report: Report, look: Look) -> Iterator[str]:
    """Yield tables of how many findings there are by rule and by article, then the coverage."""
    yield from counts(report, look)
