"""A headline that promises more than the body says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.model import BlockKind, Claim, Comparator, Severity, Status
from claimcheck.series.keys import series_name
from claimcheck.series.scopes import scopes

HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
FIRM = frozenset({Status.ASSERTED, Status.REPORTED})
UNSURE = frozenset({Status.HEDGED, Status.PROJECTED, Status.HYPOTHETICAL, Status.PROMISED})
LOOSE = frozenset({Comparator.ABOUT, Comparator.NEARLY, Comparator.AT_LEAST, Comparator.MORE_THAN})


class Strength(Check):
    """Report a plain figure in a headline that the body gives only with a reservation.

    Bad:  "300 dead in mine collapse" above "up to 300 miners may have died".
    Good: "Up to 300 feared dead" above it; "549 killed" above "549 civilians have been killed".

    Dropping "up to" and fears is a warning; dropping "at least" or "about" is common house style
    and an info. Source: CHECKS N15, CLAIM-MODEL 3 (strengthening order).
    """

    compares: ClassVar[str] = (
        "a plain figure of the headline and the same one with a reservation in the body"
    )
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("headline", "body")
    words: ClassVar[tuple[str, ...]] = ("lost",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure of a headline that stands firmer than in the body."""
        lattices = scopes(group.lexicon)
        body = [claim for claim in group.claims if claim.mention.block is BlockKind.BODY]
        for head in group.claims:
            if head.mention.block in HEADS and _plain(head):
                same = [
                    claim
                    for claim in body
                    if claim.quantity.value == head.quantity.value
                    and lattices.unit(claim) == lattices.unit(head)
                ]
                if same and not any(_plain(claim) for claim in same):
                    yield _conflict(head, same[0])


def _plain(claim: Claim) -> bool:
    """Whether a figure is given without any reservation."""
    return claim.quantity.comparator is Comparator.EXACT and claim.status in FIRM


def _conflict(head: Claim, body: Claim) -> Conflict:
    unsure = body.status in UNSURE or body.quantity.comparator not in LOOSE
    lost = body.quantity.comparator_words or body.status.value
    return Conflict(
        places=(place(head, "headline"), place(body, "body")),
        severity=Severity.WARNING if unsure else Severity.INFO,
        relation="STRENGTHENED",
        arithmetic=f"the body says {body.quantity.world} and calls it {body.status}",
        tried=("nowhere does the body give the figure plainly",),
        series=series_name(head),
        words={"lost": lost},
    )


CHECK = Strength
