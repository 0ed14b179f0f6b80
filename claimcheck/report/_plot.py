"""A series made ready to draw: its figures in time order, those of findings and corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks import Group, Over
from claimcheck.checks._words import has_cue, vicinity
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.readable import written as figure
from claimcheck.report._html_scale import Scale, scale
from claimcheck.report.layout import plain
from claimcheck.series.followed import Followed
from claimcheck.series.order import as_of

Where = tuple[str, str, int]  # article, field and first code point of a figure

SOURCES = 6  # sources with a colour and a shape of their own; later ones share the last
NOBODY = "no source named"
TOLD = 20  # figures that the description of a drawing reads out


@dataclass(frozen=True, slots=True)
class Point:
    """One claim of a series.

    `low` and `high` are the ends of what its words allow, None where there is no end; `group` is
    the number of its source among those of the plot; `finding` the anchor of the card it is
    accused in; `replaces` the figure before it where the text around it announces a correction.
    """

    day: date | None
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    group: int
    source: str
    words: str
    article: str
    where: Where
    finding: str = ""
    corrected: bool = False
    replaces: Decimal | None = None

    @property
    def figure(self) -> str:
        """Return the figure as people write it."""
        return figure(self.value)


@dataclass(frozen=True, slots=True)
class Plot:
    """One series, ready to draw: its points in time order, its axis of figures, its sources."""

    name: str
    unit: str
    points: tuple[Point, ...]
    axis: Scale
    sources: tuple[str, ...]

    @property
    def dated(self) -> tuple[Point, ...]:
        """Return the points that have a day, and so a place in a drawing."""
        return tuple(point for point in self.points if point.day)

    @property
    def accused(self) -> int:
        """Return how many of the points findings are about."""
        return sum(bool(point.finding) for point in self.points)

    @property
    def told(self) -> str:
        """Return what the drawing shows, in words."""
        points = self.dated
        said = [f"{point.day}: {point.figure}{_remarks(point)}" for point in points[:TOLD]]
        more = len(points) - TOLD
        return "; ".join([*said, f"and {more} more"] if more > 0 else said)


def _remarks(point: Point) -> str:
    return f"{' (in a finding)' * bool(point.finding)}{' (corrected)' * point.corrected}"


def where(claim: Claim) -> Where:
    """Return what identifies the figure of a claim."""
    return claim.mention.article, claim.mention.field, claim.mention.number_start


def corrections(
    claims: Iterable[Claim], extractions: Iterable[Extraction], lexicon: Lexicon
) -> frozenset[Where]:
    """Return the figures beside which the text announces that one was revised (CHECKS, G6)."""
    read = {extraction.article.id: extraction for extraction in extractions}
    group = Group(Over.SERIES, "", lexicon, extractions=read)
    return frozenset(
        where(claim)
        for claim in claims
        if claim.mention.article in read and has_cue("correction", vicinity(claim, group), lexicon)
    )


def plot(
    series: Followed, findings: Mapping[Where, str], corrected: Collection[Where]
) -> Plot | None:
    """Return a series ready to draw, None where its figures are too large for any axis.

    `findings` holds the anchor of the finding that each accused figure is part of.
    """
    ends = [end for c in series.claims for end in (c.quantity.tally.low, c.quantity.tally.high)]
    axis = scale([*ends, *(c.quantity.value for c in series.claims)])
    if axis is None:
        return None
    named = {_source(claim).casefold(): _source(claim) for claim in reversed(series.claims)}
    first = list(dict.fromkeys(_source(claim).casefold() for claim in series.claims))
    groups = {name: min(at, SOURCES - 1) for at, name in enumerate(first)}
    sources = [named[name] for name in first]
    if len(sources) > SOURCES:
        sources[SOURCES - 1 :] = [f"{len(sources) - SOURCES + 1} other sources"]
    before = _before(series.claims)
    points = tuple(
        _point(claim, groups, findings, corrected, before.get(where(claim)))
        for claim in series.claims
    )
    name = plain(series.name.replace("_", " "))
    return Plot(name, plain(series.unit), points, axis, tuple(sources))


def _before(claims: Iterable[Claim]) -> dict[Where, Decimal]:
    """Return the figure that was in force before each claim, where it is another one."""
    pairs = pairwise(claim for claim in claims if day_of(claim))
    return {
        where(later): earlier.quantity.value
        for earlier, later in pairs
        if earlier.quantity.value != later.quantity.value
    }


def _point(
    claim: Claim,
    groups: Mapping[str, int],
    findings: Mapping[Where, str],
    corrected: Collection[Where],
    before: Decimal | None,
) -> Point:
    tally, place, source = claim.quantity.tally, where(claim), _source(claim)
    return Point(
        day=day_of(claim),
        value=claim.quantity.value,
        low=tally.low if tally.low.is_finite() else None,
        high=tally.high if tally.high.is_finite() else None,
        group=groups[source.casefold()],
        source=source,
        words=plain(claim.mention.exact),
        article=plain(claim.mention.article),
        where=place,
        finding=findings.get(place, ""),
        corrected=place in corrected,
        replaces=before if place in corrected else None,
    )


def day_of(claim: Claim) -> date | None:
    """Return the day a claim is drawn at: its as-of day where stated, else of its article."""
    return as_of(claim) or claim.published


def _source(claim: Claim) -> str:
    return plain(claim.source.name or "") or NOBODY
