"""A step between two shares, given in percent where percentage points are meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._sentences import before, by_sentence
from claimcheck.checks.growth import FROM, TO
from claimcheck.model import Claim, Comparator, Kind, Severity
from claimcheck.series.keys import series_name

PERCENT = "%"


class Points(Check):
    """Report a change in percent that is the plain difference of the two shares beside it.

    Bad:  "Turnout rose 10 percent, from 40 percent to 50 percent" (by a quarter, or 10 points).
    Good: "rose 10 percentage points, from 40 percent to 50 percent"; "rose 25 percent" of it.

    Source: CHECKS N09.
    """

    compares: ClassVar[str] = (
        "a change in percent and the two shares it lies between, in one sentence"
    )
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("change", "old", "new")
    words: ClassVar[tuple[str, ...]] = ("points", "percent", "levels")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per sentence with one change and one pair of levels."""
        for claims in by_sentence(group):
            shares = [claim for claim in claims if claim.quantity.unit == PERCENT]
            changes = [c for c in shares if c.kind is Kind.CHANGE and c.quantity.direction]
            levels = _levels([c for c in shares if c not in changes], group)
            if len(changes) == 1 and levels:
                yield from _judged(changes[0], *levels)


def _levels(shares: Sequence[Claim], group: Group) -> tuple[Claim, Claim] | None:
    """Return the shares after "from" and "to", one claim twice where it gives both."""
    spans = [c for c in shares if c.quantity.comparator is Comparator.BETWEEN]
    if len(spans) == 1 and spans[0].mention.exact.casefold().startswith("from "):
        return (spans[0], spans[0])
    old = [claim for claim in shares if FROM.search(before(claim, group))]
    new = [claim for claim in shares if TO.search(before(claim, group))]
    return (old[0], new[0]) if len(old) == len(new) == 1 else None


def _judged(change: Claim, start: Claim, end: Claim) -> Iterator[Conflict]:
    """Yield a conflict if the change is the difference of the levels and not their ratio."""
    old, new = start.quantity.value, end.quantity.value_high or end.quantity.value
    step = abs(new - old)
    if not old or not step or change.quantity.value != step:
        return
    percent = step / old * 100
    if abs(percent - step) <= change.quantity.granularity:
        return
    said = f"{old:f}% to {new:f}%"
    levels = (place(start, "old"), *([place(end, "new")] if end is not start else []))
    yield Conflict(
        places=(place(change, "change"), *levels),
        severity=Severity.WARNING,
        relation="POINTS",
        arithmetic=f"{said} is {step:f} points, {percent:.3g} percent of {old:f}%",
        tried=("a change that fits as a share of the old level",),
        series=series_name(change),
        words={"points": f"{step:f}", "percent": f"{percent:.3g}", "levels": said},
    )


CHECK = Points
