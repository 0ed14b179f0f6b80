"""What is known of nouns: plurals, false plurals, nouns of many in the singular form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.claims.wordclasses import words as word_classes
from claimcheck.lexicon import Lexicon

ENDINGS_OF_MANY = ("men", "people", "children")


@dataclass(frozen=True, slots=True)
class Nouns:
    """The lists of `units.yaml` that concern nouns, and the word classes."""

    irregular: Mapping[str, str]
    not_plural: frozenset[str]
    collective: frozenset[str]
    elided: frozenset[str]
    determiners: frozenset[str]
    joined_units: Mapping[str, str]
    never_modify: frozenset[str]
    tags: Mapping[str, str]


def nouns(lexicon: Lexicon) -> Nouns:
    """Return what is known of nouns, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Nouns:
    given = lexicon.entries("units")
    return Nouns(
        irregular=given["irregular"],
        not_plural=frozenset(given["not_plural"]),
        collective=frozenset(given["collective"]),
        elided=frozenset(given["elided"]),
        determiners=frozenset(given["determiners"]),
        joined_units=given["joined_units"],
        never_modify=frozenset(given["never_modify"]),
        tags=word_classes(lexicon).tags,
    )


def singular(word: str, known: Nouns) -> str:
    """Return the singular of a plural noun, as written; any other word comes back as it is."""
    lower = word.lower()
    if lower in known.irregular:
        return known.irregular[lower]
    if not is_plural(lower, known):
        return word
    if lower.endswith("men"):
        return word[:-2] + "an"
    if lower.endswith("children"):
        return word[:-3]
    if lower.endswith("people"):
        return word[:-6] + "person"
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """Return the plural of a noun by the spelling rules."""
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word[:-3] + "men" if word.endswith("man") else word + "s"


def is_plural(lower: str, known: Nouns) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if lower in known.irregular:
        return True
    if lower.endswith("s"):
        return (
            len(lower) > 2
            and lower not in known.not_plural
            and not lower.endswith(("ss", "ous", "'s", "’s"))
        )
    return lower.endswith(ENDINGS_OF_MANY) and lower not in known.not_plural
