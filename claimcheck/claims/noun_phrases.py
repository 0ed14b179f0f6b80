"""Noun phrases around a token, and the words of one that tell what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon

LONGEST = 12  # tokens of one noun phrase; longer ones are lists run together

PARTS_OF_YEAR = frozenset(("quarter", "half", "months", "period-"))
PLURALISED = ("properties", "price_like", "stock_like", "change_like", "limit_like", "carriers")
HAS_DIGIT = re.compile(r"\d").search

Phrase = tuple[int, int]


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
    ruling: frozenset[str]
    elided: frozenset[str]


def noun_words(lexicon: Lexicon) -> NounWords:
    """Return the noun classes of `nouns.yaml`, compiled once."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> NounWords:
    entries = lexicon.entries("nouns")
    named = {name: frozenset(entries[name]) for name in NounWords.__slots__}
    for name in PLURALISED:
        named[name] |= {word + "s" for word in named[name] if not word.endswith("s")}
    return NounWords(**named)


def starting(sentence: Sentence, index: int, known: NounWords) -> Phrase | None:
    """Return the noun phrase that begins at `index`, after its determiners, or None."""
    stop = index + LONGEST
    while index < stop and sentence.tag(index) in 'D"#A':
        index += 1
    start = index
    while index < stop and _nominal(sentence, index, known):
        index += 1
    while index > start and sentence.tag(index - 1) == "-":
        index -= 1
    return (start, index) if index > start else None


def ending(sentence: Sentence, index: int, known: NounWords) -> Phrase | None:
    """Return the noun phrase whose last token is `index`, without its determiners, or None."""
    end, stop = index + 1, index - LONGEST
    while index > stop and _nominal(sentence, index, known):
        index -= 1
    start = index + 1
    while start < end and sentence.tag(start) == "-":
        start += 1
    return (start, end) if start < end else None


def _nominal(sentence: Sentence, index: int, known: NounWords) -> bool:
    """Whether a token can stand inside a noun phrase."""
    mark = sentence.tag(index)
    if mark in "N-":
        return True
    if mark == "@":
        return sentence.word(index) in known.period_words
    if mark not in "EG":
        return False
    return sentence.tag(index + 1) == "N" and sentence.tag(index - 1) in "DPN-"[: 3 - (mark == "G")]


def telling(sentence: Sentence, phrase: Phrase, most: int, known: NounWords) -> list[str]:
    """Return at most `most` words of a phrase, the last ones, in lower case.

    Words joined by a hyphen count as one; company forms, days and other dull words are left
    out unless nothing else is there.
    """
    groups: list[str] = []
    joined = False
    for i in range(*phrase):
        word = sentence.word(i)
        if not groups and sentence.tag(i) == "-":
            continue
        if word == "new" and i > sentence.first and sentence.scan.words[i] == "New":
            word = "New"  # a name, not news
        if (joined or sentence.tag(i) == "-") and groups:
            groups[-1] += word
            joined = not joined
        else:
            groups.append(word)
            joined = False
    plain = [_unpossessed(word) for word in groups]
    kept = [
        word
        for word, after in zip(plain, [*plain[1:], ""], strict=True)
        if not HAS_DIGIT(word) and word not in known.suffixes
        if word not in known.dull or not after or after in PARTS_OF_YEAR
    ]
    return [word.lower() for word in (kept or plain[-1:])[-most:]]


def _unpossessed(word: str) -> str:
    """Return a noun without its possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def chain(sentence: Sentence, phrase: Phrase, known: NounWords) -> list[Phrase]:
    """Return a phrase with those it hangs on, outermost first ("margins on gasoline sales")."""
    found = [phrase]
    while len(found) < 4:
        index = found[0][0] - 1
        while sentence.tag(index) in 'DA"':
            index -= 1
        if sentence.tag(index) != "P" or sentence.tag(index - 1) != "N":
            break
        outer = ending(sentence, index - 1, known)
        if outer is None:
            break
        found.insert(0, outer)
    return found


def head(sentence: Sentence, phrase: Phrase) -> str:
    """Return the last word of a phrase."""
    return sentence.word(phrase[1] - 1)
