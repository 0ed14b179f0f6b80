"""Evidence that two figures of one article count one thing, or one of them part of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from claimcheck.checks import Group
from claimcheck.checks._words import has_cue, slice_of
from claimcheck.model import BlockKind, Claim, Kind, Span
from claimcheck.series.axes import Scopes
from claimcheck.series.keys import apart, one_series
from claimcheck.series.scopes import scopes

Places = Mapping[str | None, frozenset[str]]
OF_THEM = len(" of those")  # characters behind a figure that can make it a part ("31 of them boys")


def places(group: Group) -> Places:
    """Return the places that each metric is given for."""
    lattices = scopes(group.lexicon)
    found: dict[str | None, set[str]] = defaultdict(set)
    for claim in group.claims:
        if claim.place:
            found[claim.metric].add(lattices.places.id_of(claim.place))
    return {metric: frozenset(ids) for metric, ids in found.items()}


def one_thing(a: Claim, b: Claim, known: Places, lattices: Scopes, factor: Decimal | None) -> bool:
    """Whether two figures of one article may be meant for one thing.

    Figures of an owner (profits, prices) are of one thing only if the owner is, which a claim
    does not say. Where a measure is given for several places, one unsaid may be any of them.
    Figures further apart than `factor` count different things.
    """
    if a.metric in lattices.owned or b.metric in lattices.owned:
        return False
    if not (a.place and b.place) and len(known.get(a.metric, ())) > 1:
        return False
    return factor is None or apart(a.quantity.tally, b.quantity.tally) <= factor


def given_or_summed(head: Claim, claims: Iterable[Claim], lattices: Scopes) -> bool:
    """Whether the body gives a headline's figure anywhere, or two of its figures add up to it."""
    unit = lattices.unit(head)
    values = {
        claim.quantity.value
        for claim in claims
        if claim.mention.block is BlockKind.BODY and lattices.unit(claim) == unit
    }
    wanted = head.quantity.value
    return wanted in values or any(wanted - value in values for value in values)


def part_and_whole(part: Claim, whole: Claim, group: Group, lattices: Scopes) -> bool:
    """Whether the text itself makes one figure part of the other.

    Two counts of one happening need the words for it between them ("549, including 611"); a
    running total and its part are of one series.
    """
    if Kind.EVENT not in (part.kind, whole.kind):
        return one_series(part, whole, lattices)
    mine, theirs = part.mention, whole.mention
    if (mine.field, mine.sentence) != (theirs.field, theirs.sentence):
        return False
    if theirs.span.end >= mine.span.start:
        return False
    between = Span(theirs.span.end, mine.span.end + OF_THEM)
    return has_cue("part", slice_of(part, group, between), group.lexicon)
