"""Which owned series of the desk a claim is a figure of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimcheck import house
from claimcheck.checks import Group
from claimcheck.house import OwnedSeries
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim
from claimcheck.series.axes import Axis, compare
from claimcheck.series.scopes import scopes


def entries(claim: Claim, group: Group) -> Iterator[tuple[str, OwnedSeries]]:
    """Yield (id, series) of each owned series that counts what the claim counts, in id order."""
    for name, entry in group.lexicon.compiled(_by_metric).get(claim.metric, ()):
        if _counts(claim, entry, group):
            yield name, entry


def _by_metric(lexicon: Lexicon) -> Mapping[str | None, Sequence[tuple[str, OwnedSeries]]]:
    """Return the owned series of each metric in the order of their ids."""
    found: dict[str | None, list[tuple[str, OwnedSeries]]] = defaultdict(list)
    for name, entry in sorted(house.of(lexicon).series.items()):
        found[entry.metric].append((name, entry))
    return dict(found)


def credited(claim: Claim, entry: OwnedSeries) -> bool:
    """Whether the claim's chain of sources names the owner, or a name the owner accepts."""
    named = {claim.source.name, claim.source.root, *claim.source.chain} - {None}
    return bool(named & {entry.owner, *entry.accepts})


def _counts(claim: Claim, entry: OwnedSeries, group: Group) -> bool:
    """Whether people, start and place of a claim of its metric are those of the series."""
    if entry.population and claim.population != entry.population:
        return False
    if entry.start and claim.window.start and claim.window.start != entry.start:
        return False
    if not (claim.place and entry.place):
        return claim.place == entry.place
    places = scopes(group.lexicon).places
    return compare(places.id_of(claim.place), places.id_of(entry.place), places) is Axis.EQUAL
