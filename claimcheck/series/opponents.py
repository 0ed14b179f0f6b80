"""Which pairs of claims are worth relating: those that clash if anything of their bucket does.

Claims that count the same sort of thing share a bucket; inside it each is put against the claims
of every scope that is its own, wider or unstated: against all of them where they are few, else
against the extremes of its article, of its moment and of the time before and after it. A claim
that clashes with any other of those clashes with an extreme, so no clash goes unseen and the work
stays O(n log n) in the claims of a group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import product

from claimcheck.model import Claim
from claimcheck.series.axes import Lattice, Scope, Scopes, scope, subject
from claimcheck.series.order import as_of, by_time, started
from claimcheck.series.relation import COMPARED, grows
from claimcheck.series.timeline import Timeline, calm

FEW = 24  # claims of one scope that are compared with each other one by one

Bucket = tuple[str, str, str]
Slot = tuple[Scope, date | None]
Pair = tuple[Claim, Claim]
Key = tuple[str | None, str | None, str | None, str | None, date | str | None]
ANY = "*"  # in a key: whatever the slot says there


class Table:
    """The claims of one scope; their timeline is made when it is first asked for."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = claims

    @cached_property
    def timeline(self) -> Timeline:
        """Return the claims indexed by their days and articles."""
        return Timeline(self.claims)


def pairs(claims: Iterable[Claim], scopes: Scopes) -> Iterator[Pair]:
    """Yield the pairs worth relating, each once, in an order that input order does not change."""
    buckets: dict[Bucket, dict[Slot, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=by_time):
        if claim.status in COMPARED:
            buckets[_bucket(claim, scopes)][scope(claim, scopes), started(claim)].append(claim)
    seen: set[tuple[int, int]] = set()
    for bucket in sorted(buckets):
        tables = {slot: Table(found) for slot, found in buckets[bucket].items()}
        for slot, near in _near(tables, scopes):
            for other in near:
                yield from _between(tables[slot].claims, tables[other], seen, scopes)


def _near(slots: Collection[Slot], scopes: Scopes) -> Iterator[tuple[Slot, Iterable[Slot]]]:
    """Yield each slot with those that are as wide or wider, or that may be once both are said."""
    alone = _alone(slots, scopes)
    if len(alone) == len(slots):
        yield from ((slot, (slot,)) for slot in slots)
        return
    places = _index(slots)
    said = [frozenset(values) for values in zip(*places, strict=True)]
    for slot in slots:
        if slot in alone:
            yield slot, (slot,)
        else:
            keys = _keys(slot, scopes, said)
            yield slot, dict.fromkeys(found for key in keys for found in places.get(key, ()))


def _alone(slots: Collection[Slot], scopes: Scopes) -> Collection[Slot]:
    """Return the slots whose place says that none of the others is as wide or wider."""
    if len(slots) == 1:
        return slots
    count = Counter(scope.place for scope, _ in slots)
    if None in count:
        return ()
    return {
        slot
        for slot in slots
        if (place := slot[0].place)
        and count[place] == 1
        and count.keys().isdisjoint(scopes.wider(place))
    }


def _between(
    narrow: Sequence[Claim], wide: Table, seen: set[tuple[int, int]], scopes: Scopes
) -> Iterator[Pair]:
    """Yield the pairs of a claim of one scope and a claim of another, or of the same."""
    own = narrow is wide.claims
    if own and (len(narrow) == 1 or (grows(narrow[0], scopes) and calm(narrow))):
        return
    few = max(len(narrow), len(wide.claims)) <= FEW
    for index, claim in enumerate(narrow):
        others = wide.claims[index + 1 :] if own else wide.claims
        for other in others if few else wide.timeline.against(claim):
            key = (min(id(claim), id(other)), max(id(claim), id(other)))
            if claim is not other and key not in seen and _worth(claim, other, scopes):
                seen.add(key)
                yield (claim, other) if by_time(claim) <= by_time(other) else (other, claim)


def _worth(a: Claim, b: Claim, scopes: Scopes) -> bool:
    """Whether the pair can clash at all: figures of one article, or apart and not just grown."""
    if a.mention.article == b.mention.article:
        return True
    x, y = a.quantity.tally, b.quantity.tally
    if x.high >= y.low and y.high >= x.low:
        return x.high == y.low or y.high == x.low  # ends touch: openness decides
    if not grows(a, scopes) or a.population != b.population or a.metric != b.metric:
        return True
    first, second = as_of(a), as_of(b)
    if not (first and second):
        first, second = a.published, b.published
    if not (first and second):
        return True
    return not (x.high < y.low and first < second) and not (y.high < x.low and second < first)


def _bucket(claim: Claim, scopes: Scopes) -> Bucket:
    """Return what two claims must share to be compared at all."""
    if claim.metric:
        measure = scopes.family(claim.metric)
    else:
        measure = "~" + " ".join(sorted(subject(claim.what)))
    kind = "grows" if grows(claim, scopes) else claim.kind.value
    return (measure, kind, scopes.unit(claim) or "")


def _index(slots: Iterable[Slot]) -> Mapping[Key, list[Slot]]:
    """Return the slots under every key they can be asked for: each said axis, or ANY of it."""
    found: dict[Key, list[Slot]] = defaultdict(list)
    for slot in slots:
        scope, start = slot
        for place, destination, day in product(
            {scope.place, ANY}, {scope.destination, ANY}, {start, ANY}
        ):
            found[scope.metric, scope.population, place, destination, day].append(slot)
    return found


def _keys(slot: Slot, scopes: Scopes, said: Sequence[frozenset[object]]) -> Iterator[Key]:
    """Yield the keys of all slots that are as wide or wider, or that may be once both are said.

    An axis that the slot leaves open fits any; one that it names fits itself, the wider ones and
    those that leave it open. Only what any slot of the bucket has said on an axis is looked for.
    """
    scope, start = slot
    metrics = _choices(scope.metric, scopes.metrics)
    populations = _choices(scope.population, scopes.populations)
    alias = scopes.same_people(scope)
    wanted: tuple[Sequence[date | str | None], ...] = (
        metrics,
        populations if alias in populations else [*populations, alias],
        [scope.place, None, *scopes.wider(scope.place)] if scope.place else [ANY],
        _choices(scope.destination, scopes.destinations) if scope.destination else [ANY],
        [start, None] if start else [ANY],
    )
    yield from product(
        *(
            [name for name in names if name in held]
            for names, held in zip(wanted, said, strict=True)
        )
    )


def _choices(name: str | None, lattice: Lattice) -> list[str | None]:
    return [name] if name is None else [name, None, *sorted(lattice.ancestors(name))]
