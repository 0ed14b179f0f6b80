"""What a number's words allow: the interval of the compiler's tally and that of the world."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimcheck.intervals import INFINITY, ZERO, Interval
from claimcheck.model import Comparator

NARROWEST_SHARE = Decimal("0.02")
ONE = Decimal(1)
HALF = Decimal("0.5")
EXACTLY = frozenset({"exactly", "precisely", "a total of"})
RANGED = frozenset({Comparator.BETWEEN, Comparator.ABOUT, Comparator.VAGUE})


@dataclass(frozen=True, slots=True)
class Band:
    """What a vague word allows: the number it stands for, the world's bounds and the tally's."""

    value: Decimal
    world: Interval
    tally: Interval


def _band(value: str, world: tuple[str, str], tally: tuple[str, str], open_high: bool) -> Band:
    """Return a band; a world without an upper end ("") is unbounded above."""
    top = Decimal(world[1]) if world[1] else INFINITY
    return Band(
        Decimal(value),
        Interval(Decimal(world[0]), top, open_high=not world[1]),
        Interval(Decimal(tally[0]), Decimal(tally[1]), open_high=open_high),
    )


# Source: CLAIM-MODEL section 5 (floors after ACLED's coding rules, bands proposed there).
VAGUE = {
    "couple": _band("2", ("2", "3"), ("2", "3"), False),
    "few": _band("2", ("2", ""), ("2", "6"), False),
    "several": _band("3", ("3", ""), ("3", "10"), True),
    "handful": _band("2", ("2", ""), ("3", "6"), False),
    "dozen": _band("12", ("10", "14"), ("11", "13"), False),
    "tens": _band("10", ("10", ""), ("20", "100"), True),
    "dozens": _band("12", ("12", ""), ("24", "120"), True),
    "scores": _band("20", ("20", ""), ("40", "200"), True),
    "half": _band("0.5", ("0.45", "0.55"), ("0.45", "0.55"), False),
    **{
        word: _band(f"1e{zeros}", (f"1e{zeros}", ""), (f"2e{zeros}", f"1e{zeros + 1}"), True)
        for word, zeros in (
            ("hundreds", 2),
            ("thousands", 3),
            ("millions", 6),
            ("billions", 9),
            ("trillions", 12),
        )
    },
}


def slack(value: Decimal, granularity: Decimal) -> Decimal:
    """Return the width w that "more than" and "nearly" allow, in the value's unit.

    Source: CLAIM-MODEL section 3: g where the number is rounded, else 2 % and at least 1; where
    decimals are printed, at least their last digit.
    """
    return granularity if granularity > 1 else max(granularity, abs(value) * NARROWEST_SHARE)


def bounds(
    comparator: Comparator,
    value: Decimal,
    value_high: Decimal | None = None,
    granularity: Decimal = ONE,
    words: str = "",
) -> tuple[Interval, Interval]:
    """Return (tally, world), as CLAIM-MODEL section 3 gives them.

    Args:
        comparator: what the words promise.
        value: the number, or the lower end of a range, or the floor of a vague word.
        value_high: the upper end of a range, else None.
        granularity: the last digit that counts, in the value's unit.
        words: the comparator's own words ("exactly" is stricter than a bare number).
    """
    n, g, w = value, granularity, slack(value, granularity)
    if comparator in RANGED and (value_high is not None or comparator is Comparator.BETWEEN):
        return (span := _range(n, value_high)), span
    if comparator is Comparator.ABOUT:
        return (near := Interval(n - g, n + g)), near
    if comparator is Comparator.VAGUE:
        return (floor := Interval(n, INFINITY, open_high=True)), floor
    if comparator is Comparator.AT_LEAST:
        floor = Interval.point(n) if g <= 1 else Interval(n, n + g, open_high=True)
        return floor, Interval(n, INFINITY, open_high=True)
    if comparator is Comparator.MORE_THAN:
        return Interval(n, n + w, True, g > 1), Interval(n, INFINITY, True, True)
    if comparator is not Comparator.EXACT:
        return _ceiling(comparator, n, w)
    exact = words.lower() in EXACTLY or g <= 1
    bare = Interval.point(n) if exact else Interval(n - g * HALF, n + g, open_high=True)
    return bare, bare


def _ceiling(comparator: Comparator, n: Decimal, w: Decimal) -> tuple[Interval, Interval]:
    """Return (tally, world) of what lies below a number: nearly, up to, at most, less than."""
    if comparator is Comparator.NEARLY:
        return (below := Interval(n - w, n, open_high=True)), below
    if comparator is Comparator.LESS_THAN:
        low = -INFINITY if n == 0 else min(ZERO, n - w)
        return (under := Interval(low, n, n == 0, True)), under
    below = Interval(min(ZERO, n), max(ZERO, n))
    if comparator is Comparator.UP_TO:
        return below, Interval(min(ZERO, n), INFINITY, open_high=True)
    return below, below


def _range(low: Decimal, high: Decimal | None) -> Interval:
    top = low if high is None else high
    return Interval(min(low, top), max(low, top))


def vague_bounds(value: Decimal, words: str) -> tuple[Interval, Interval]:
    """Return (tally, world) of vague words such as "tens of thousands" or "half".

    Their first known word gives the shape: "several hundred" is the band of "several", a hundred
    times. Unknown words have only a floor.
    """
    for word in words.lower().replace("-", " ").split():
        if word in VAGUE:
            factor = value / VAGUE[word].value
            return VAGUE[word].tally.scaled(factor), VAGUE[word].world.scaled(factor)
    floor = Interval(value, INFINITY, open_high=True)
    return floor, floor
