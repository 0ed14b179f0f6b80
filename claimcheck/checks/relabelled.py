"""One figure under two labels: the people counted, or what befell them, changed its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.model import Claim, Severity
from claimcheck.series.axes import Axis, align
from claimcheck.series.scopes import scopes


class Relabelled(Check):
    """Report an unusual figure of one source that counts other people in another article.

    Bad:  "3,153 civilians killed" on Monday, "3,153 people killed" on Tuesday, both by the UN.
    Good: "3,153 civilians" and "3,600 people"; labels that are aliases of each other.

    Source: CHECKS C08, CLAIM-MODEL section 7 (casualties is often used for dead).
    """

    over: ClassVar[Over] = Over.SERIES
    roles: ClassVar[tuple[str, ...]] = ("earlier", "later")
    words: ClassVar[tuple[str, ...]] = ("before", "after")
    within_days: int = Field(default=7, ge=0, description="days after which equality is chance")
    least: Decimal = Field(default=Decimal(100), ge=0, description="figures below this are common")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure and pair of labels, in time order."""
        by_value: dict[Decimal, list[Claim]] = defaultdict(list)
        for claim in group.claims:
            if claim.quantity.value >= self.least and claim.quantity.value % 10 != 0:
                by_value[claim.quantity.value].append(claim)
        for value in sorted(by_value):
            told: set[tuple[str, str]] = set()
            for a, b in combinations(by_value[value], 2):
                labels = (_label(a), _label(b))
                if labels not in told and self._same_count(a, b) and _differ(a, b, group):
                    told.add(labels)
                    yield _conflict(a, b)

    def _same_count(self, a: Claim, b: Claim) -> bool:
        """Whether the two come from one source, in two articles of the same days."""
        if a.mention.article == b.mention.article or not a.source.root:
            return False
        if a.source.root != b.source.root or not a.published or not b.published:
            return False
        return abs((a.published - b.published).days) <= self.within_days


def _label(claim: Claim) -> str:
    return " ".join(filter(None, (claim.population or "people", claim.metric)))


def _differ(a: Claim, b: Claim, group: Group) -> bool:
    """Whether one counts part of what the other counts, by what the lexicon says."""
    return align(a, b, scopes(group.lexicon)).axis in {Axis.SUBSET, Axis.SUPERSET}


def _conflict(a: Claim, b: Claim) -> Conflict:
    return Conflict(
        places=(place(a, "earlier"), place(b, "later")),
        severity=Severity.WARNING,
        relation="RELABELLED",
        arithmetic=f"{a.mention.number} {_label(a)} = {b.mention.number} {_label(b)}",
        tried=("labels that mean the same", "another source", "a round number"),
        words={"before": _label(a), "after": _label(b)},
    )


CHECK = Relabelled
