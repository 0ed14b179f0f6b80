"""The lattices in force, as the lexicon gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from claimcheck.gazetteer import UNLISTED, Gazetteer, gazetteer
from claimcheck.lexicon import Lexicon, load
from claimcheck.series.axes import Scopes, Tree


@dataclass(frozen=True, slots=True)
class Places:
    """The gazetteer as a lattice of place ids; a list of places is an id of its own."""

    gazetteer: Gazetteer
    known: dict[str, str] = field(default_factory=dict)

    def id_of(self, name: str) -> str:
        """Return the likeliest id that a place name stands for."""
        if name not in self.known:
            found = self.gazetteer.resolve(name)
            self.known[name] = found[0][0] if len(found) == 1 else name
        return self.known[name]

    def ancestors(self, name: str) -> frozenset[str]:
        """Return every place that the one with id `name`, or all that it lists, lies in."""
        if name.startswith(UNLISTED) or name in self.gazetteer.places:
            return frozenset(self.gazetteer.ancestors(name)) - {name}
        listed = self.gazetteer.resolve(name)
        if len(listed) < 2:
            return frozenset()
        around = (frozenset(self.gazetteer.ancestors(ids[0])) for ids in listed)
        return frozenset.intersection(*around)


def scopes(lexicon: Lexicon) -> Scopes:
    """Return the lattices of a lexicon, built once."""
    return lexicon.compiled(_build)


@lru_cache(maxsize=1)
def shipped() -> Scopes:
    """Return the lattices of the shipped lexicon."""
    return scopes(load())


def _build(lexicon: Lexicon) -> Scopes:
    metrics, populations = lexicon.entries("metrics"), lexicon.entries("populations")
    sorts = {name: given for name, given in populations.items() if name != "plurals"}
    places = gazetteer(lexicon)
    words = {word for given in sorts.values() for word in given.get("words", ())}
    words |= {entry.name for entry in places.entries.values() if entry.people}
    synonyms = {name: given["same_as"] for name, given in metrics.items() if "same_as" in given}
    return Scopes(
        metrics=Tree(_parents(metrics), synonyms),
        populations=Tree(_parents(sorts)),
        places=Places(places),
        destinations=_destinations(lexicon),
        aliases={
            (metric, name): given["alias_of"]
            for name, given in sorts.items()
            for metric in given.get("alias_for", ())
        },
        people=frozenset(words | set(sorts) | {"person"}),
        counted=_counted(metrics),
        growing=frozenset(
            name
            for name in _marked("volatile", metrics)
            if metrics[name].get("kind") == "cumulative"
        ),
        owned=_marked("owned", metrics),
        volatile=_marked("volatile", metrics),
    )


def _parents(entries: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(given.get("part_of", ())) for name, given in entries.items()}


def _marked(mark: str, metrics: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(name for name, given in metrics.items() if given.get(mark) == "yes")


def _counted(metrics: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return, for each metric of people, the nouns that count its cases: deaths, injuries."""
    return {
        name: frozenset(given.get("counted", ()))
        for name, given in metrics.items()
        if "units" not in given and given.get("of", "people") == "people"
    }


def _destinations(lexicon: Lexicon) -> Tree:
    """Return where people go: words for abroad, and for the countries next door within it."""
    entries = lexicon.entries("destinations")
    names = {
        word.casefold(): name for name, given in entries.items() for word in given.get("words", ())
    }
    return Tree(_parents(entries), names)
