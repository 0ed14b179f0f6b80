"""The axes of scope: is one claim's metric, population, place or destination part of the other's?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim


class Axis(StrEnum):
    """How the first of two scopes stands to the second."""

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INCOMPARABLE = "incomparable"


class Ancestry(Protocol):
    """A lattice of ids: each belongs to wider ones."""

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every id that is wider than `name`, without `name` itself."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A lattice given as {narrower: the next wider ones}."""

    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every id that is wider than `name`; a cycle ends where it closes."""
        found: set[str] = set()
        todo = list(self.parents.get(name, ()))
        while todo:
            parent = todo.pop()
            if parent not in found:
                found.add(parent)
                todo.extend(self.parents.get(parent, ()))
        return frozenset(found - {name})


@dataclass(frozen=True, slots=True)
class Scopes:
    """The lattices claims are compared in.

    `aliases` maps a metric to the populations that mean the same when it counts them (people who
    fled abroad are refugees). `people` are the units that count persons; `growing` the metrics
    whose count of one happening grows while the news comes in.
    """

    metrics: Ancestry = Tree()
    populations: Ancestry = Tree()
    places: Ancestry = Tree()
    destinations: Ancestry = Tree()
    aliases: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    people: frozenset[str] = frozenset({"person"})
    growing: frozenset[str] = frozenset()

    def unit(self, claim: Claim) -> str | None:
        """Return what the claim counts in, persons of every sort being one unit."""
        unit = claim.quantity.unit
        return "person" if unit in self.people or unit == claim.population else unit


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
    notes: list[str] = []
    found = {
        _metric(a, b, scopes),
        _population(a, b, scopes, notes),
        _named(a.place, b.place, scopes.places),
        _named(a.destination, b.destination, scopes.destinations),
    } - {Axis.EQUAL}
    if not found:
        return Alignment(Axis.EQUAL, tuple(notes))
    if len(found) > 1:
        return Alignment(Axis.INCOMPARABLE)
    return Alignment(found.pop(), tuple(notes))


def compare(a: str, b: str, lattice: Ancestry) -> Axis:
    """Return how id `a` stands to id `b` in a lattice."""
    if a == b:
        return Axis.EQUAL
    if b in lattice.ancestors(a):
        return Axis.SUBSET
    if a in lattice.ancestors(b):
        return Axis.SUPERSET
    return Axis.INCOMPARABLE


def _metric(a: Claim, b: Claim, scopes: Scopes) -> Axis:
    if a.metric and b.metric:
        return compare(a.metric, b.metric, scopes.metrics)
    same = a.metric is None and b.metric is None and subject(a.what) == subject(b.what)
    return Axis.EQUAL if same else Axis.INCOMPARABLE


def _population(a: Claim, b: Claim, scopes: Scopes, notes: list[str]) -> Axis:
    """Return the axis of the population; persons of no stated sort are the widest one."""
    if a.population == b.population:
        return Axis.EQUAL
    for alias in scopes.aliases.get(a.metric or "", ()):
        if {a.population, b.population} <= alias:
            named = " and ".join(sorted(f'"{p}"' for p in (a.population, b.population) if p))
            notes.append(f"{named} are treated as the same for {a.metric}")
            return Axis.EQUAL
    if a.population is None:
        return Axis.SUPERSET
    if b.population is None:
        return Axis.SUBSET
    return compare(a.population, b.population, scopes.populations)


def _named(a: str | None, b: str | None, lattice: Ancestry) -> Axis:
    if a is None or b is None:
        return Axis.EQUAL
    return compare(a.casefold(), b.casefold(), lattice)


@lru_cache(maxsize=4096)
def subject(what: str) -> frozenset[str]:
    """Return the words of an open-vocabulary `what`, whatever their order and number."""
    return frozenset(word.removesuffix("s") for word in what.casefold().split())
