"""Capitalised words that stand together, and the words that titles and names are made of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, count
from operator import ne

from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

ARTICLES = frozenset({"a", "an", "the"})
ENDINGS = frozenset("sS'’")
CONNECTORS = frozenset(".-&/")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `roles.yaml` as sets, in lower case."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    bodies: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    after_age: frozenset[str]
    born: frozenset[str]
    months_too: frozenset[str]
    dated_by: frozenset[str]
    never: frozenset[str]  # function words, which sentences begin with


def name_words(lexicon: Lexicon) -> NameWords:
    """Return the words that titles and names are made of."""
    return lexicon.compiled(_read)


def forms(lines: list[str]) -> frozenset[str]:
    """Return the words of lexicon lines, each of which lists several."""
    return frozenset(word for line in lines for word in line.split())


def _read(lexicon: Lexicon) -> NameWords:
    roles, speech = lexicon.entries("roles"), lexicon.entries("speech")
    plain = forms(speech.get("stops", [])) | forms(speech.get("openers", [])) | ARTICLES
    return NameWords(
        heads=forms(roles.get("heads", [])),
        modifiers=forms(roles.get("modifiers", [])),
        bodies=forms(roles.get("bodies", [])),
        suffixes=frozenset(roles.get("suffixes", [])),
        particles=frozenset(roles.get("particles", [])),
        after_age=frozenset(roles.get("after_age", [])),
        born=frozenset(roles.get("born", [])),
        months_too=frozenset(roles.get("months_too", [])),
        dated_by=frozenset(roles.get("dated_by", [])),
        never=plain | {"his", "her", "their", "our", "my", "all", "each", "no", "one", "two"},
    )


def born(scan: Scan, words: NameWords, last: int) -> bool:
    """Whether a name ending before `last` is followed by ", born in" or "(born"."""
    behind = scan.lower[last + 1 : last + 2]
    return scan.words[last : last + 1] in ([","], ["("]) and not words.born.isdisjoint(behind)


def possessive(word: str) -> bool:
    """Whether a token ends in "'s" or a bare apostrophe."""
    if word[-1] not in ENDINGS:
        return False
    return word[-2:] in {"'s", "’s", "'S", "’S"} or (word[-1] in "'’" and len(word) > 1)


def bare(word: str) -> str:
    """Return a token without its possessive ending."""
    if word[-1:] not in ENDINGS:
        return word
    if word[-2:] in {"'s", "’s", "'S", "’S"}:
        return word[:-2]
    return word[:-1] if word[-1] in "'’" and len(word) > 1 else word


def runs(scan: Scan, words: NameWords) -> list[tuple[int, int]]:
    """Return the ranges of capitalised words that stand together, in order.

    A possessive ends a run; a function word that merely begins a sentence is left out.
    """
    lower, taken = scan.lower, scan.taken
    found: list[tuple[int, int]] = []
    end = 0
    cased = compress(count(), map(ne, scan.words, lower))
    for index in [i for i in cased if scan.words[i][0].isupper()]:
        dated = taken[index] == "date" and not given_name(scan, index, words)
        if index >= end and not dated and lower[index] not in words.never:
            end = _run_end(scan, index, words)
            found.append((index, end))
    return found


def given_name(scan: Scan, index: int, words: NameWords) -> bool:
    """Whether a month is a given name here: "Jan Novak", but not "in May Congress"."""
    after = index + 1
    if scan.lower[index] not in words.months_too or after >= len(scan):
        return False
    named = scan.words[after][0].isupper() and not scan.taken[after]
    return named and (index == 0 or scan.lower[index - 1] not in words.dated_by)


def _run_end(scan: Scan, index: int, words: NameWords) -> int:
    tokens, size = scan.words, len(scan.words)
    while not possessive(tokens[index]):
        after = index + 1
        if after < size and not tokens[after][0].isupper():
            if tokens[after] in CONNECTORS:
                after += _connects(scan, after)
            elif scan.lower[after] in words.particles and after + 1 < size:
                after += 1
        if after >= size or not tokens[after][0].isupper() or scan.taken[after] == "date":
            break
        index = after
    return index + 1


def _connects(scan: Scan, index: int) -> bool:
    return _abbreviates(scan, index - 1) if scan.words[index] == "." else _joins(scan, index)


def _abbreviates(scan: Scan, index: int) -> bool:
    """Whether the full stop after a token belongs to it: an initial or "St." before a name."""
    after = index + 2
    return (
        len(scan.words[index]) <= 4
        and scan.glued(index + 1)
        and after < len(scan.words)
        and scan.words[after][0].isupper()
        and scan.sentence_of(index) == scan.sentence_of(after)
    )


def _joins(scan: Scan, index: int) -> bool:
    after = index + 1
    glued = scan.glued(index) and after < len(scan.words) and scan.glued(after)
    return glued or (scan.words[index] == "&" and after < len(scan.words))
