"""The words around places, compiled from `place_words.yaml` and `metrics.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.names import forms
from claimcheck.gazetteer import Gazetteer, gazetteer
from claimcheck.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What tells a place and how it stands to a number. `links` maps a preposition to its use."""

    gazetteer: Gazetteer
    links: dict[str, str]
    leaving: frozenset[str]
    happenings: frozenset[str]
    venues: frozenset[str]
    kinds: frozenset[str]
    name_ends: frozenset[str]
    name_begins: frozenset[str]
    not_places: frozenset[str]
    metonyms: frozenset[str]
    firms: frozenset[str]
    scenes: frozenset[str]
    not_located: frozenset[str]
    bureaus: frozenset[str]
    national: frozenset[str]
    directions: frozenset[str]
    function: frozenset[str]


def place_words(lexicon: Lexicon) -> PlaceWords:
    """Return the words that places are found by."""
    return lexicon.compiled(_read)


def _read(lexicon: Lexicon) -> PlaceWords:
    entries = lexicon.entries("place_words")
    links = {phrase: use for use in ("to", "from", "where") for phrase in entries.get(use, [])}
    metrics = lexicon.entries("metrics")
    happenings = {name for name, metric in metrics.items() if metric.get("happens") == "yes"}
    happenings |= set(entries.get("also_happenings", []))
    happenings -= set(entries.get("not_happenings", []))
    months = frozenset(entries.get("months", []))
    return PlaceWords(
        gazetteer=gazetteer(lexicon),
        links=links,
        leaving=frozenset(entries.get("leaving", [])),
        happenings=frozenset(happenings) | frozenset(entries.get("leaving", [])),
        venues=frozenset(entries.get("venues", [])),
        kinds=frozenset(entries.get("kinds_of_place", [])),
        name_ends=frozenset(entries.get("name_ends", [])),
        name_begins=frozenset(entries.get("name_begins", [])),
        not_places=frozenset(entries.get("not_places", [])) | months,
        metonyms=frozenset(entries.get("metonyms", [])),
        scenes=frozenset(entries.get("scenes", [])),
        firms=frozenset(entries.get("firms", [])),
        not_located=frozenset(entries.get("not_located", [])),
        bureaus=frozenset(entries.get("bureaus", [])),
        national=frozenset(entries.get("national", [])),
        directions=forms(entries.get("directions", [])),
        function=forms(entries.get("function", [])),
    )
