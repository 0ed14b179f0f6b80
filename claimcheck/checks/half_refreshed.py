"""A template of which one figure was brought up to date and its neighbour forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._figures import Aligned, aligned, figures
from claimcheck.checks._passages import apart, days
from claimcheck.checks._places import place
from claimcheck.model import Claim, DayBasis, Kind, Severity
from claimcheck.reuse.passage import Passage

RUNNING = frozenset({Kind.CUMULATIVE, Kind.STOCK, Kind.EVENT})


class HalfRefreshed(Check):
    """Report a figure that stayed while another of the same reused sentence moved on.

    Bad:  "549 killed and 957 injured" became "3,153 killed and 957 injured" seven weeks later.
    Good: both moved; the figure that stayed has a day of its own; a day later, by a little.

    Source: CHECKS R04.
    """

    compares: ClassVar[str] = (
        "two figures of a sentence used again, one brought up to date and one not"
    )
    over: ClassVar[Over] = Over.PASSAGES
    roles: ClassVar[tuple[str, ...]] = ("old", "moved", "stayed")
    words: ClassVar[tuple[str, ...]] = ("apart",)
    growth: Decimal = Field(
        default=Decimal("0.1"),
        gt=0,
        description="least growth of the figure that moved",
    )

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure left behind, at the first article that has it."""
        seen: set[tuple[str, str, str]] = set()
        for passage in group.passages:
            if not days(passage.earlier, passage.later):
                continue
            for moved, stayed in self._halves(passage, group):
                number = stayed[1].mention.number
                signature = (number, moved[0].mention.number, moved[1].mention.number)
                if signature not in seen:
                    seen.add(signature)
                    yield _conflict(passage, moved, stayed)

    def _halves(self, passage: Passage, group: Group) -> Iterator[tuple[Aligned, Aligned]]:
        """Yield the figure that moved and the one that stayed, of each sentence with both."""
        several = Counter(claim.mention.sentence for claim in figures(passage.later, group))
        told = aligned(passage, group, lambda claim: several[claim.mention.sentence] > 1)
        pairs = [pair for pair in told if _running(pair)]
        for _, same in groupby(pairs, key=lambda pair: pair[1].mention.sentence):
            sentence = list(same)
            moved = [pair for pair in sentence if self._moved(*pair)]
            for stayed in sentence:
                if moved and _stayed(*stayed):
                    yield moved[0], stayed

    def _moved(self, before: Claim, after: Claim) -> bool:
        old, new = before.quantity.value, after.quantity.value
        return old != new and abs(new - old) >= self.growth * abs(old)


def _running(pair: Aligned) -> bool:
    """Whether both sides count people or things that a later day may count anew."""
    before, after = pair
    return (
        {before.kind, after.kind} <= RUNNING
        and before.metric == after.metric
        and not after.mention.quoted
    )


def _stayed(before: Claim, after: Claim) -> bool:
    """Whether a figure is the same, exact, and without a day of its own."""
    same = before.quantity.value == after.quantity.value and after.quantity.value > 1
    return same and after.window.basis is not DayBasis.EXPLICIT and after.metric is not None


def _conflict(passage: Passage, moved: Aligned, stayed: Aligned) -> Conflict:
    old, new = moved
    return Conflict(
        places=(place(old, "old"), place(new, "moved"), place(stayed[1], "stayed")),
        severity=Severity.WARNING,
        relation="HALF_REFRESHED",
        arithmetic=(
            f"{old.mention.number} became {new.mention.number}, {stayed[1].mention.number} "
            f"stayed; {apart(passage.earlier, passage.later)}"
        ),
        tried=("a day of its own for the figure that stayed", "a small step of the other"),
        words={"apart": apart(passage.earlier, passage.later)},
    )


CHECK = HalfRefreshed
