"""A table that fits the terminal: each finding with its rule, both statements and their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from tabulate import tabulate

from claimcheck.checks import Place
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.model import Article, DateMention, Extraction, Span
from claimcheck.readable import readable
from claimcheck.report.excerpt import excerpt
from claimcheck.report.layout import Look, columns, located, plain, shortened, wrapped
from claimcheck.report.summary import closing, coverage, days, listed
from claimcheck.reuse.inventory import Boilerplate, Use
from claimcheck.wire import position

HEADS = ("severity", "rule", "what is said, and where", "when")
SEVERITY, WHEN, GAPS = 10, 10, 6  # columns of the first and last, and between them all
LONGEST_RULE = 18
LEAST = 24  # columns for the words, however narrow the terminal
QUOTED_LINES = 2
CLAIM_HEADS = ("line", "claim", "words")
LINE, CLAIM_GAPS = 6, 4
DATE_HEADS = ("line", "words", "type", "value", "days")
SKIPPED_HEADS = ("line", "words", "why it is no claim")
REUSED_HEADS = ("saved", "words", "uses", "days", "text, and what changed in it")
REUSED_GAPS = 36  # columns of the counts, the days and the space between them
MOST_REUSED, MOST_DRIFT = 100, 3  # texts shown, and changed uses of each


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield the table, then the closing lines."""
    articles = {found.article.id: found.article for found in report.extractions}
    shown = listed(report, look)
    longest = max((columns(finding.rule) for finding in shown), default=0)
    rule = min(LONGEST_RULE, max(longest, len("rule")))
    middle = max(LEAST, look.width - SEVERITY - WHEN - GAPS - rule)
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
    """Yield the lines of a place: where it stands, its words, and beside them its day."""
    where = wrapped(located(article, place.field, place.span), middle, "  ")
    words = excerpt(article, place, QUOTED_LINES * (middle - 4))
    said = [*where, *(f"  {line}" for line in wrapped(f"“{words}”", middle - 2))]
    yield from zip_longest(said, wrapped(days(place, article), WHEN), fillvalue="")


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:
    """Yield a table of the claims of each article: the line, what is said, and in which words."""
    room = look.width - LINE - CLAIM_GAPS
    said, words = room * 3 // 5, room - room * 3 // 5
    read = Coverage()
    for extraction in extractions:
        read = _added(read, extraction)
        rows: list[tuple[str, ...]] = []
        for claim in extraction.claims:
            line = _line(extraction, claim.mention.field, claim.mention.span)
            cells = wrapped(plain(readable(claim)), said, "  ")
            if look.explain:
                cells += [row for why in claim.why for row in wrapped(why, said - 2, "  ")]
            exact = wrapped(f"“{plain(claim.mention.exact)}”", words, " ")
            rows += zip_longest([line], cells, exact, fillvalue="")
        yield from _tabled(extraction, rows, CLAIM_HEADS, "no claim")
    yield from wrapped(coverage(read), look.width, "  ")


def _added(read: Coverage, extraction: Extraction) -> Coverage:
    """Return how much was read with one article more."""
    return Coverage(
        articles=read.articles + 1,
        claims=read.claims + len(extraction.claims),
        numbers_seen=read.numbers_seen + extraction.numbers_seen,
        numbers_typed=read.numbers_typed + extraction.numbers_typed,
    )


def dates(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:
    """Yield a table of the dates of each article, with the first and last day each can mean."""
    for extraction in extractions:
        rows: list[tuple[str, ...]] = [
            (
                _line(extraction, date.field, date.span),
                shortened(plain(date.exact), look.width // 3),
                date.type,
                date.value,
                _days(date),
            )
            for date in extraction.dates
        ]
        yield from _tabled(extraction, rows, DATE_HEADS, "no date")


def skipped(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:
    """Yield a table of the numbers of each article that were not typed, and why."""
    for extraction in extractions:
        rows: list[tuple[str, ...]] = [
            (
                _line(extraction, one.field, one.span),
                shortened(plain(one.exact), look.width // 3),
                one.reason,
            )
            for one in extraction.skipped
        ]
        yield from _tabled(extraction, rows, SKIPPED_HEADS, "every number was typed")


def _line(extraction: Extraction, field: str, span: Span) -> str:
    return str(position(extraction.article, field, span.start)[0]) if field == "text" else field


def _days(date: DateMention) -> str:
    if date.start == date.end:
        return str(date.start or "")
    return f"{date.start or '…'} – {date.end or '…'}"


def _tabled(
    extraction: Extraction, rows: list[tuple[str, ...]], heads: Iterable[str], nothing: str
) -> Iterator[str]:
    """Yield an article's name and day, then its table, or that there is nothing to put in it."""
    article = extraction.article
    name = article.path if article.record is None else f"{article.path}:{article.record}"
    known = "" if article.id == article.path else f" {article.id}"
    yield f"{name}{known} · {_dated(article)}{'' if rows else f' · {nothing}'}"
    if rows:
        table = tabulate(rows, list(heads), tablefmt="simple", disable_numparse=True)
        yield from (line.rstrip() for line in table.splitlines())
    yield ""


def _dated(article: Article) -> str:
    """Return the day of an article with how it is known, and from what if it was inferred."""
    if article.published is None:
        return "no day"
    evidence = "".join(f"; {plain(words)}" for words in article.evidence)
    return f"{article.published} ({article.published_basis}{evidence})"


def reused(inventory: Sequence[Boilerplate], look: Look) -> Iterator[str]:
    """Yield a table of repeated texts: words saved, uses, days, how each begins, what changed."""
    room = max(LEAST, look.width - REUSED_GAPS)
    rows: list[tuple[str, ...]] = []
    for one in inventory[:MOST_REUSED]:
        uses = [use.published for use in one.uses if use.published]
        begins = shortened(plain(one.uses[0].exact), room * QUOTED_LINES)
        told = [f"site notice: {begins}" if one.notice else begins]
        told += [_drift(use) for use in one.drifted[:MOST_DRIFT]]
        if len(one.drifted) > MOST_DRIFT:
            told.append(f"… and changed in {len(one.drifted) - MOST_DRIFT} more")
        lines = [line for words in told for line in wrapped(words, room, "  ")]
        days = [str(min(uses, default="no day")), str(max(uses, default=""))]
        counts = [str(one.saved), str(one.words), str(len(one.uses))]
        for at, (day, line) in enumerate(zip_longest(days, lines, fillvalue="")):
            rows.append((*(counts if at == 0 else ("", "", "")), day, line))
        rows.append(("",) * len(REUSED_HEADS))
    if rows:
        table = tabulate(rows[:-1], REUSED_HEADS, tablefmt="simple", disable_numparse=True)
        yield from (line.rstrip() for line in table.splitlines())
        yield ""
    articles = {use.article for one in inventory for use in one.uses}
    hidden = len(inventory) - len(inventory[:MOST_REUSED])
    yield (
        f"{len(inventory)} texts used again in {len(articles)} articles, "
        f"{sum(one.saved for one in inventory):,} words not written anew"
        f"{f'; {hidden} shorter ones not shown' if hidden else ''}."
    )


def _drift(use: Use) -> str:
    """Return what one use changed, with its day and article."""
    edits = "; ".join(
        f"{plain(edit.earlier) or '–'} → {plain(edit.later) or '–'}" for edit in use.changed
    )
    return f"{use.published or 'no day'} {plain(use.article)}: {edits}"
