"""A figure that is another one with a digit, a zero or a magnitude word slipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._places import place
from claimcheck.checks.contradiction import Contradiction
from claimcheck.checks.monotonic import Monotonic
from claimcheck.model import Claim, Severity
from claimcheck.series.axes import scope
from claimcheck.series.keys import series_name
from claimcheck.series.order import day
from claimcheck.series.outcome import Outcome
from claimcheck.series.relation import grows
from claimcheck.series.scopes import scopes
from claimcheck.series.slips import slip

CLASHES = (Outcome.CONFLICT, Outcome.UNDATED_CONFLICT)
IN_ARTICLE = Contradiction(relations=CLASHES, between="body")
BETWEEN_ARTICLES = Contradiction(relations=CLASHES, between="articles")
FALLS = Monotonic()
PRINTED = 100  # printed digits of a figure below which ten times as many is ordinary growth
MAGNITUDE = 1000  # times from thousand to million


class Slip(Check):
    """Report two figures for one thing of which one is the other with a slip of the hand.

    Bad:  2,064 deaths on Monday, 20,064 on Tuesday; "549 killed" and "594 killed" in one article;
          5.4 million and 5.4 billion refugees.
    Good: 2,064 deaths on Monday, 2,164 on Tuesday: no clash, and no leap.

    It looks only at what clashes by another check, and at counts that leap `times` over within
    `within_days`. Source: CHECKS N16; COVID Tracking issue 360 (an extra zero).
    """

    compares: ClassVar[str] = (
        "two figures of one thing, the one a slip of a digit or magnitude from the other"
    )
    over: ClassVar[Over] = Over.SERIES
    roles: ClassVar[tuple[str, ...]] = ("first", "second")
    words: ClassVar[tuple[str, ...]] = ("slip",)
    times: Decimal = Field(default=Decimal(5), gt=1, description="growth that is a leap")
    within_days: int = Field(default=7, ge=1, description="days between which a count can leap")

    @property
    def looks_at(self) -> tuple[Over, ...]:
        """Return one article, or the articles of one series or happening."""
        return (Over.ARTICLE, Over.SERIES, Over.HAPPENING)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield the clashes and leaps of a group that one slip explains."""
        clashes = IN_ARTICLE if group.over is Over.ARTICLE else BETWEEN_ARTICLES
        known = list(clashes.conflicts(group))
        if group.over is Over.SERIES:
            known += FALLS.conflicts(group)
        for conflict in known:
            a, b = (p.claim for p in conflict.places[:2])
            if a and b and _no_chance(a, b) and (found := slip(a.quantity.value, b.quantity.value)):
                yield _conflict(a, b, found, conflict.severity, conflict.arithmetic)
        if group.over is Over.SERIES:
            yield from self._leaps(group)

    def _leaps(self, group: Group) -> Iterator[Conflict]:
        """Yield the leaps of each series from one of its days to the next."""
        lattices = scopes(group.lexicon)
        found: dict[object, dict[object, Claim]] = defaultdict(dict)
        for claim in group.claims:
            if grows(claim, lattices) and claim.published and claim.source.root:
                found[scope(claim, lattices), claim.source.root][day(claim)] = claim
        for days in found.values():
            for a, b in pairwise(days.values()):
                near = day(b) - day(a) <= timedelta(self.within_days)
                low, high = a.quantity.value, b.quantity.value
                leaps = a.quantity.tally.below(b.quantity.tally) and high >= self.times * low > 0
                if near and leaps and _telling(a) and (said := slip(low, high)):
                    grown = (
                        f"{a.mention.number} to {b.mention.number} in {(day(b) - day(a)).days} days"
                    )
                    yield _conflict(a, b, said, Severity.WARNING, f"{grown} ({said})")


def _no_chance(a: Claim, b: Claim) -> bool:
    """Whether two figures hardly differ so by chance: enough digits, or a whole magnitude."""
    low, high = sorted((a.quantity.value, b.quantity.value))
    return (_telling(a) and _telling(b)) or high >= MAGNITUDE * low


def _telling(claim: Claim) -> bool:
    """Whether a figure has enough printed digits that another hardly repeats them by chance."""
    return claim.quantity.value / claim.quantity.granularity >= PRINTED


def _conflict(a: Claim, b: Claim, said: str, severity: Severity, arithmetic: str) -> Conflict:
    places: tuple[Place, ...] = (place(a, "first"), place(b, "second"))
    return Conflict(
        places=places,
        severity=severity,
        relation="SLIP",
        arithmetic=arithmetic,
        tried=("growth of the kind seen before", "another thing counted"),
        series=series_name(a),
        words={"slip": said},
    )


CHECK = Slip
