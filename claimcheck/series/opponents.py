"""Which pairs of claims are worth relating: those that clash if anything of their bucket does.

Claims that count the same sort of thing share a bucket; inside it each is put against the claims
of every scope that is its own, wider or unstated: against all of them where they are few, else
against the extremes of its article, of its moment and of the time before and after it. A claim
that clashes with any other of those clashes with an extreme, so no clash goes unseen and the work
stays O(n log n) in the claims of a group.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from claimcheck.model import Claim
from claimcheck.series.axes import Scope, Scopes, Tree, scope, subject
from claimcheck.series.order import as_of, by_time, started
from claimcheck.series.relation import COMPARED, grows

FEW = 24  # claims of one scope that are compared with each other one by one

Bucket = tuple[str, str, str]
Slot = tuple[Scope, date | None]
Pair = tuple[Claim, Claim]


@dataclass(slots=True)
class Extremes:
    """Of some set, the claim with the lowest upper end and that with the highest lower end."""

    lowest: Claim
    highest: Claim

    def take(self, claim: Claim) -> None:
        """Widen by one claim."""
        tally = claim.quantity.tally
        if tally.high < self.lowest.quantity.tally.high:
            self.lowest = claim
        if tally.low > self.highest.quantity.tally.low:
            self.highest = claim


@dataclass(slots=True)
class Table:
    """The claims of one scope in time order, with the extremes a claim may clash with."""

    claims: list[Claim]
    days: list[date] = field(default_factory=list)
    articles: dict[str, Extremes] = field(default_factory=dict)
    moments: dict[date, Extremes] = field(default_factory=dict)
    highest_until: list[Claim] = field(default_factory=list)
    lowest_from: list[Claim] = field(default_factory=list)

    def index(self) -> None:
        """Fill the extremes; only tables with many claims need them."""
        self.days = [day(claim) for claim in self.claims]
        for claim, when in zip(self.claims, self.days, strict=True):
            self.articles.setdefault(claim.mention.article, Extremes(claim, claim)).take(claim)
            self.moments.setdefault(when, Extremes(claim, claim)).take(claim)
        self.highest_until = _running(self.claims, highest=True)
        self.lowest_from = _running(self.claims[::-1], highest=False)[::-1]

    def against(self, claim: Claim) -> Iterator[Claim]:
        """Yield the claims of this scope that `claim` clashes with if it clashes with any."""
        when = day(claim)
        for found in (self.articles.get(claim.mention.article), self.moments.get(when)):
            if found:
                yield found.lowest
                yield found.highest
        before, after = bisect_left(self.days, when), bisect_right(self.days, when)
        if before:
            yield self.highest_until[before - 1]
        if after < len(self.claims):
            yield self.lowest_from[after]


def pairs(claims: Iterable[Claim], scopes: Scopes) -> Iterator[Pair]:
    """Yield the pairs worth relating, each once, in an order that input order does not change."""
    buckets: dict[Bucket, dict[Slot, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in sorted(claims, key=by_time):
        if claim.status in COMPARED:
            buckets[_bucket(claim, scopes)][scope(claim, scopes), started(claim)].append(claim)
    seen: set[tuple[int, int]] = set()
    for bucket in sorted(buckets):
        tables = {slot: Table(found) for slot, found in buckets[bucket].items()}
        for slot, table in tables.items():
            for wider in _wider(slot, scopes):
                if wider in tables:
                    yield from _between(table, tables[wider], seen, scopes)


def day(claim: Claim) -> date:
    """Return the day that orders a claim: as-of, else publication, else the first of all days."""
    return as_of(claim) or claim.published or date.min


def _between(
    narrow: Table, wide: Table, seen: set[tuple[int, int]], scopes: Scopes
) -> Iterator[Pair]:
    few = len(narrow.claims) <= FEW and len(wide.claims) <= FEW
    if not few and not wide.days:
        wide.index()
    for claim in narrow.claims:
        for other in wide.claims if few else wide.against(claim):
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
    if not grows(a, scopes):
        return True
    first, second = day(a), day(b)
    return not (x.high < y.low and first < second) and not (y.high < x.low and second < first)


def _bucket(claim: Claim, scopes: Scopes) -> Bucket:
    """Return what two claims must share to be compared at all."""
    measure = "~" + " ".join(sorted(subject(claim.what)))
    if claim.metric:
        measure = scopes.metrics.id_of(claim.metric)
        tops = [m for m in scopes.metrics.ancestors(measure) if not scopes.metrics.ancestors(m)]
        measure = min(tops, default=measure)
    kind = "grows" if grows(claim, scopes) else claim.kind.value
    return (measure, kind, scopes.unit(claim) or "")


def _wider(slot: Slot, scopes: Scopes) -> Iterator[Slot]:
    """Yield the slot itself and all that are wider or leave something unsaid, each once."""
    own, start = slot
    populations = _choices(own.population, scopes.populations)
    alias = scopes.same_people(own)
    if alias not in populations:
        populations.append(alias)
    for metric, population, place, destination, day in product(
        _choices(own.metric, scopes.metrics),
        populations,
        _choices(own.place, scopes.places),
        _choices(own.destination, scopes.destinations),
        [start] if start is None else [start, None],
    ):
        yield Scope(metric, population, place, destination), day


def _choices(name: str | None, lattice: Tree) -> list[str | None]:
    return [name] if name is None else [name, None, *sorted(lattice.ancestors(name))]


def _running(claims: Sequence[Claim], *, highest: bool) -> list[Claim]:
    """Return, for each place in the list, the extreme of the claims up to it."""
    found: list[Claim] = []
    extremes: Extremes | None = None
    for claim in claims:
        if extremes is None:
            extremes = Extremes(claim, claim)
        extremes.take(claim)
        found.append(extremes.highest if highest else extremes.lowest)
    return found
