"""A figure of a series the desk owns, credited to somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._owned import credited, entries
from claimcheck.checks._places import place
from claimcheck.house import OwnedSeries, Value
from claimcheck.model import Claim, Severity

FRESH = timedelta(days=60)  # a value this old is no longer what an article can be quoting


class Owner(Check):
    """Report a figure that fits a known value of an owned series but names another source.

    Bad:  "some 7.7 million internally displaced, the refugee agency said", when it is IOM's survey.
    Good: the owner or a name it accepts; "the IOM, cited by the refugee agency".

    Source: CHECKS C10, CLAIM-MODEL section 8 (root and owner).
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("figure",)
    words: ClassVar[tuple[str, ...]] = ("owner", "credited", "title", "as_of")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure, in text order."""
        for claim in group.claims:
            if claim.source.name and claim.published:
                for _, entry in entries(claim, group):
                    value = _quoted(claim, entry)
                    if value and not credited(claim, entry):
                        yield _conflict(claim, entry, value)
                        break


def _quoted(claim: Claim, entry: OwnedSeries) -> Value | None:
    """Return the newest known value that the figure can stand for on its day."""
    assert claim.published
    fits = [
        value
        for value in entry.values
        if timedelta(0) <= claim.published - entry.known(value) <= FRESH
        and claim.quantity.tally.low <= value.rho <= claim.quantity.tally.high
    ]
    return fits[-1] if fits else None


def _conflict(claim: Claim, entry: OwnedSeries, value: Value) -> Conflict:
    return Conflict(
        places=(place(claim, "figure"),),
        severity=Severity.WARNING,
        relation="MISATTRIBUTED",
        arithmetic=f"{entry.owner}: {value.rho:,f} as of {value.as_of}",
        tried=("a name the owner accepts", "a chain of sources that names the owner"),
        words={
            "owner": entry.owner,
            "credited": claim.source.name or "",
            "title": entry.title,
            "as_of": str(value.as_of),
        },
    )


CHECK = Owner
