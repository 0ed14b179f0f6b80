"""What is said of a noun phrase, to its right."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.noun_phrases import starting
from claimcheck.claims.sentence import Sentence

ASIDE = 20  # tokens an aside between dashes may hold
REMAINING = frozenset(("remain", "stay", "lie"))
DASHES = frozenset(("-", "–", "—"))
REACH = 30  # tokens looked at on either side; a verb further off rarely belongs to the number


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of a counted thing. `index` is the word that says it.

    `voice` is "active", "passive", "bare" (a participle right behind its noun) or "quality";
    `relative` marks a clause that only says which things are meant ("the two men who died").
    """

    index: int
    voice: str
    relative: bool = False


def following(sentence: Sentence, index: int, *, joined: bool = False) -> Predicate | None:
    """Return what is said of the noun phrase that ends before `index`, to its right.

    `joined` says that nouns behind "and" share its verb ("20 students and teachers were hurt").
    """
    stop = index + REACH
    being = having = helped = relative = aside = False
    while index < stop:
        mark = sentence.tag(index)
        if mark in 'A"@':
            index += 1
        elif mark == "D" and being and sentence.tag(index + 1) in "EGV":
            index += 1  # "were either treated or sent home"
        elif mark == "J" or (being and mark in "NDP"):
            return Predicate(index, "quality", relative)
        elif mark == "V" and sentence.base(index) in REMAINING and sentence.tag(index + 1) in "JP":
            being, index = True, index + 1  # "three remain missing"
        elif mark in "EVG":
            voice = _voice(sentence, index, being, having)
            if voice == "passive" and sentence.tag(index + 1) == "T":
                after = index + 2  # "are expected to recover", "are feared to have died"
                being = having = False
                index = after if sentence.tag(after) in "VHB" else index + 1
                helped = True
                if sentence.tag(index) not in "VHB":
                    return Predicate(index - 1, voice, relative)
                continue
            return Predicate(index, voice, relative)
        elif mark in "BHM":
            being, having, helped = mark == "B", having or mark == "H", True
            index += 1
        elif helped or mark == "." or (mark == ";" and sentence.word(index) not in DASHES):
            return None
        else:
            past = _past(sentence, index, aside=aside, joined=joined)
            if past is None:
                return None
            relative, aside = relative or mark in "RDT", aside or mark == ","
            index = past
    return None


def _voice(sentence: Sentence, index: int, being: bool, having: bool) -> str:
    """Return the voice of a verb form."""
    mark = sentence.tag(index)
    if mark == "V" or (mark == "G" and being) or (having and not being):
        return "active"
    if being:
        return "passive"
    if mark == "G":
        return "bare"
    after = index + 1
    while sentence.tag(after) == "A":
        after += 1
    takes_object = sentence.tag(after) in "DNQ#" and sentence.word(after) not in ("dead", "that")
    return "active" if takes_object else "bare"


def _past(sentence: Sentence, index: int, *, aside: bool, joined: bool) -> int | None:
    """Return the index after what stands between a noun and its verb, or None."""
    if aside and sentence.tag(index) == "," and sentence.tag(index + 1) == "V":
        return index + 1  # "12 people, a tenth of them, live"
    past = _past_modifier(sentence, index)
    return _past_nouns(sentence, index) if past is None and joined else past


def _past_modifier(sentence: Sentence, index: int) -> int | None:
    """Return the index after a phrase that stands between a noun and its verb, or None."""
    mark = sentence.tag(index)
    if mark == "P":
        phrase = starting(sentence, index + 1)
        return phrase[1] if phrase else index + 1
    if mark == "R" or (mark == "D" and sentence.word(index) == "that"):
        return index + 1
    if mark == "T" and sentence.tag(index + 1) == "V":
        return index + 1
    if mark == "T":
        phrase = starting(sentence, index + 1)
        return phrase[1] if phrase else None
    if mark in "C,":
        coordinated = _past_number(sentence, index)
        if coordinated or mark == "C":
            return coordinated
    if mark in ";(":
        return _past_brackets(sentence, index)
    if mark == ",":
        if sentence.tag(index + 1) in "RBHM":
            return index + 1
        for i in range(index + 1, index + 12):
            if sentence.tag(i) == "," and sentence.tag(i + 1) in "BHMVER":
                return i + 1  # "three people, ages 24, 31 and 45, were"
            if sentence.tag(i) in ".;":
                return None
    return None


def _past_brackets(sentence: Sentence, index: int) -> int | None:
    """Return the index after an aside in brackets or between dashes, before its verb, or None."""
    if sentence.tag(index) == "(":
        return next((i + 1 for i in range(index, index + 12) if sentence.tag(i) == ")"), None)
    for i in range(index + 1, index + ASIDE):
        if sentence.word(i) in DASHES:
            return i + 1 if sentence.tag(i + 1) in "BHMV" else None
        if sentence.tag(i) == ".":
            break
    return None


def _past_nouns(sentence: Sentence, index: int) -> int | None:
    """Return the index after "and teachers", "women and children" where their verb follows."""
    joined = False
    while sentence.tag(index) in "C,":
        joined = joined or sentence.tag(index) == "C"
        index += 1
        if sentence.tag(index) == "C":
            continue
        phrase = starting(sentence, index) if sentence.tag(index) == "N" else None
        if phrase is None:
            return None
        index = phrase[1]
    plain = sentence.tag(index) in "BHM" or (sentence.tag(index) == "E" and joined)
    return index if joined and plain else None


def _past_number(sentence: Sentence, index: int) -> int | None:
    """Return the index after a number phrase that follows "and" or a comma, or None."""
    index += 1
    while sentence.tag(index) in "DA" or sentence.word(index) == "and":
        index += 1
    draft = sentence.owners.get(index)
    if draft is None or index >= draft.last:
        return None
    if draft.noun:
        return draft.noun[1]
    right = sentence.right(draft)  # the noun of "seven other adults" is not yet found
    while sentence.word(right) in sentence.nouns.elided:
        right += 1
    phrase = starting(sentence, right) if sentence.tag(right) == "N" else None
    return phrase[1] if phrase else right
