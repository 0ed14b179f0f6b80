"""A further figure beside a total, and nobody says whether the total has it already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._words import has_cue, sentence
from claimcheck.model import BlockKind, Claim, Kind, Severity
from claimcheck.series.axes import Axis, Scopes, align
from claimcheck.series.keys import series_name
from claimcheck.series.scopes import scopes

HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION})


class Added(Check):
    """Report "another N" after a total of the same measure that no sentence settles.

    Bad:  "13,719 citizens were evacuated … another 125 citizens are leaving": inside or on top?
    Good: "13,719, including 125 who left on Thursday"; "another 125 will bring it to 13,844".

    Source: CHECKS N11, CLAIM-MODEL 6.3 (three readings of a further figure).
    """

    compares: ClassVar[str] = "a total and a further figure of the same measure behind it"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("total", "further")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per further figure, with the last total before it."""
        lattices = scopes(group.lexicon)
        body = [claim for claim in group.claims if claim.mention.block not in HEADS]
        body.sort(key=lambda claim: (claim.mention.field, claim.mention.number_start))
        for index, further in enumerate(body):
            told = has_cue("further", further.mention.exact, group.lexicon)
            if told and further.kind is Kind.INCREMENT and further.metric:
                total = _total(further, body[:index], lattices)
                if total and not _settled(total, further, body, group):
                    yield _conflict(total, further)


def _total(further: Claim, before: Sequence[Claim], lattices: Scopes) -> Claim | None:
    """Return the last running total before a further figure that it may belong to."""
    for claim in reversed(before):
        if claim.kind is Kind.CUMULATIVE and claim.metric == further.metric:
            comparable = align(further, claim, lattices).axis in (Axis.EQUAL, Axis.SUBSET)
            larger = further.quantity.tally.below(claim.quantity.tally)
            return claim if comparable and larger else None
    return None


def _settled(total: Claim, further: Claim, body: Sequence[Claim], group: Group) -> bool:
    """Whether words or a later figure say how the two stand to each other."""
    if any(has_cue("settled", sentence(claim, group), group.lexicon) for claim in (total, further)):
        return True
    summed = total.quantity.tally + further.quantity.tally
    return any(
        claim.metric == total.metric and claim is not total and claim.quantity.tally.meets(summed)
        for claim in body
    )


def _conflict(total: Claim, further: Claim) -> Conflict:
    summed = total.quantity.tally + further.quantity.tally
    return Conflict(
        places=(place(total, "total"), place(further, "further")),
        severity=Severity.WARNING,
        relation="INCREMENT",
        arithmetic=f"on top of it the total is {summed}, inside it {total.quantity.tally}",
        tried=("no later figure is the sum", "no words say which it is"),
        series=series_name(total),
    )


CHECK = Added
