"""Noun classes: what a noun does for the figure beside it."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.lexicon import Lexicon

PLURALISED = ("properties", "price_like", "stock_like", "change_like", "limit_like", "carriers")


@dataclass(frozen=True, slots=True)
class NounWords:
    """The compiled classes of `nouns.yaml`; `singular` maps plural nouns of it to singulars."""

    properties: frozenset[str]
    price_like: frozenset[str]
    stock_like: frozenset[str]
    limit_like: frozenset[str]
    limit_words: frozenset[str]
    change_like: frozenset[str]
    transparent: frozenset[str]
    dull: frozenset[str]
    period_words: frozenset[str]
    openers: frozenset[str]
    carriers: frozenset[str]
    suffixes: frozenset[str]
    results: frozenset[str]
    agents: frozenset[str]
    ruling: frozenset[str]
    elided: frozenset[str]
    bearings: frozenset[str]
    tallies: frozenset[str]
    ranks: frozenset[str]
    termed: frozenset[str]
    confinement: frozenset[str]


def noun_words(lexicon: Lexicon) -> NounWords:
    """Return the noun classes of `nouns.yaml`, compiled once."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> NounWords:
    entries = lexicon.entries("nouns")
    named = {name: frozenset(entries[name]) for name in NounWords.__slots__}
    for name in PLURALISED:
        named[name] |= {word + "s" for word in named[name] if not word.endswith("s")}
    return NounWords(**named)
