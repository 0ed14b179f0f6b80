"""Which owned series of the desk a claim is a figure of."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck import house
from claimcheck.checks import Group
from claimcheck.house import OwnedSeries
from claimcheck.model import Claim
from claimcheck.series.axes import Axis, compare
from claimcheck.series.scopes import scopes


def entries(claim: Claim, group: Group) -> Iterator[tuple[str, OwnedSeries]]:
    """Yield (id, series) of each owned series that counts what the claim counts, in id order."""
    known = house.of(group.lexicon).series
    for name in sorted(known):
        if claim.metric and _counts(claim, known[name], group):
            yield name, known[name]


def credited(claim: Claim, entry: OwnedSeries) -> bool:
    """Whether the claim's chain of sources names the owner, or a name the owner accepts."""
    named = {claim.source.name, claim.source.root, *claim.source.chain} - {None}
    return bool(named & {entry.owner, *entry.accepts})


def _counts(claim: Claim, entry: OwnedSeries, group: Group) -> bool:
    """Whether metric, people, start and place of the claim are those of the series."""
    if claim.metric != entry.metric or (entry.population and claim.population != entry.population):
        return False
    if entry.start and claim.window.start and claim.window.start != entry.start:
        return False
    if not (claim.place and entry.place):
        return claim.place == entry.place
    places = scopes(group.lexicon).places
    return compare(places.id_of(claim.place), places.id_of(entry.place), places) is Axis.EQUAL
