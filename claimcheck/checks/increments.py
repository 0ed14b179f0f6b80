"""A new total that the earlier total and the further figures beside it do not give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._words import has_cue, sentence
from claimcheck.intervals import Interval
from claimcheck.model import BlockKind, Claim, Kind, Mention, Severity
from claimcheck.series.axes import Axis, Scopes, align
from claimcheck.series.keys import series_name
from claimcheck.series.scopes import scopes

BRINGS = re.compile(
    r"\b(?:bring|brings|bringing|brought|raise|raises|raising|raised|take|takes|taking|took|push"
    r"|pushes|pushing|pushed|lift|lifts|lifting|lifted)\b[^.;]{0,60}\bto\b|\bnow stands at\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\b(?:from|up from|was|stood at)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
Terms = Sequence[tuple[Claim, bool]]  # what came between, each with whether it is taken off

OTHERS = frozenset({None, "other"})  # units of "five others", which count what the sentence counts


class Increments(Check):
    """Report "N more, bringing the total to T" that the total told before does not add up to.

    Bad:  "121 more died, bringing the toll to 1,380, up from 1,310": 1,310 + 121 = 1,431.
    Good: "121 more died, bringing the toll to 1,431, up from 1,310"; no earlier total told.

    Only a sentence that brings a total to a figure is judged, and only where one earlier total
    stands in the same article, told as such. What came on top stands in that sentence or between
    the two totals; cases taken out of the count are taken off. Source: CHECKS C07, CLAIM-MODEL 14
    (RECONCILE).
    """

    compares: ClassVar[str] = "an earlier total, what came on top, and the total that it brings"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("earlier", "further", "total")
    words: ClassVar[tuple[str, ...]] = ("sum",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per total, in text order."""
        lattices = scopes(group.lexicon)
        told = [c for c in group.claims if c.mention.block is BlockKind.BODY]
        for total in told:
            if total.metric and total.kind is not Kind.INCREMENT and _brought(total, group):
                earlier = [c for c in told if _before(c, total, lattices, group)]
                if len(earlier) == 1:
                    terms = _terms(earlier[0], total, told, group)
                    if not _corrected(earlier[0], terms, total, group):
                        yield from _judged(earlier[0], terms, total)


def _brought(total: Claim, group: Group) -> bool:
    """Whether its sentence brings the total to this figure."""
    words = sentence(total, group)
    at = total.mention.number_start - total.mention.sentence.start
    found = list(BRINGS.finditer(words, 0, at))
    return bool(found) and at - found[-1].end() <= 30


def _terms(earlier: Claim, total: Claim, told: Sequence[Claim], group: Group) -> Terms:
    """Return what came between two totals, each with whether it is taken off.

    The figures of the total's sentence count alone where there are any; else those of the
    sentences between the two.
    """
    one_breath = [c for c in told if c.mention.sentence == total.mention.sentence]
    between = [c for c in told if _at(earlier) < _at(c) < _at(total)]
    for claims in (one_breath, between):
        found = [c for c in claims if _adds(c, total, claims, scopes(group.lexicon))]
        if found:
            off = [c for c in claims if c not in found and _taken_off(c, total, group)]
            return [(c, c in off) for c in claims if c in found or c in off]
    return []


def _at(claim: Claim) -> tuple[str, int]:
    mention: Mention = claim.mention
    return (mention.field, mention.number_start)


def _adds(claim: Claim, total: Claim, told: Sequence[Claim], lattices: Scopes) -> bool:
    """Whether a claim is a further figure of what the total counts, "five others" among them."""
    if claim is total or _scoped(claim, total):
        return False
    if claim.kind is Kind.INCREMENT:
        return align(claim, total, lattices).axis is Axis.EQUAL
    others = claim.metric is None and claim.quantity.unit in OTHERS and claim.kind is Kind.EVENT
    return others and any(
        c.kind is Kind.INCREMENT and c.mention.sentence == claim.mention.sentence
        for c in told
        if c.metric == total.metric
    )


def _scoped(claim: Claim, total: Claim) -> bool:
    """Whether one of the two is for a place that the other does not name."""
    return (claim.place is None) is not (total.place is None)


def _taken_off(claim: Claim, total: Claim, group: Group) -> bool:
    """Whether a claim gives cases of the total that its sentence takes out of the count."""
    same = align(claim, total, scopes(group.lexicon)).axis is Axis.EQUAL
    return same and has_cue("taken_off", sentence(claim, group), group.lexicon)


def _corrected(earlier: Claim, terms: Terms, total: Claim, group: Group) -> bool:
    """Whether the text announces a correction of which it does not say how much it took off."""
    if any(off for _, off in terms):
        return False
    said = (earlier, *(claim for claim, _ in terms), total)
    return any(has_cue("correction", sentence(claim, group), group.lexicon) for claim in said)


def _before(claim: Claim, total: Claim, lattices: Scopes, group: Group) -> bool:
    """Whether a claim is the total told as it stood before."""
    if claim is total or claim.kind in {Kind.INCREMENT, Kind.CHANGE, Kind.SHARE}:
        return False
    if align(claim, total, lattices).axis is not Axis.EQUAL or _taken_off(claim, total, group):
        return False
    words = sentence(claim, group)
    lead = words[: claim.mention.number_start - claim.mention.sentence.start][-40:]
    if claim.mention.sentence == total.mention.sentence:
        return bool(FROM.search(lead))
    stood = bool(FROM.search(lead)) and _at(claim) < _at(total)
    return stood or has_cue("history", words, group.lexicon)


def _judged(earlier: Claim, terms: Terms, total: Claim) -> Iterator[Conflict]:
    """Yield a conflict if no reading of the figures adds up."""
    added: Interval = earlier.quantity.tally
    said = earlier.mention.number
    for claim, off in terms:
        tally = claim.quantity.tally
        added += (
            Interval(-tally.high, -tally.low, tally.open_high, tally.open_low) if off else tally
        )
        said += f" {'-' if off else '+'} {claim.mention.number}"
    if terms and not added.meets(total.quantity.tally):
        yield Conflict(
            places=(
                place(earlier, "earlier"),
                *(place(claim, "further") for claim, _ in terms),
                place(total, "total"),
            ),
            severity=Severity.WARNING,
            relation="RECONCILE",
            arithmetic=f"{said} = {added}, not {total.quantity.tally}",
            tried=("rounding of every term", "other people or places counted"),
            series=series_name(total),
            words={"sum": str(added)},
        )


CHECK = Increments
