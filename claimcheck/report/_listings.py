"""Tables of what articles say: claims, dates, numbers that were not typed, texts used again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.findings import Coverage
from claimcheck.model import Article, DateMention, Extraction, Span
from claimcheck.readable import readable
from claimcheck.report.grid import grid
from claimcheck.report.layout import Look, isolated, plain, shortened, wrapped
from claimcheck.report.summary import coverage
from claimcheck.wire import position

if TYPE_CHECKING:  # only a reuse run makes them
    from claimcheck.reuse.inventory import Boilerplate, Use

CLAIM_HEADS = ("line", "claim", "words")
DATE_HEADS = ("line", "words", "type", "value", "days")
SKIPPED_HEADS = ("line", "words", "why it is no claim")
REUSED_HEADS = ("saved", "words", "uses", "days", "text, and what changed in it")
MOST_DRIFT = 3  # changed uses shown of each text
LONGEST_SIDE = 60  # columns of either side of a change
LONGEST_BEGINNING = 120  # columns of a reused text that are shown


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:
    """Yield a table of the claims of each article: the line, what is said, and in which words."""
    read = Coverage()
    for extraction in extractions:
        read = _added(read, extraction)
        rows: list[tuple[str, ...]] = []
        for claim in extraction.claims:
            line = _line(extraction, claim.mention.field, claim.mention.span)
            told = [readable(claim), *(f"  {why}" for why in claim.why if look.explain)]
            said = "\n".join(map(plain, told))
            rows.append((line, said, f"“{plain(claim.mention.exact)}”"))
        yield from _tabled(extraction, rows, CLAIM_HEADS, "no claim", look)
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
        yield from _tabled(extraction, rows, DATE_HEADS, "no date", look)


def skipped(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:
    """Yield a table of the numbers of each article that were not typed, and why."""
    for extraction in extractions:
        rows: list[tuple[str, ...]] = [
            (
                _line(extraction, one.field, one.span),
                shortened(plain(one.exact), look.width // 3),
                plain(one.reason),
            )
            for one in extraction.skipped
        ]
        yield from _tabled(extraction, rows, SKIPPED_HEADS, "every number was typed", look)


def _line(extraction: Extraction, field: str, span: Span) -> str:
    return str(position(extraction.article, field, span.start)[0]) if field == "text" else field


def _days(date: DateMention) -> str:
    if date.start == date.end:
        return str(date.start or "")
    return f"{date.start or '…'} – {date.end or '…'}"


def _tabled(
    extraction: Extraction, rows: list[tuple[str, ...]], heads: Sequence[str], none: str, look: Look
) -> Iterator[str]:
    """Yield an article's name and day, then its table, or that there is nothing to put in it."""
    article = extraction.article
    name = article.path if article.record is None else f"{article.path}:{article.record}"
    known = "" if article.id == article.path else f" {article.id}"
    told = f"{name}{known} · {_dated(article)}{'' if rows else f' · {none}'}"
    yield from map(isolated, wrapped(plain(told), look.width, "  "))
    if rows:
        yield from grid(heads, rows, look.width)
    yield ""


def _dated(article: Article) -> str:
    """Return the day of an article with how it is known, and from what if it was inferred."""
    if article.published is None:
        return "no day"
    evidence = "".join(f"; {words}" for words in article.evidence)
    return f"{article.published} ({article.published_basis}{evidence})"


def reused(inventory: Sequence[Boilerplate], look: Look) -> Iterator[str]:
    """Yield a table of repeated texts, those that saved most first, and site notices behind them.

    What `look.most` leaves out is counted at the end.
    """
    ordered = sorted(inventory, key=lambda one: one.notice)
    listed = ordered[: look.most] if look.most else ordered
    rows: list[tuple[str, ...]] = []
    for one in listed:
        days = [str(use.published) for use in one.uses if use.published]
        when = "\n".join(dict.fromkeys((min(days), max(days)))) if days else "no day"
        counts = f"{one.saved:,}", f"{one.words:,}", f"{len(one.uses):,}"
        rows += [(*counts, when, "\n".join(_told(one))), ("",) * len(REUSED_HEADS)]
    if rows:
        yield from grid(REUSED_HEADS, rows[:-1], look.width)
        yield ""
    for line in _summed(inventory, ordered[len(listed) :]):
        yield from wrapped(line, look.width, "  ")


def _told(one: Boilerplate) -> Iterator[str]:
    """Yield how a reused text begins, where it stood first, and what later uses changed."""
    begins = shortened(plain(one.uses[0].exact), LONGEST_BEGINNING)
    yield f"site notice: {begins}" if one.notice else begins
    yield f"first in {plain(one.uses[0].article)}"
    yield from map(_drift, one.drifted[:MOST_DRIFT])
    if len(one.drifted) > MOST_DRIFT:
        yield f"… and changed in {len(one.drifted) - MOST_DRIFT:,} more"


def _summed(inventory: Sequence[Boilerplate], hidden: Sequence[Boilerplate]) -> Iterator[str]:
    """Yield what all repeated texts come to, how many are notices, and what is not listed."""
    articles = {use.article for one in inventory for use in one.uses}
    saved = sum(one.saved for one in inventory)
    notices = [one for one in inventory if one.notice]
    drifted = sum(bool(one.drifted) for one in inventory)
    yield (
        f"{len(inventory):,} texts used again in {len(articles):,} articles, {saved:,} words not "
        f"written anew; {drifted:,} of them changed in a fact."
    )
    if notices:
        words = sum(one.saved for one in notices)
        yield f"{len(notices):,} of the texts are site notices, with {words:,} of the words."
    if hidden:
        words = sum(one.saved for one in hidden)
        yield (
            f"{len(hidden):,} texts with {words:,} of the words are not listed; --top 0 lists all."
        )


def _drift(use: Use) -> str:
    """Return what one use changed, with its day and article."""
    edits = "; ".join(
        " → ".join(
            shortened(plain(words), LONGEST_SIDE) or "–" for words in (edit.earlier, edit.later)
        )
        for edit in use.changed
    )
    return f"{use.published or 'no day'} {plain(use.article)}: {edits}"
