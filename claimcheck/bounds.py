"""What a number's words allow: the interval of the compiler's tally and that of the world."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.intervals import INFINITY, ZERO, Interval
from claimcheck.model import Comparator

NARROWEST_SHARE = Decimal("0.02")
ONE = Decimal(1)
HALF = Decimal("0.5")


def slack(value: Decimal, granularity: Decimal) -> Decimal:
    """Return the width w that "more than" and "nearly" allow, in the value's unit.

    Source: CLAIM-MODEL section 3: g where the number is rounded, else 2 % and at least 1.
    """
    return granularity if granularity > 1 else max(ONE, abs(value) * NARROWEST_SHARE)


def bounds(
    comparator: Comparator,
    value: Decimal,
    value_high: Decimal | None = None,
    granularity: Decimal = ONE,
    words: str = "",
    vague: str = "",
) -> tuple[Interval, Interval]:
    """Return (tally, world), as CLAIM-MODEL sections 3 and 5 give them.

    Args:
        comparator: what the words promise.
        value: the number, or the lower end of a range, or the floor of a vague word.
        value_high: the upper end of a range, else None.
        granularity: the last digit that counts, in the value's unit.
        words: the comparator's own words ("exactly" is stricter than a bare number).
        vague: the vague number's words ("dozens"), which have bands of their own.
    """
    exact = words.lower() in {"exactly", "precisely", "a total of"} or granularity <= 1
    n, g, w = value, granularity, slack(value, granularity)
    bare = Interval.point(n) if exact else Interval(n - g * HALF, n + g, open_high=True)
    above = Interval(n, INFINITY, open_high=True)
    if comparator is Comparator.BETWEEN:
        return (span := _range(n, value_high)), span
    if comparator is Comparator.AT_LEAST:
        floor = Interval.point(n) if g <= 1 else Interval(n, n + g, open_high=True)
        return floor, above
    if comparator is Comparator.MORE_THAN:
        return Interval(n, n + w, True, g > 1), Interval(n, INFINITY, True, True)
    if comparator is Comparator.NEARLY:
        return (below := Interval(n - w, n, open_high=True)), below
    if comparator is Comparator.ABOUT:
        return (near := Interval(n - g, n + g) if value_high is None else _range(n, value_high)), near
    if comparator is Comparator.UP_TO:
        return _upto(n), Interval(min(ZERO, n), INFINITY, open_high=True)
    if comparator is Comparator.AT_MOST:
        return _upto(n), _upto(n)
    if comparator is Comparator.LESS_THAN:
        if n == 0:
            return (under := Interval(-INFINITY, ZERO, True, True)), under
        return (under := Interval(min(ZERO, n - w), n, open_high=True)), under
    if comparator is Comparator.VAGUE:
        return _vague(n, value_high, vague), above
    return bare, bare


def _range(low: Decimal, high: Decimal | None) -> Interval:
    top = low if high is None else high
    return Interval(min(low, top), max(low, top))


def _upto(top: Decimal) -> Interval:
    return Interval(min(ZERO, top), max(ZERO, top))


def _vague(floor: Decimal, high: Decimal | None, words: str) -> Interval:
    """Return the expected band of a vague word; unknown words are bounded by their floor only."""
    if high is not None:
        return _range(floor, high)
    return Interval(floor, INFINITY, open_high=True)
