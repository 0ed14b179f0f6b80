"""A total that the earlier total and the further figures beside it do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._words import has_cue, sentence
from claimcheck.intervals import Interval
from claimcheck.model import Claim, Kind, Severity
from claimcheck.series.axes import Axis, Scopes, align
from claimcheck.series.keys import series_name
from claimcheck.series.scopes import scopes

BRINGS = re.compile(
    r"\b(?:bring|brings|bringing|brought|raise|raises|raising|raised|take|takes|taking|took|push"
    r"|pushes|pushing|pushed|lift|lifts|lifting|lifted)\b[^.;]{0,60}\bto\b|\bnow stands at\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|up from|was|stood at)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


class Increments(Check):
    """Report "N more, bringing the total to T" that the total told before does not add up to.

    Bad:  "121 more died, bringing the toll to 1,380, up from 1,310": 1,310 + 121 = 1,431.
    Good: "121 more died, bringing the toll to 1,431, up from 1,310"; no earlier total told.

    Only a sentence that brings a total to a figure is judged, and only where the earlier total
    stands in the same article, told as such. Source: CHECKS C07, CLAIM-MODEL 14 (RECONCILE).
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("earlier", "further", "total")
    words: ClassVar[tuple[str, ...]] = ("sum",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per total, in text order."""
        lattices = scopes(group.lexicon)
        for total in group.claims:
            if total.metric and total.kind is not Kind.INCREMENT and _brought(total, group):
                further = [c for c in group.claims if _adds(c, total, lattices)]
                earlier = [c for c in group.claims if _before(c, total, lattices, group)]
                if further and len(earlier) == 1:
                    yield from _judged(earlier[0], further, total)


def _brought(total: Claim, group: Group) -> bool:
    """Whether its sentence brings the total to this figure."""
    words = sentence(total, group)
    at = total.mention.number_start - total.mention.sentence.start
    found = list(BRINGS.finditer(words, 0, at))
    return bool(found) and at - found[-1].end() <= 30


def _adds(claim: Claim, total: Claim, lattices: Scopes) -> bool:
    """Whether a claim is a further figure of the total's sentence."""
    same = claim.mention.sentence == total.mention.sentence
    one = align(claim, total, lattices).axis is Axis.EQUAL
    return same and one and claim.kind is Kind.INCREMENT and claim is not total


def _before(claim: Claim, total: Claim, lattices: Scopes, group: Group) -> bool:
    """Whether a claim is the total told as it stood before."""
    if claim is total or claim.kind in {Kind.INCREMENT, Kind.CHANGE, Kind.SHARE}:
        return False
    if align(claim, total, lattices).axis is not Axis.EQUAL:
        return False
    words = sentence(claim, group)
    lead = words[: claim.mention.number_start - claim.mention.sentence.start][-40:]
    told = has_cue("history", words, group.lexicon)
    return bool(FROM.search(lead)) if claim.mention.sentence == total.mention.sentence else told


def _judged(earlier: Claim, further: Sequence[Claim], total: Claim) -> Iterator[Conflict]:
    """Yield a conflict if no reading of the figures adds up."""
    added: Interval = earlier.quantity.tally
    for claim in further:
        added += claim.quantity.tally
    if not added.meets(total.quantity.tally):
        terms = " + ".join(c.mention.number for c in (earlier, *further))
        yield Conflict(
            places=(
                place(earlier, "earlier"),
                *(place(claim, "further") for claim in further),
                place(total, "total"),
            ),
            severity=Severity.WARNING,
            relation="RECONCILE",
            arithmetic=f"{terms} = {added}, not {total.quantity.tally}",
            tried=("rounding of every term", "other people or places counted"),
            series=series_name(total),
            words={"sum": str(added)},
        )


CHECK = Increments
