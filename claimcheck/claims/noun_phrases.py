"""Noun phrases around a token, and the words of one that tell what it is about."""

from __future__ import annotations

import re

from claimcheck.claims.sentence import Sentence

LONGEST = 12  # tokens of one noun phrase; longer ones are lists run together

PARTS_OF_YEAR = frozenset(("quarter", "half", "months", "period-"))
HAS_DIGIT = re.compile(r"\d").search

Phrase = tuple[int, int]


def starting(sentence: Sentence, index: int) -> Phrase | None:
    """Return the noun phrase that begins at `index`, after its determiners, or None."""
    stop = index + LONGEST
    while index < stop and sentence.tag(index) in 'D"#A':
        index += 1
    start = index
    while index < stop and _nominal(sentence, index):
        index += 1
    while index > start and sentence.tag(index - 1) == "-":
        index -= 1
    return (start, index) if index > start else None


def ending(sentence: Sentence, index: int) -> Phrase | None:
    """Return the noun phrase whose last token is `index`, without its determiners, or None."""
    end, stop = index + 1, index - LONGEST
    while index > stop and _nominal(sentence, index):
        index -= 1
    start = index + 1
    while start < end and sentence.tag(start) == "-":
        start += 1
    return (start, end) if start < end else None


def _nominal(sentence: Sentence, index: int) -> bool:
    """Whether a token can stand inside a noun phrase."""
    mark = sentence.tag(index)
    if mark in "N-":
        return True
    if mark == "@":
        return sentence.word(index) in sentence.nouns.period_words
    if mark not in "EG" or sentence.base(index) == "say":
        return False
    return sentence.tag(index + 1) == "N" and sentence.tag(index - 1) in "DPN-"[: 3 - (mark == "G")]


def telling(sentence: Sentence, phrase: Phrase, most: int) -> list[str]:
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
        if not HAS_DIGIT(word) and word not in sentence.nouns.suffixes
        if word not in sentence.nouns.dull or not after or after in PARTS_OF_YEAR
    ]
    return [word.lower() for word in (kept or plain[-1:])[-most:]]


def _unpossessed(word: str) -> str:
    """Return a noun without its possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def chain(sentence: Sentence, phrase: Phrase) -> list[Phrase]:
    """Return a phrase with those it hangs on, outermost first ("margins on gasoline sales")."""
    found = [phrase]
    while len(found) < 4:
        index = found[0][0] - 1
        while sentence.tag(index) in 'DA"':
            index -= 1
        if sentence.tag(index) not in "PT" or sentence.tag(index - 1) != "N":
            break
        outer = ending(sentence, index - 1)
        if outer is None:
            break
        found.insert(0, outer)
    return found


def head(sentence: Sentence, phrase: Phrase) -> str:
    """Return the last word of a phrase."""
    return sentence.word(phrase[1] - 1)
