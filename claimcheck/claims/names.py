"""Capitalised words that stand together, and the words that titles and names are made of."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of `roles.yaml` as sets, in lower case."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    bodies: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    after_age: frozenset[str]
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
        never=plain | {"his", "her", "their", "our", "my", "all", "each", "no", "one", "two"},
    )


def possessive(word: str) -> bool:
    """Whether a token ends in "'s" or a bare apostrophe."""
    return word[-2:] in {"'s", "’s", "'S", "’S"} or word[-1] in "'’"


def bare(word: str) -> str:
    """Return a token without its possessive ending."""
    if word[-2:] in {"'s", "’s", "'S", "’S"}:
        return word[:-2]
    return word[:-1] if word[-1] in "'’" and len(word) > 1 else word


def runs(scan: Scan, words: NameWords) -> list[tuple[int, int]]:
    """Return the ranges of capitalised words that stand together, in order.

    A possessive ends a run; a function word that merely begins a sentence is left out.
    """
    tokens, lower = scan.words, scan.lower
    found: list[tuple[int, int]] = []
    index, size = 0, len(tokens)
    while index < size:
        word = tokens[index]
        if not _capital(word) or lower[index] in words.never or scan.taken[index] == "date":
            index += 1
            continue
        first = index
        index = _run_end(scan, index, words)
        found.append((first, index))
    return found


def _run_end(scan: Scan, index: int, words: NameWords) -> int:
    tokens, lower, size = scan.words, scan.lower, len(scan.words)
    while True:
        if possessive(tokens[index]):
            return index + 1
        after = index + 1
        if after < size and _connects(scan, after):
            after += 1
        elif after < size and lower[after] in words.particles and after + 1 < size:
            after += not _capital(tokens[after])
        if after >= size or not _capital(tokens[after]) or scan.taken[after] == "date":
            return index + 1
        index = after


def _connects(scan: Scan, index: int) -> bool:
    if scan.words[index] == ".":
        return _abbreviates(scan, index - 1)
    return scan.words[index] in "-&/" and _joins(scan, index)


def _capital(word: str) -> bool:
    return word[0].isupper()


def _abbreviates(scan: Scan, index: int) -> bool:
    """Whether the full stop after a token belongs to it: an initial or "St." before a name."""
    after = index + 2
    return (
        len(scan.words[index]) <= 4
        and scan.glued(index + 1)
        and after < len(scan.words)
        and _capital(scan.words[after])
        and scan.sentence_of(index) == scan.sentence_of(after)
    )


def _joins(scan: Scan, index: int) -> bool:
    after = index + 1
    glued = scan.glued(index) and after < len(scan.words) and scan.glued(after)
    return glued or (scan.words[index] == "&" and after < len(scan.words))
