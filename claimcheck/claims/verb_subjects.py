"""The subject of a verb, found by its place."""

from __future__ import annotations

from claimcheck.claims.noun_phrases import Phrase, ending
from claimcheck.claims.sentence import Sentence

ASIDE = 12  # tokens an aside between commas may hold, unless it is a relative clause
REACH = 30  # tokens looked at
RELATIVES = frozenset(("that", "which", "who"))


def subject(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the head noun phrase of a verb's subject, or None for a pronoun or none at all."""
    index, stop = verb - 1, verb - 2 * REACH
    while index > stop:
        mark = sentence.tag(index)
        if mark == "@":
            index = _before_date(sentence, index)
        elif mark in 'ABHMR"VEG' or (mark == "D" and sentence.word(index) == "that"):
            index -= 1
        elif mark == "T" and sentence.tag(index - 1) == "N" and _controlled(sentence, index):
            return _head_of(sentence, index - 1)
        elif mark in "CT" or (mark == "," and sentence.tag(index + 1) == "G"):
            index = _outer_verb(sentence, index - 1)
        elif mark == "#":
            while sentence.tag(index) in "#DA":
                index -= 1
            index -= sentence.tag(index) == "P"
        elif mark == "N":
            return _head_of(sentence, index)
        elif mark == "P" and sentence.word(index) == "as":
            index -= 1
        elif mark == ",":
            index = _before_aside(sentence, index)
        else:
            return None
    return None


def _controlled(sentence: Sentence, index: int) -> bool:
    """Whether the noun before "to" is the subject of the infinitive ("expects prices to rise")."""
    outer = _outer_verb(sentence, index - 1)
    return sentence.base(outer) in sentence.verbs.controlling


def _before_date(sentence: Sentence, index: int) -> int:
    """Return the index before a date and its preposition ("sales in the third quarter were")."""
    while sentence.tag(index) in "@D":
        index -= 1
    return index - (sentence.tag(index) == "P")


def _outer_verb(sentence: Sentence, index: int) -> int:
    """Return the index of the verb that a coordinated or infinite one leans on."""
    for i in range(index, index - REACH, -1):
        mark = sentence.tag(i)
        if mark in "VB" or (mark == "E" and sentence.tag(i - 1) != "N"):
            return i
        if mark in ".;":
            break
    return index


def _head_of(sentence: Sentence, index: int) -> Phrase | None:
    """Return the first noun phrase of the chain "N of N in N" that ends at `index`."""
    found: Phrase | None = None
    while sentence.tag(index) == "N":
        phrase = ending(sentence, index)
        assert phrase is not None
        found, index = phrase, phrase[0] - 1
        while sentence.tag(index) in "DA#" or _possessive_day(sentence, index):
            index -= 1
        if sentence.tag(index) in "VEBHM":
            index = _before_relative(sentence, index)
            continue
        if sentence.tag(index) not in "PT":
            break
        index = _past_amount(sentence, index - 1)
        if sentence.tag(index) == "E" and sentence.tag(index - 1) == "N":
            index -= 1  # "an address listed on the form will cost"
        elif sentence.tag(index) in "VEBHM":
            index = _before_relative(sentence, index)
    return found


def _possessive_day(sentence: Sentence, index: int) -> bool:
    """Whether a day owns the noun behind it ("the toll from Monday's quake")."""
    return sentence.tag(index) == "@" and sentence.word(index).endswith(("'s", "’s"))


def _before_relative(sentence: Sentence, verb: int) -> int:
    """Return the index of the noun that a relative clause tells of, or of the verb itself.

    The clause ends in a noun of its own: "the toll from the quake that struck the coast".
    """
    index = verb
    while sentence.tag(index) in "VEBHMA":
        index -= 1
    relative = sentence.tag(index) == "R" and sentence.word(index) in RELATIVES
    return index - 1 if relative and sentence.tag(index - 1) == "N" else verb


def _past_amount(sentence: Sentence, index: int) -> int:
    """Return the index before an amount and its preposition ("the rate on the $4 of debt is")."""
    outer = index
    while sentence.tag(outer) in "#DA":
        outer -= 1
    return outer - 1 if outer < index and sentence.tag(outer) == "P" else index


def _before_aside(sentence: Sentence, comma: int) -> int:
    """Return the index before an aside that ends at `comma`, or before the comma itself."""
    for i in range(comma - 1, comma - REACH, -1):
        mark = sentence.tag(i)
        relative = sentence.tag(i + 1) == "R" or sentence.word(i + 1) == "whose"
        if mark == "," and (comma - i < ASIDE or relative):
            return i - 1
        if mark in ".;":
            break
    return comma - 1
