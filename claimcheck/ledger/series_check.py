"""A data series checked for itself: falls, jumps, days given twice, and days left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median_low

from claimcheck.intervals import written
from claimcheck.ledger.points import Point
from claimcheck.model import Severity

REVISED = re.compile(
    r"revis|correct|reclassif|redefin|retract|duplicat|withdrawn|recount|adjust", re.IGNORECASE
)
EARLIER_POINTS = 3  # a jump is judged against at least this many earlier steps (CHECKS C06)
JUMP = Decimal(10)  # times the largest daily growth seen before
DOUBLED = Decimal(2)  # a jump also at least doubles the figure
SMALL = Decimal(100)  # below this, counts leap by chance


@dataclass(frozen=True, slots=True)
class PointFinding:
    """What is wrong at one point of a series, with the point it is held against.

    `code` is C01 (fell), C06 (jumped), L01 (one day twice) or L02 (days left out).
    """

    rule: str
    code: str
    severity: Severity
    message: str
    arithmetic: str
    earlier: Point
    later: Point


def check_points(points: Iterable[Point]) -> list[PointFinding]:
    """Return what is wrong with each series, by series, then day, then line.

    The order of the lines does not matter. A fall is reported once, at the lower point; a note
    that announces a revision makes it an info. Cost: n log n in the points.
    Source: CHECKS C01 and C06.
    """
    found: list[PointFinding] = []
    ordered = sorted(points, key=attrgetter("series", "as_of", "line"))
    for _, series in groupby(ordered, key=attrgetter("series")):
        found.extend(_series(list(series)))
    return found


def _series(points: list[Point]) -> Iterator[PointFinding]:
    """Yield what is wrong with one series, given in time order."""
    days: list[Point] = []
    for _, same in groupby(points, key=attrgetter("as_of")):
        first, *others = same
        yield from (_twice(first, other) for other in others)
        days.append(([first, *others])[-1])  # the last line of a day is its newest word
    gaps = [(b.as_of - a.as_of).days for a, b in pairwise(days)]
    cadence = median_low(gaps) if gaps else 1
    largest, steps = Decimal(0), 0
    for a, b in pairwise(days):
        growth = (b.value - a.value) / (b.as_of - a.as_of).days
        if b.value < a.value:
            yield _fell(a, b)
        elif steps >= EARLIER_POINTS and _jumped(a, b, growth, largest):
            yield _leapt(a, b, growth, largest)
        if (b.as_of - a.as_of).days > 3 * cadence:
            yield _gap(a, b, cadence)
        largest, steps = max(largest, growth), steps + 1


def _jumped(a: Point, b: Point, growth: Decimal, largest: Decimal) -> bool:
    return a.value >= SMALL and b.value >= DOUBLED * a.value and growth > JUMP * largest


def _fell(a: Point, b: Point) -> PointFinding:
    explained = bool(REVISED.search(b.note))
    difference = written(a.value - b.value)
    return PointFinding(
        rule="toll-fell",
        code="C01",
        severity=Severity.INFO if explained else Severity.ERROR,
        message=f"{b.series}: {b.written} ({b.as_of}) is below {a.written} ({a.as_of})"
        + (f"; noted: {b.note}" if explained else ""),
        arithmetic=f"{written(b.value)} − {written(a.value)} = −{difference}",
        earlier=a,
        later=b,
    )


def _leapt(a: Point, b: Point, growth: Decimal, largest: Decimal) -> PointFinding:
    a_day, before = written(round(growth, 1)), written(round(largest, 1))
    return PointFinding(
        rule="implausible-jump",
        code="C06",
        severity=Severity.INFO if b.note else Severity.WARNING,
        message=f"{b.series}: {a.written} ({a.as_of}) to {b.written} ({b.as_of})",
        arithmetic=f"{a_day} a day, at most {before} a day before",
        earlier=a,
        later=b,
    )


def _twice(a: Point, b: Point) -> PointFinding:
    differ = a.value != b.value
    return PointFinding(
        rule="day-given-twice",
        code="L01",
        severity=Severity.WARNING if differ else Severity.INFO,
        message=f"{b.series}: {b.as_of} stands on lines {a.line} and {b.line}"
        + (f", as {a.written} and {b.written}" if differ else ""),
        arithmetic=f"{written(b.value)} − {written(a.value)} = {written(b.value - a.value)}",
        earlier=a,
        later=b,
    )


def _gap(a: Point, b: Point, cadence: int) -> PointFinding:
    days = _between(a.as_of, b.as_of)
    return PointFinding(
        rule="days-left-out",
        code="L02",
        severity=Severity.INFO,
        message=f"{b.series}: nothing for {days} days after {a.as_of}",
        arithmetic=f"{b.as_of} − {a.as_of} = {days + 1} days; usually {cadence}",
        earlier=a,
        later=b,
    )


def _between(first: date, last: date) -> int:
    return (last - first).days - 1
