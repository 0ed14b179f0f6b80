"""One unusual number on two different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.model import Claim, Comparator, Severity
from claimcheck.series.axes import Scopes
from claimcheck.series.scopes import scopes

HUNDRED = Decimal(100)
PERSON = "person"  # the unit of whoever is counted


class Collision(Check):
    """Report a figure that is no round number and counts two different things in one article.

    Bad:  "4,460 dead" and "4,460 evacuation centres" in one story.
    Good: "30 killed and 30 injured"; "3,000 dead" and "3,000 homes"; one figure said twice.

    Such a coincidence is how a pasted or mistyped figure is noticed; it proves nothing.
    Source: CHECKS N17, CLAIM-MODEL section 14 (DISTINCT).
    """

    compares: ClassVar[str] = "one unusual figure on two different things"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("first", "second")
    least: Decimal = Field(
        default=HUNDRED, ge=0, description="figures below this collide by chance"
    )

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure, between its first two different things."""
        lattices = scopes(group.lexicon)
        by_value: dict[Decimal, list[Claim]] = defaultdict(list)
        for claim in group.claims:
            if self._unusual(claim):
                by_value[claim.quantity.value].append(claim)
        for value in sorted(by_value):
            first, *others = by_value[value]
            other = next((claim for claim in others if _apart(first, claim, lattices)), None)
            if other:
                yield Conflict(
                    places=(place(first, "first"), place(other, "second")),
                    severity=Severity.WARNING,
                    relation="COLLISION",
                    arithmetic=f"{first.mention.number} = {other.mention.number}, of two things",
                    tried=("a round number", "the same thing in other words"),
                )

    def _unusual(self, claim: Claim) -> bool:
        value = claim.quantity.value
        bare = claim.quantity.comparator in {Comparator.EXACT, Comparator.AT_LEAST}
        whole = value == value.to_integral_value()
        return bare and whole and value >= self.least and value % 10 != 0


def _apart(a: Claim, b: Claim, lattices: Scopes) -> bool:
    """Whether two claims surely count different things: other metrics, or persons and no persons.

    Of what has no known metric only the counted noun tells, and only that it is no person.
    """
    if a.metric is None or b.metric is None:
        units = {lattices.unit(a), lattices.unit(b)}
        known = a.metric or b.metric
        return bool(known) and len(units) == 2 and PERSON in units and None not in units
    if a.metric == b.metric:
        return False
    return a.quantity.unit != b.quantity.unit or a.mention.sentence != b.mention.sentence


CHECK = Collision
