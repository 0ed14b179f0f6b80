"""A figure that the articles themselves have corrected, printed again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._words import has_cue_near
from claimcheck.model import Claim, Kind, Severity
from claimcheck.series.axes import Axis, align
from claimcheck.series.keys import series_name
from claimcheck.series.order import by_time, day
from claimcheck.series.scopes import scopes

MOST = 200  # corrections of one series that are followed; no desk has more


class Returned(Check):
    """Report a later article that prints a figure an earlier one had announced as corrected.

    Bad:  "revised to about 1,200" in November, "1,400 people killed" in December.
    Good: "Israel first put the toll at 1,400"; a figure that has grown past the old one.

    The old figure is the one the correcting sentence names beside the new, or the last one
    printed before it. Source: CHECKS C12, CLAIM-MODEL section 13 (open corrections).
    """

    compares: ClassVar[str] = "a corrected figure and a later article that prints the old one"
    over: ClassVar[Over] = Over.SERIES
    roles: ClassVar[tuple[str, ...]] = ("correction", "later")
    words: ClassVar[tuple[str, ...]] = ("old",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per article and corrected figure, in time order."""
        told: set[tuple[str, object]] = set()
        counts = [
            c for c in group.claims if c.kind not in {Kind.CHANGE, Kind.INCREMENT, Kind.SHARE}
        ]
        corrections = [claim for claim in counts if has_cue_near("correction", claim, group)]
        for new in corrections[:MOST]:
            old = _replaced(new, counts, group)
            if old is None:
                continue
            for later in counts:
                key = (later.mention.article, old.quantity.value)
                if key not in told and _again(later, old, new, group) and later not in corrections:
                    told.add(key)
                    yield _conflict(new, later, old)


def _replaced(new: Claim, counts: list[Claim], group: Group) -> Claim | None:
    """Return the higher figure that a correcting claim takes back, if one can be told."""
    lattices = scopes(group.lexicon)
    beside = [
        claim
        for claim in counts
        if claim.mention.article == new.mention.article
        and claim.mention.sentence == new.mention.sentence
    ]
    before = [claim for claim in counts if day(claim) < day(new)]
    for claim in [*beside, *sorted(before, key=by_time, reverse=True)[:1]]:
        same = align(claim, new, lattices).axis is Axis.EQUAL
        if same and new.quantity.tally.below(claim.quantity.tally):
            return claim
    return None


def _again(later: Claim, old: Claim, new: Claim, group: Group) -> bool:
    """Whether a claim of a later article prints the old figure once more, for the same thing."""
    if later.quantity.value != old.quantity.value or day(later) <= day(new):
        return False
    return align(old, later, scopes(group.lexicon)).axis is Axis.EQUAL


def _conflict(new: Claim, later: Claim, old: Claim) -> Conflict:
    return Conflict(
        places=(place(new, "correction"), place(later, "later")),
        severity=Severity.ERROR,
        relation="CORRECTED",
        arithmetic=f"{old.mention.number} was taken back for {new.mention.number} on {day(new)}",
        tried=("told as history", "a figure grown past the old one"),
        series=series_name(later),
        words={"old": old.mention.number},
    )


CHECK = Returned
