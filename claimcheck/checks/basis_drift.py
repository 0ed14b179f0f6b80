"""What a series' figures are called: recorded one day, estimated the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.model import Claim, Severity

FIRM = frozenset(
    {"figures", "figure", "data", "records", "count", "tally", "statistics", "numbers"}
)
SOFT = frozenset({"estimates", "estimate", "projections", "projection", "claims", "forecasts"})


class BasisDrift(Check):
    """Report that one source's figures for one thing are called counts here, estimates there.

    Bad:  "according to United Nations figures" in March, "estimates" in May, for one series.
    Good: the compiler itself went over to estimates, and the series records the break.

    Source: CHECKS C09, CLAIM-MODEL section 8 (the basis travels with the number).
    """

    compares: ClassVar[str] = "two figures of one series and source, one counted and one estimated"
    over: ClassVar[Over] = Over.SERIES
    roles: ClassVar[tuple[str, ...]] = ("earlier", "later")
    words: ClassVar[tuple[str, ...]] = ("before", "after", "source")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield at most one conflict per source: the first change of basis, in time order."""
        last: dict[str, Claim] = {}
        told: set[str] = set()
        for claim in group.claims:
            root = claim.source.root
            if root is None or not _basis(claim):
                continue
            before = last.setdefault(root, claim)
            if root not in told and _basis(before) != _basis(claim):
                told.add(root)
                yield _conflict(before, claim)


def _basis(claim: Claim) -> str:
    word = (claim.source.basis_word or "").casefold()
    return "firm" if word in FIRM else "soft" if word in SOFT else ""


def _conflict(a: Claim, b: Claim) -> Conflict:
    before, after = a.source.basis_word or "", b.source.basis_word or ""
    return Conflict(
        places=(place(a, "earlier"), place(b, "later")),
        severity=Severity.WARNING,
        relation="BASIS",
        arithmetic=f"“{a.source.words}” became “{b.source.words}”",
        tried=("a word of the same firmness", "another source"),
        words={"before": before, "after": after, "source": a.source.root or ""},
    )


CHECK = BasisDrift
