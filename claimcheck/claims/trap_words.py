"""The words of `traps.yaml`, compiled, and the other tables that traps consult."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.claims.money import Money, money
from claimcheck.claims.nouns import Nouns, nouns
from claimcheck.claims.number_words import NumberWords, number_words
from claimcheck.claims.unit_words import UnitWords, unit_words
from claimcheck.lexicon import Lexicon

Found = tuple[int, int, str]
"""First and last token (half-open) of a number that is no quantity, and its kind."""


@dataclass(frozen=True, slots=True)
class TrapWords:
    """Words beside which a number is no quantity. `sets` are the lists of `traps.yaml`.

    `any_word` holds the labels and the number words: where a search for traps begins.
    """

    sets: Mapping[str, frozenset[str]]
    any_label: frozenset[str]
    any_word: frozenset[str]
    exactly: Mapping[str, tuple[tuple[str, ...], ...]]
    numbers: NumberWords
    coins: Money
    units: UnitWords
    nouns: Nouns


def trap_words(lexicon: Lexicon) -> TrapWords:
    """Return the words of traps, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> TrapWords:
    given = lexicon.entries("traps")
    exactly: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in given["exactly"]:
        words = tuple(phrase.split())
        exactly[words[0]] = (*exactly.get(words[0], ()), words)
    labels = frozenset(given["labels"] + given["weak_labels"])
    return TrapWords(
        sets={name: frozenset(part) for name, part in given.items() if isinstance(part, list)},
        any_label=labels,
        any_word=labels.union(number_words(lexicon).counting),
        exactly=exactly,
        numbers=number_words(lexicon),
        coins=money(lexicon),
        units=unit_words(lexicon),
        nouns=nouns(lexicon),
    )
