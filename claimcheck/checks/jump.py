"""A count that grew faster from one article to the next than it ever had before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._words import has_cue_near
from claimcheck.intervals import written
from claimcheck.model import Claim, Severity
from claimcheck.series.axes import scope
from claimcheck.series.keys import series_name
from claimcheck.series.order import day
from claimcheck.series.relation import grows
from claimcheck.series.scopes import scopes
from claimcheck.series.slips import slip


class Jump(Check):
    """Report daily growth many times the largest seen before in the same series.

    Bad:  549, 564, 577, 590 on four days, then 9,770 on the fifth.
    Good: 549 on 10 March, 3,153 on 2 May; a data dump or bodies found, said so (an info).

    The widest reading of both figures is taken. Fewer than `earlier` steps judge nothing, and
    neither does a figure below `least`. Source: CHECKS C06, CLAIM-MODEL section 13 (late data).
    """

    compares: ClassVar[str] = "two days of one series that follow each other, a leap apart"
    over: ClassVar[Over] = Over.SERIES
    roles: ClassVar[tuple[str, ...]] = ("earlier", "later")
    words: ClassVar[tuple[str, ...]] = ("days", "slip")
    times: Decimal = Field(default=Decimal(10), gt=1, description="times the largest daily growth")
    earlier: int = Field(default=3, ge=1, description="steps that must have been seen before")
    least: Decimal = Field(
        default=Decimal(100), ge=0, description="figures below it leap by chance"
    )

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per jump, in time order."""
        lattices = scopes(group.lexicon)
        found: dict[object, list[Claim]] = defaultdict(list)
        for claim in group.claims:
            if grows(claim, lattices) and claim.published:
                found[scope(claim, lattices), claim.source.root].append(claim)
        for claims in found.values():
            yield from self._followed(_one_a_day(claims), group)

    def _followed(self, claims: list[Claim], group: Group) -> Iterator[Conflict]:
        """Yield the jumps of one series, given one claim a day."""
        largest, steps = Decimal(0), 0
        for a, b in pairwise(claims):
            days = (day(b) - day(a)).days
            growth = (b.quantity.tally.low - a.quantity.tally.high) / days
            doubled = b.quantity.value >= 2 * a.quantity.value >= 2 * self.least
            if steps >= self.earlier and doubled and growth > self.times * largest > 0:
                yield _conflict(a, b, growth, largest, has_cue_near("data_dump", b, group))
            widest = (b.quantity.value - a.quantity.value) / days
            largest, steps = max(largest, widest), steps + 1


def _one_a_day(claims: list[Claim]) -> list[Claim]:
    """Return the last claim of each day, in time order."""
    return list({day(claim): claim for claim in claims}.values())


def _conflict(a: Claim, b: Claim, growth: Decimal, largest: Decimal, dumped: bool) -> Conflict:
    days = (day(b) - day(a)).days
    slipped = slip(a.quantity.value, b.quantity.value)
    return Conflict(
        places=(place(a, "earlier"), place(b, "later")),
        severity=Severity.INFO if dumped else Severity.WARNING,
        relation="JUMP",
        arithmetic=f"at least {written(round(growth, 1))} a day, "
        f"at most {written(round(largest, 1))} a day before" + (f"; {slipped}" if slipped else ""),
        tried=("late data or a mass find, said so", "the widest reading of both figures"),
        series=series_name(b),
        words={"days": f"{days} day{'s' if days > 1 else ''}", "slip": slipped},
    )


CHECK = Jump
