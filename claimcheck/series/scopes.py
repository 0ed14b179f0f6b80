"""The lattices in force, as the lexicon gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from claimcheck.lexicon import Lexicon, load
from claimcheck.series.axes import Scopes, Tree


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
    words = {word for given in sorts.values() for word in given.get("words", ())}
    synonyms = {name: given["same_as"] for name, given in metrics.items() if "same_as" in given}
    return Scopes(
        metrics=Tree(_parents(metrics), synonyms),
        populations=Tree(_parents(sorts)),
        places=_places(lexicon),
        destinations=_destinations(lexicon),
        aliases={
            (metric, name): given["alias_of"]
            for name, given in sorts.items()
            for metric in given.get("alias_for", ())
        },
        people=frozenset(words | set(sorts) | {"person"}),
        growing=frozenset(
            name
            for name, given in metrics.items()
            if given.get("kind") == "cumulative" and given.get("volatile") == "yes"
        ),
    )


def _parents(entries: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(given.get("part_of", ())) for name, given in entries.items()}


def _places(lexicon: Lexicon) -> Tree:
    """Return the gazetteer: every name leads to an id, every id to the places it lies in."""
    parents: dict[str, tuple[str, ...]] = {}
    names: dict[str, str] = {}
    for line in lexicon.text("places.tsv").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 4:
            continue
        parents.setdefault(cells[0], tuple(filter(None, cells[2].split("|"))))
        for name in cells[3].split("|"):
            names.setdefault(name.rstrip("*^").casefold(), cells[0])
    return Tree(parents, names)


def _destinations(lexicon: Lexicon) -> Tree:
    """Return where people go: words for abroad, and for the countries next door within it."""
    entries = lexicon.entries("destinations")
    names = {
        word.casefold(): name for name, given in entries.items() for word in given.get("words", ())
    }
    return Tree(_parents(entries), names)
