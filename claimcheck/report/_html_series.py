"""The series of a report as drawings: figures against days, those of findings marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claimcheck.model import Claim
from claimcheck.readable import written as figure
from claimcheck.report._html_scale import Scale, scale
from claimcheck.report.layout import plain
from claimcheck.series.axes import Scopes
from claimcheck.series.followed import Followed, followed
from claimcheck.series.keys import FOLLOWED, anchor
from claimcheck.series.order import as_of

Where = tuple[str, str, int]  # article, field and first code point of a figure

LEFT, RIGHT = 12, 96  # percent of the width between which points stand
TOP, BOTTOM = 14, 216  # pixels
COLOURS = 6  # sources with a colour of their own; later ones share the last
MOST = 100  # series that are drawn
DAYS = 3  # days written below the axis, at most
NOBODY = "no source named"


@dataclass(frozen=True, slots=True)
class Point:
    """One claim: its day, where it stands (percent, pixels), and the finding it is part of."""

    day: date | None
    x: str
    y: str
    top: str
    bottom: str
    colour: int
    source: str
    figure: str
    words: str
    article: str
    finding: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One series, ready to draw: its points in time order, the ticks of both axes, its sources."""

    name: str
    unit: str
    told: str
    points: tuple[Point, ...]
    days: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    sources: tuple[tuple[int, str], ...]
    logarithmic: bool
    accused: int

    @property
    def drawn(self) -> tuple[Point, ...]:
        """Return the points that have a day."""
        return tuple(point for point in self.points if point.day)


def where(claim: Claim) -> Where:
    """Return what identifies the figure of a claim."""
    return claim.mention.article, claim.mention.field, claim.mention.number_start


def plots(claims: Iterable[Claim], findings: Mapping[Where, str]) -> list[Plot]:
    """Return the series worth drawing, those with findings first.

    `findings` holds the anchor of the finding that each accused figure is part of. Drawn is what
    is followed from article to article and stands on more days than one.
    """
    kept = [
        claim
        for claim in claims
        if claim.kind in FOLLOWED and (where(claim) in findings or anchor(claim, Scopes()))
    ]
    found = [
        plot
        for one in followed(kept)
        if len({moment.day for moment in one.moments if moment.day}) > 1
        if (plot := _plot(one, findings))
    ]
    return sorted(found, key=lambda plot: (not plot.accused, plot.name, plot.unit))


def _plot(series: Followed, findings: Mapping[Where, str]) -> Plot | None:
    days = sorted({day for claim in series.claims if (day := _day(claim))})
    ends = [end for c in series.claims for end in (c.quantity.tally.low, c.quantity.tally.high)]
    axis = scale([*ends, *(c.quantity.value for c in series.claims)])
    if axis is None:
        return None
    named = {_source(claim).casefold(): _source(claim) for claim in reversed(series.claims)}
    first = dict.fromkeys(_source(claim).casefold() for claim in series.claims)
    colours = {name: min(at, COLOURS - 1) for at, name in enumerate(first)}
    width = Scale(float(days[0].toordinal()), float(days[-1].toordinal()))
    points = tuple(_point(c, width, axis, colours, findings) for c in series.claims)
    accused = sum(bool(point.finding) for point in points)
    told = "; ".join(f"{point.day}: {point.figure}" for point in points[:20] if point.day)
    return Plot(
        name=plain(series.name.replace("_", " ")),
        unit=series.unit,
        told=told + ("; …" if len(points) > 20 else ""),
        points=points,
        days=tuple((_across(width, day), day.isoformat()) for day in _spread(days)),
        figures=tuple((_pixels(tick.at), tick.words) for tick in axis.ticks()),
        sources=tuple((colours[name], named[name]) for name in first),
        logarithmic=axis.logarithmic,
        accused=accused,
    )


def _point(
    claim: Claim,
    width: Scale,
    axis: Scale,
    colours: Mapping[str, int],
    findings: Mapping[Where, str],
) -> Point:
    day, quantity, source = _day(claim), claim.quantity, _source(claim)
    return Point(
        day=day,
        x=_across(width, day) if day else "",
        y=_pixels(axis.at(quantity.value)),
        top=_pixels(axis.at(quantity.tally.high)),
        bottom=_pixels(axis.at(quantity.tally.low)),
        colour=colours[source.casefold()],
        source=source,
        figure=figure(quantity.value),
        words=plain(claim.mention.exact),
        article=claim.mention.article,
        finding=findings.get(where(claim), ""),
    )


def _day(claim: Claim) -> date | None:
    return as_of(claim) or claim.published


def _source(claim: Claim) -> str:
    return plain(claim.source.name or "") or NOBODY


def _across(width: Scale, day: date) -> str:
    return f"{LEFT + width.at(Decimal(day.toordinal())) * (RIGHT - LEFT):.1f}"


def _pixels(at: float) -> str:
    return f"{BOTTOM - at * (BOTTOM - TOP):.1f}"


def _spread(days: list[date]) -> list[date]:
    """Return the first and the last day and, where there is room, days evenly between them."""
    length = (days[-1] - days[0]).days
    steps = min(DAYS - 1, length)
    return [days[0] + timedelta(days=round(length * n / steps)) for n in range(steps + 1)]
