"""A hedge on a number that is exact to its last digit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.model import Claim, Comparator, Kind, Severity
from claimcheck.series.keys import series_name

HEDGES = frozenset({Comparator.ABOUT, Comparator.NEARLY})
COUNTS = frozenset({Kind.CUMULATIVE, Kind.STOCK, Kind.EVENT, Kind.INCREMENT})


class HedgedExact(Check):
    """Report "about", "some" or "nearly" before a figure that nobody rounded.

    Bad:  "nearly 2,571 homes"; "some 4,965 people".
    Good: "nearly 2,600 homes"; "2,571 homes"; "more than 2,571 homes", which is a floor.

    Source: CHECKS N14; CLAIM-MODEL section 3, oddities.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("figure",)
    words: ClassVar[tuple[str, ...]] = ("hedge",)
    least: Decimal = Field(default=Decimal(1000), ge=1, description="figures below it are left")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure, in text order."""
        for claim in group.claims:
            if self._odd(claim):
                yield Conflict(
                    places=(place(claim, "figure"),),
                    severity=Severity.WARNING,
                    relation="HEDGED_EXACT",
                    arithmetic=f"{claim.mention.number} is exact to its last digit",
                    tried=("a figure rounded to tens or more", "a rate or a measure"),
                    series=series_name(claim),
                    words={"hedge": claim.quantity.comparator_words},
                )

    def _odd(self, claim: Claim) -> bool:
        """Whether words of rounding stand before a count with no round digit."""
        quantity = claim.quantity
        hedged = quantity.comparator in HEDGES and bool(quantity.comparator_words)
        counted = claim.kind in COUNTS and quantity.value >= self.least
        exact = quantity.granularity == 1 and quantity.value % 10 != 0
        return hedged and counted and exact and not claim.mention.quoted


CHECK = HedgedExact
