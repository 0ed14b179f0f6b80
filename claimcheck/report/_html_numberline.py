"""The two figures of a finding as stretches of one number line."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.findings import Finding
from claimcheck.intervals import Interval, written
from claimcheck.model import Claim
from claimcheck.report._html_scale import Scale, Tick, scale
from claimcheck.report.frames import CONTRADICTS
from claimcheck.report.layout import plain, shortened

MARGIN = 6  # percent of the width left free at both ends
ROW = 42  # pixels for one stretch and the words above it
LONGEST = 34  # columns of the words above a stretch
MOST = 5  # stretches that are drawn


@dataclass(frozen=True, slots=True)
class Stretch:
    """One figure: its words, what they allow, and where that lies in percent of the width."""

    words: str
    allowed: str
    left: str
    right: str
    interval: Interval
    y: int

    @property
    def endless_left(self) -> bool:
        """Whether it has no lower end."""
        return not self.interval.low.is_finite()

    @property
    def endless_right(self) -> bool:
        """Whether it has no upper end."""
        return not self.interval.high.is_finite()


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A drawing of figures that are compared, with what it shows in words."""

    told: str
    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[str, str], ...]
    height: int
    logarithmic: bool


def number_line(finding: Finding) -> NumberLine | None:
    """Return the drawing of a finding that sets two comparable figures side by side."""
    claims = [p.claim for p in finding.places if p.claim and p.role != "also"]
    units = {claim.quantity.unit for claim in claims}
    if len(claims) != 2 or not (len(units) == 1 or finding.relation in CONTRADICTS):
        return None
    claims += [
        place.claim
        for place in finding.places
        if place.claim and place.role == "also" and place.claim.quantity.unit in units
    ][: MOST - len(claims)]
    tallies = [claim.quantity.tally for claim in claims]
    axis = scale(end for tally in tallies for end in (tally.low, tally.high))
    if axis is None:
        return None
    rows = tuple(_stretch(claim, axis, at) for at, claim in enumerate(claims))
    told = "; ".join(f"{row.words} allows {row.allowed}" for row in rows)
    ticks = tuple((_percent(tick), tick.words) for tick in axis.ticks())
    return NumberLine(told, rows, ticks, len(rows) * ROW + 24, axis.logarithmic)


def _stretch(claim: Claim, axis: Scale, at: int) -> Stretch:
    tally = claim.quantity.tally
    left, right = _share(axis.at(tally.low)), _share(axis.at(tally.high))
    left = left if tally.low.is_finite() else "1"
    right = right if tally.high.is_finite() else "99"
    words = shortened(plain(claim.mention.exact), LONGEST)
    return Stretch(words, allowed(tally), left, right, tally, at * ROW + 28)


def allowed(tally: Interval) -> str:
    """Return an interval in words an editor reads: `3.15M to under 3.3M`, `549 or more`."""
    low, high = written(tally.low), written(tally.high)
    if tally.is_point:
        return low
    if not tally.low.is_finite() and not tally.high.is_finite():
        return "any number"
    if not tally.high.is_finite():
        return f"more than {low}" if tally.open_low else f"{low} or more"
    if not tally.low.is_finite():
        return f"less than {high}" if tally.open_high else f"at most {high}"
    return f"{'over ' * tally.open_low}{low} to {'under ' * tally.open_high}{high}"


def _percent(tick: Tick) -> str:
    return _share(tick.at)


def _share(at: float) -> str:
    """Return a place on the axis in percent of the width of the drawing."""
    return f"{MARGIN + at * (100 - 2 * MARGIN):.1f}"
