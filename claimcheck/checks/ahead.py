"""A count taken on a day that had not come when the article was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.model import Claim, Kind, Severity, Status
from claimcheck.series.keys import series_name
from claimcheck.series.order import as_of

COUNTED = frozenset({Kind.CUMULATIVE, Kind.STOCK, Kind.EVENT})
VOUCHED = frozenset({Status.ASSERTED, Status.REPORTED})


class Ahead(Check):
    """Report a figure that is said to stand as of a day after the article's own.

    Bad:  "As of March 15, 20 people had been killed" in an article of 10 March.
    Good: the same on 16 March; "20,000 are expected by March 15"; the next day in another zone.

    Source: CHECKS T06.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("figure",)
    words: ClassVar[tuple[str, ...]] = ("as_of", "published")
    slack_days: int = Field(default=1, ge=0, description="days that time zones may make")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure, in text order."""
        for claim in group.claims:
            stated = as_of(claim)
            if stated and claim.published and claim.metric and self._counted(claim):
                days = (stated - claim.published).days
                if timedelta(days) > timedelta(self.slack_days):
                    yield Conflict(
                        places=(place(claim, "figure"),),
                        severity=Severity.WARNING,
                        relation="AHEAD",
                        arithmetic=f"{stated} is {days} days after {claim.published}",
                        tried=("a forecast, plan or promise", "a time zone's difference"),
                        series=series_name(claim),
                        words={"as_of": str(stated), "published": str(claim.published)},
                    )

    def _counted(self, claim: Claim) -> bool:
        """Whether the figure is told as one that somebody has counted."""
        return claim.kind in COUNTED and claim.status in VOUCHED


CHECK = Ahead
