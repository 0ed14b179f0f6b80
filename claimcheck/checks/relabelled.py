"""One figure under two labels: the people counted, or what befell them, changed its name."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, islice
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.model import Claim, Severity
from claimcheck.series.axes import Axis, Scopes, align
from claimcheck.series.order import by_time
from claimcheck.series.scopes import scopes

NEAREST = 24  # claims of one label and place, from the first in reach on, that one is put against

ByPlace = Mapping[str | None, Sequence[Claim]]


class Relabelled(Check):
    """Report an unusual figure of one source that counts other people in another article.

    Bad:  "3,153 civilians killed" on Monday, "3,153 people killed" on Tuesday, both by the UN;
          "2.31 million fled to neighboring countries", then "to other countries".
    Good: "3,153 civilians" and "3,600 people"; labels that are aliases of each other.

    Source: CHECKS C08, CLAIM-MODEL section 7 (casualties is often used for dead). O(n log n) in
    the claims of a group.
    """

    compares: ClassVar[str] = (
        "one unusual figure of one source, in two articles, for two groups of people"
    )
    over: ClassVar[Over] = Over.SERIES
    roles: ClassVar[tuple[str, ...]] = ("earlier", "later")
    words: ClassVar[tuple[str, ...]] = ("before", "after")
    within_days: int = Field(default=7, ge=0, description="days after which equality is chance")
    least: Decimal = Field(default=Decimal(100), ge=0, description="figures below this are common")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure and pair of labels, in the order of the figures."""
        lattices = scopes(group.lexicon)
        told: dict[tuple[Decimal, str], dict[str, dict[str | None, list[Claim]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        for claim in group.claims:
            if claim.published and claim.source.root and self._unusual(claim):
                where = lattices.places.id_of(claim.place) if claim.place else None
                told[claim.quantity.value, claim.source.root][_label(claim)][where].append(claim)
        for figure in sorted(told):
            for one, other in combinations(sorted(told[figure]), 2):
                found = self._first(told[figure][one], told[figure][other], lattices)
                if found:
                    yield _conflict(*found)

    def _unusual(self, claim: Claim) -> bool:
        """Whether two writers hardly print the figure by chance, by its digits as printed."""
        printed = claim.quantity.value / claim.quantity.granularity
        return printed >= self.least and printed % 10 != 0

    def _first(self, one: ByPlace, other: ByPlace, lattices: Scopes) -> tuple[Claim, Claim] | None:
        """Return the first pair of articles, in time order, that label the figure differently."""
        pairs = (
            (a, b)
            for a_place in one
            for b_place in ((a_place, None) if a_place else other)
            for a in one[a_place]
            for b in self._near(a, other.get(b_place, ()))
            if a.mention.article != b.mention.article and _differ(a, b, lattices)
        )
        in_order = (sorted(pair, key=by_time) for pair in pairs)
        first = min(in_order, key=lambda pair: [by_time(claim) for claim in pair], default=None)
        return (first[0], first[1]) if first else None

    def _near(self, claim: Claim, others: Sequence[Claim]) -> Iterator[Claim]:
        """Yield claims of one label, in time order, that were published about the same days."""
        reach = timedelta(self.within_days)
        begin = bisect_left(others, _day(claim) - reach, key=_day)
        for other in islice(others, begin, begin + NEAREST):
            if _day(other) - _day(claim) > reach:
                return
            yield other


def _day(claim: Claim) -> date:
    return claim.published or date.min


def _label(claim: Claim) -> str:
    said = (claim.population or "people", claim.metric)
    label = " ".join(filter(None, said))
    return f"{label} to {claim.destination}" if claim.destination else label


def _differ(a: Claim, b: Claim, lattices: Scopes) -> bool:
    """Whether one counts part of what the other counts, by what the lexicon says."""
    return align(a, b, lattices).axis in {Axis.SUBSET, Axis.SUPERSET}


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
