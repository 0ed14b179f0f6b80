"""Claims as series: what is counted, its figures in time order, low, best and high."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claimcheck.model import Claim, Comparator, Kind
from claimcheck.series.keys import FOLLOWED, measure
from claimcheck.series.order import as_of, by_time
from claimcheck.series.relation import COMPARED

CEILINGS = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN, Comparator.UP_TO})
SORTS = {  # what is no running total or stock says so, and never stands in one line with one
    Kind.EVENT: "one event",
    Kind.INCREMENT: "new",
    Kind.CHANGE: "change",
    Kind.SHARE: "share",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """What was told of a series for one day: its claims, and the range of their figures.

    `best` is the figure told most often, of two the one told last; `low` and `high` are the ends
    of what any of the claims says was counted, in the series' unit; a ceiling has no low of its
    own and a vague word no high.
    """

    day: date | None
    low: Decimal
    best: Decimal
    high: Decimal
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """One series: its name, its unit, and its claims in time order."""

    name: str
    unit: str
    claims: tuple[Claim, ...]

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Return the days of the series in order; claims without a day stand first."""
        days: dict[date | None, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            days[as_of(claim) or claim.published].append(claim)
        return tuple(
            _moment(day, days[day]) for day in sorted(days, key=lambda day: day or date.min)
        )


def followed(claims: Iterable[Claim]) -> list[Followed]:
    """Return the series that claims belong to, by name, then unit; denied figures are left out."""
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.status in COMPARED:
            found[series_title(claim), claim.quantity.unit or ""].append(claim)
    return [Followed(*key, tuple(sorted(found[key], key=by_time))) for key in sorted(found)]


def series_title(claim: Claim) -> str:
    """Return what a reader is told a series holds: measure, place, the days counted, the sort.

    Killed since a day, killed on a day and killed with no start named are three series: neither
    start nor sort may differ within a line. A total or stock with a window of one day was given
    on that day, which is no start.
    """
    days, sort = _days(claim), SORTS.get(claim.kind)
    dated_event = claim.kind is Kind.EVENT and days
    parts = (measure(claim), claim.place, days, None if dated_event else sort)
    return " · ".join(part for part in parts if part)


def _days(claim: Claim) -> str | None:
    """Return the days that are counted, None where they are not known."""
    start, end = claim.window.start, claim.window.end
    if start is None or (claim.kind in FOLLOWED and start == end):
        return None
    if claim.kind in FOLLOWED or end is None:
        return f"since {start}"
    return f"on {start}" if start == end else f"{start} to {end}"


def _moment(day: date | None, claims: list[Claim]) -> Moment:
    counts = Counter(claim.quantity.value for claim in claims)
    last = {claim.quantity.value: at for at, claim in enumerate(claims)}
    best = max(counts, key=lambda value: (counts[value], last[value]))
    quantities = [claim.quantity for claim in claims]
    lows = [q.tally.low for q in quantities if q.comparator not in CEILINGS]
    highs = [q.tally.high for q in quantities if q.tally.high.is_finite()]
    return Moment(day, min([best, *lows]), best, max([best, *highs]), tuple(claims))
