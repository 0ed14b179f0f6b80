"""The axes of scope: is the metric, population, place or destination part of the other's?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Protocol

from claimcheck.model import Claim

PEOPLE = "people"  # the population of whoever is counted without being named


class Axis(StrEnum):
    """How the first of two scopes stands to the second."""

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INCOMPARABLE = "incomparable"


class Lattice(Protocol):
    """Ids, each part of wider ones."""

    def id_of(self, name: str) -> str:
        """Return the id that a name stands for, or the folded name itself where it has none."""

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every id wider than `name`, without itself."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A lattice of ids, each part of wider ones; `names` leads from other names to ids."""

    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def id_of(self, name: str) -> str:
        """Return the id that a name stands for, or the folded name itself where it has none."""
        return self.names.get(name) or self.names.get(folded := name.casefold()) or folded

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every id wider than `name`, without itself; a cycle ends where it closes."""
        found: set[str] = set()
        todo = list(self.parents.get(name, ()))
        while todo:
            parent = todo.pop()
            if parent not in found:
                found.add(parent)
                todo.extend(self.parents.get(parent, ()))
        return frozenset(found - {name})


class Scope(NamedTuple):
    """What a claim counts, whom, where and whither, in ids of the lattices."""

    metric: str | None
    population: str | None
    place: str | None
    destination: str | None


Named = tuple[str | None, str | None, str | None, str | None]  # what a scope is made of


@dataclass(frozen=True, slots=True)
class Scopes:
    """The lattices claims are compared in.

    `aliases` maps a metric and a population to the population whose count means the same there
    (people who fled abroad are refugees). `people` are the units that count persons, `counted`
    those that do so under one metric ("320 deaths"), `growing` the metrics whose count of one
    happening grows while the news comes in, `owned` those that are of one company or treasury,
    `volatile` those whose figure moves from day to day. `families`, `around` and `known` are what
    was looked up before.
    """

    metrics: Lattice = Tree()
    populations: Lattice = Tree()
    places: Lattice = Tree()
    destinations: Lattice = Tree()
    aliases: Mapping[tuple[str, str], str] = field(default_factory=dict)
    people: frozenset[str] = frozenset({"person"})
    counted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    growing: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    volatile: frozenset[str] = frozenset()
    families: dict[str, str] = field(default_factory=dict, compare=False)
    around: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    known: dict[Named, Scope] = field(default_factory=dict, compare=False)

    def family(self, metric: str) -> str:
        """Return the widest metric that a metric is counted into, or its own id."""
        if metric not in self.families:
            own, ancestors = self.metrics.id_of(metric), self.metrics.ancestors
            tops = [wider for wider in ancestors(own) if not ancestors(wider)]
            self.families[metric] = min(tops, default=own)
        return self.families[metric]

    def wider(self, place: str) -> tuple[str, ...]:
        """Return the ids of all places that a place lies in, in the order of their names."""
        if place not in self.around:
            self.around[place] = tuple(sorted(self.places.ancestors(place)))
        return self.around[place]

    def unit(self, claim: Claim) -> str | None:
        """Return what the claim counts in, persons of every sort being one unit."""
        unit = claim.quantity.unit
        persons = unit in self.people or unit in self.counted.get(claim.metric or "", ())
        return "person" if persons else unit

    def same_people(self, scope: Scope) -> str | None:
        """Return the population whose count means the same as that of `scope`, or its own."""
        return self.aliases.get((scope.metric or "", scope.population or ""), scope.population)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the scope of one claim stands to another's over all axes.

    `notes` say which names were treated as the same, for the reader of a finding.
    """

    axis: Axis
    notes: tuple[str, ...] = ()


def align(a: Claim, b: Claim, scopes: Scopes) -> Alignment:
    """Return how the scope of `a` stands to that of `b`.

    Source: CLAIM-MODEL section 7. A place or destination that only one of the two names differs
    from nothing; open vocabulary is the same only where its normalised words are.
    """
    first, second = scope(a, scopes), scope(b, scopes)
    notes: list[str] = []
    found = {
        _measure(a, b, first.metric, second.metric, scopes),
        _population(first, second, scopes, notes),
        _place(first.place, second.place, scopes.places),
        _place(first.destination, second.destination, scopes.destinations),
    } - {Axis.EQUAL}
    if not found:
        return Alignment(Axis.EQUAL, tuple(notes))
    if len(found) > 1:
        return Alignment(Axis.INCOMPARABLE)
    return Alignment(found.pop(), tuple(notes))


def scope(claim: Claim, scopes: Scopes) -> Scope:
    """Return the scope of a claim in ids; None where the text leaves an axis open."""
    named = (claim.metric, claim.population, claim.place, claim.destination)
    found = scopes.known.get(named)
    if found is None:
        metric, population, place, destination = named
        found = scopes.known[named] = Scope(
            scopes.metrics.id_of(metric) if metric else None,
            population,
            scopes.places.id_of(place) if place else None,
            scopes.destinations.id_of(destination) if destination else None,
        )
    return found


def compare(a: str, b: str, lattice: Lattice) -> Axis:
    """Return how id `a` stands to id `b` in a lattice."""
    if a == b:
        return Axis.EQUAL
    if b in lattice.ancestors(a):
        return Axis.SUBSET
    if a in lattice.ancestors(b):
        return Axis.SUPERSET
    return Axis.INCOMPARABLE


def _measure(a: Claim, b: Claim, first: str | None, second: str | None, scopes: Scopes) -> Axis:
    if first and second:
        return compare(first, second, scopes.metrics)
    same = first is None and second is None and subject(a.what) == subject(b.what)
    return Axis.EQUAL if same else Axis.INCOMPARABLE


def _population(a: Scope, b: Scope, scopes: Scopes, notes: list[str]) -> Axis:
    """Return the axis of the population; persons of no stated sort are the widest one."""
    first, second = a.population, b.population
    if first == second:
        return Axis.EQUAL
    if first is None or second is None:
        named = first or second or ""
        if not scopes.populations.ancestors(named):
            return Axis.EQUAL
    if {scopes.same_people(a), first or PEOPLE} & {scopes.same_people(b), second or PEOPLE}:
        names = sorted((first or PEOPLE, second or PEOPLE))
        notes.append(f'"{names[0]}" and "{names[1]}" are treated as the same')
        return Axis.EQUAL
    if first is None or second is None:
        return Axis.SUPERSET if first is None else Axis.SUBSET
    return compare(first, second, scopes.populations)


def _place(a: str | None, b: str | None, lattice: Lattice) -> Axis:
    return Axis.EQUAL if a is None or b is None else compare(a, b, lattice)


@lru_cache(maxsize=4096)
def subject(what: str) -> frozenset[str]:
    """Return the words of an open-vocabulary `what`, whatever their order and number."""
    return frozenset(word.removesuffix("s") for word in what.casefold().split())
