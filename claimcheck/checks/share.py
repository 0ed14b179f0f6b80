"""A percentage that so few things cannot give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._sentences import between, by_sentence
from claimcheck.model import Claim, Comparator, Kind, Severity
from claimcheck.series.keys import series_name

OF = re.compile(r"^\s+of\s+(?:(?:the|all|those|its|their)\s+){0,2}$", re.IGNORECASE)
HUNDRED = Decimal(100)
COUNTS = frozenset({Kind.EVENT, Kind.CUMULATIVE, Kind.STOCK})


class Share(Check):
    """Report a percentage of a small number that no whole number of things makes.

    Bad:  "37 percent of the nine victims were children": three make 33, four make 44.
    Good: "a third of the nine victims"; "about 40 percent of the nine victims".

    A percentage may be rounded or cut off at its last digit. Source: CHECKS N07 (the GRIM test).
    """

    compares: ClassVar[str] = "a share and the small number that it is a share of, in one sentence"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("share", "whole")
    words: ClassVar[tuple[str, ...]] = ("nearest",)
    largest: int = Field(default=200, ge=2, description="the largest whole that is looked at")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per share that its whole cannot give, in text order."""
        for claims in by_sentence(group):
            for share, whole in pairwise(claims):
                if self._looks(share, whole) and OF.match(between(share, whole, group)):
                    nearest = _nearest(share, int(whole.quantity.value))
                    if nearest:
                        yield _conflict(share, whole, nearest)

    def _looks(self, share: Claim, whole: Claim) -> bool:
        """Whether the two are an exact percentage and a small whole number."""
        value = whole.quantity.value
        exact = share.quantity.comparator is whole.quantity.comparator is Comparator.EXACT
        small = value == int(value) and 1 < value <= self.largest
        return (
            share.quantity.unit == "%"
            and share.kind is Kind.SHARE
            and whole.kind in COUNTS
            and exact
            and small
        )


def _nearest(share: Claim, whole: int) -> str:
    """Return the nearest percentages that are possible, nothing where the stated one is."""
    stated, last = share.quantity.value, share.quantity.granularity
    below = int(stated * whole / HUNDRED)
    found = [HUNDRED * count / whole for count in (below, below + 1)]
    if any(abs(possible - stated) < last for possible in found):
        return ""
    return " or ".join(f"{round(possible, 1).normalize():f}" for possible in found)


def _conflict(share: Claim, whole: Claim, nearest: str) -> Conflict:
    return Conflict(
        places=(place(share, "share"), place(whole, "whole")),
        severity=Severity.WARNING,
        relation="SHARE",
        arithmetic=f"of {whole.quantity.value:f}, a whole number makes {nearest} percent",
        tried=("rounding and cutting off the last digit",),
        series=series_name(whole),
        words={"nearest": nearest},
    )


CHECK = Share
