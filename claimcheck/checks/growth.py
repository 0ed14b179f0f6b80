"""A change or multiple that the two levels beside it do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from claimcheck.bounds import bounds
from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._sentences import before, by_sentence
from claimcheck.checks._words import has_cue, sentence
from claimcheck.intervals import Interval
from claimcheck.model import Claim, Comparator, Kind, Severity
from claimcheck.series.keys import series_name

FROM = re.compile(r"\bfrom\s+(?:(?!to\b)[^\W\d]+\s+){0,2}[$£€¥]?\s*$", re.IGNORECASE)
TO = re.compile(r"\bto\s+(?:\w+\s+){0,2}[$£€¥]?\s*$", re.IGNORECASE)
HUNDRED = Decimal(100)
LEEWAY = Decimal("0.125")  # of a multiple: "doubled" is 1.75 to 2.25 times (CLAIM-MODEL 14)


class Growth(Check):
    """Report a stated change that does not fit the levels it is said to lie between.

    Bad:  "The toll rose 20 percent, from 450 to 600."
    Good: "up about a third, from 450 to 600"; "doubled from 120 to 230".

    Levels and changes are taken as intervals. Rates that are annualised, adjusted or per head
    are left alone. Source: CHECKS N06, CLAIM-MODEL 14 (CHANGE).
    """

    compares: ClassVar[str] = "a change and the two levels it lies between, in one sentence"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("change",)
    words: ClassVar[tuple[str, ...]] = ("levels",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per sentence with one change and one pair of levels."""
        for claims in by_sentence(group):
            stated = [claim for claim in claims if _factor(claim)]
            levels = _levels([claim for claim in claims if claim not in stated], group)
            if len(stated) != 1 or levels is None:
                continue
            if has_cue("adjusted", sentence(stated[0], group), group.lexicon):
                continue
            wanted = _factor(stated[0])
            got = _ratio(*levels)
            if wanted and got and not wanted.meets(got):
                yield _conflict(stated[0], levels, wanted, got)


def _factor(claim: Claim) -> Interval | None:
    """Return how many times the old level the new one is said to be."""
    quantity = claim.quantity
    if quantity.direction is None or quantity.comparator is Comparator.BETWEEN:
        return None
    sign = 1 if quantity.direction == "up" else -1
    if quantity.unit == "%" and claim.kind is Kind.CHANGE:
        low, high = quantity.tally.low, quantity.tally.high
        room = quantity.granularity
        ends = sorted(1 + sign * part / HUNDRED for part in (low - room, high + room))
        return Interval(ends[0], ends[1])
    if quantity.unit is None and claim.kind in (Kind.SHARE, Kind.CHANGE):
        value = quantity.value
        if value < 1:  # "fell by a third", "halved"
            value = 1 + sign * value
        room = value * LEEWAY
        return Interval(value - room, value + room)
    return None


def _levels(claims: Sequence[Claim], group: Group) -> tuple[Claim, Claim] | None:
    """Return the claims after "from" and after "to", None where there is no one such pair."""
    old = [claim for claim in claims if FROM.search(before(claim, group))]
    new = [claim for claim in claims if TO.search(before(claim, group))]
    ranges = [c for c in claims if c.quantity.value_high and c.mention.exact.startswith("from ")]
    if len(ranges) == 1:
        return (ranges[0], ranges[0])
    if len(old) == len(new) == 1 and old[0] is not new[0]:
        units = {old[0].quantity.unit, new[0].quantity.unit} - {None}
        return (old[0], new[0]) if len(units) < 2 and "%" not in units else None
    return None


def _ratio(old: Claim, new: Claim) -> Interval | None:
    """Return the least and the most that the new level can be of the old one."""
    a, b = old.quantity.tally, new.quantity.tally
    if old is new and old.quantity.value_high:
        a, b = _level(old.quantity.value), _level(old.quantity.value_high)
    if a.low <= 0 or b.low <= 0 or not (a.high.is_finite() and b.high.is_finite()):
        return None
    return Interval(b.low / a.high, b.high / a.low)


def _level(value: Decimal) -> Interval:
    """Return where one end of "from 450 to 600" lies, rounded where it ends in zeros."""
    exponent = value.normalize().as_tuple().exponent
    zeros = exponent if isinstance(exponent, int) else 0
    return bounds(Comparator.EXACT, value, granularity=Decimal(10) ** (zeros if zeros > 1 else 0))[
        0
    ]


def _conflict(
    stated: Claim, levels: tuple[Claim, Claim], wanted: Interval, got: Interval
) -> Conflict:
    unsure = "times" in stated.mention.exact
    old, new = levels
    both = (old,) if old is new else (old, new)
    percent = Interval((got.low - 1) * HUNDRED, (got.high - 1) * HUNDRED)
    return Conflict(
        places=(place(stated, "change"), *(place(level, "level") for level in both)),
        severity=Severity.WARNING if unsure else Severity.ERROR,
        relation="CHANGE",
        arithmetic=f"the levels give {_rounded(percent)} percent ({_rounded(got)} times)",
        tried=(f"rounding of all figures ({_rounded(wanted)} times was allowed)",),
        series=series_name(new),
        words={"levels": " and ".join(level.mention.exact for level in both)},
    )


def _rounded(interval: Interval) -> str:
    low, high = (round(end, 2).normalize() for end in (interval.low, interval.high))
    return f"{low:f}" if low == high else f"{low:f} to {high:f}"


CHECK = Growth
