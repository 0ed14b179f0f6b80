"""The series a desk owns, as claims beside those of the articles, and claims credited to them.

A series stands in the run as an article of its own, `ledger:<id>`, one line a value, so that a
finding quotes it and a check compares it like any other copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from claimcheck.bounds import bounds
from claimcheck.house import OwnedSeries, Value
from claimcheck.model import (
    Article,
    Block,
    BlockKind,
    Claim,
    Comparator,
    DayBasis,
    Extraction,
    Mention,
    Quantity,
    Source,
    Span,
    Window,
)
from claimcheck.series.axes import Axis, Scopes, compare

PREFIX = "ledger:"


def is_owned(article: str) -> bool:
    """Whether an article id names a series of the ledger."""
    return article.startswith(PREFIX)


def owned(series: Mapping[str, OwnedSeries]) -> tuple[Extraction, ...]:
    """Return each owned series as what an article of its own says, in id order."""
    return tuple(_extraction(name, series[name]) for name in sorted(series))


def resolved(
    claims: Iterable[Claim], series: Mapping[str, OwnedSeries], scopes: Scopes
) -> tuple[Claim, ...]:
    """Return the claims, those credited to an owned series with its owner as their root.

    A figure without a stated as-of day takes the one the series' own rule gives: a tally
    published on day D runs to the end of D less the lag. Source: CLAIM-MODEL sections 6.2 and 8.
    """
    entries = sorted(series.items())
    return tuple(_resolved(claim, entries, scopes) for claim in claims)


def _resolved(claim: Claim, entries: list[tuple[str, OwnedSeries]], scopes: Scopes) -> Claim:
    for _, entry in entries:
        if _credited(claim, entry) and _is_of(claim, entry, scopes):
            source = replace(claim.source, root=entry.owner)
            return replace(claim, source=source, window=_window(claim, entry))
    return claim


def _credited(claim: Claim, entry: OwnedSeries) -> bool:
    """Whether the claim names the owner, or a name the owner accepts."""
    names = {claim.source.name, claim.source.root} - {None}
    return bool(names & {entry.owner, *entry.accepts})


def _is_of(claim: Claim, entry: OwnedSeries, scopes: Scopes) -> bool:
    """Whether the claim is a figure of the series: same metric, people, place and start."""
    if claim.metric is None or claim.kind is not entry.kind:
        return False
    if scopes.metrics.id_of(claim.metric) != scopes.metrics.id_of(entry.metric):
        return False
    if entry.population and claim.population and claim.population != entry.population:
        return False
    if entry.start and claim.window.start and claim.window.start != entry.start:
        return False
    if not (entry.place and claim.place):
        return True
    places = scopes.places
    return compare(places.id_of(claim.place), places.id_of(entry.place), places) is Axis.EQUAL


def _window(claim: Claim, entry: OwnedSeries) -> Window:
    window = claim.window
    start = window.start or entry.start
    if window.basis is DayBasis.EXPLICIT or claim.published is None:
        return replace(window, start=start)
    end = claim.published - timedelta(days=entry.cutoff_lag_days)
    return replace(window, start=start, end=end, basis=DayBasis.SERIES_RULE)


def _extraction(name: str, entry: OwnedSeries) -> Extraction:
    """Return one series as an article whose lines are its values."""
    head = f"{entry.title} ({entry.owner})"
    lines = [f"{value.as_of}: {value.rho:,f}" for value in entry.values]
    text = "\n".join((head, *lines))
    blocks, claims, start = [Block(BlockKind.HEADLINE, "text", Span(0, len(head)), head)], [], 0
    start = len(head) + 1
    for value, line in zip(entry.values, lines, strict=True):
        span = Span(start, start + len(line))
        blocks.append(Block(BlockKind.TABLE, "text", span, line))
        claims.append(_claim(f"{PREFIX}{name}", entry, value, span, line))
        start = span.end + 1
    article = Article(f"{PREFIX}{name}", f"{PREFIX}{name}", text, blocks=tuple(blocks))
    return Extraction(article, tuple(claims))


def _claim(article: str, entry: OwnedSeries, value: Value, span: Span, line: str) -> Claim:
    number = f"{value.rho:,f}"
    begin = span.end - len(number)
    tally, world = bounds(Comparator.EXACT, value.rho, words="exactly")
    return Claim(
        mention=Mention(
            *(article, "text", BlockKind.TABLE, Span(begin, span.end), number, number, begin, span)
        ),
        quantity=Quantity(Comparator.EXACT, value.rho, tally, world, unit=entry.unit),
        what=entry.title.lower(),
        kind=entry.kind,
        metric=entry.metric,
        population=entry.population,
        place=entry.place,
        source=Source(entry.owner, entry.owner, line),
        window=Window(entry.start, value.as_of, DayBasis.EXPLICIT, DayBasis.EXPLICIT),
        published=value.seen or value.as_of,
    )
