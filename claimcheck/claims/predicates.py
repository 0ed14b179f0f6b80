"""The verb, preposition or noun that a number phrase hangs on, and the subject of a verb."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.noun_phrases import NounWords, Phrase, chain, ending, starting
from claimcheck.claims.sentence import Sentence

PRICE_LINKS = frozenset(("for", "at", "with", "on"))
PARTICLES = frozenset(("out", "up", "off", "down", "over"))
ASIDE = 12  # tokens an aside between commas may hold, unless it is a relative clause
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


@dataclass(frozen=True, slots=True)
class Governor:
    """What stands before a number phrase.

    `link` is the index of the preposition between, `noun` the phrase and `verb` the verb it
    hangs on (either may be missing); `passive` says how the verb is used. `mark` is "(", "," or
    "C" where a bracket, comma or conjunction stands right before the number, else "".
    """

    verb: int | None = None
    noun: Phrase | None = None
    link: int | None = None
    passive: bool = False
    mark: str = ""


def following(sentence: Sentence, index: int, known: NounWords) -> Predicate | None:
    """Return what is said of the noun phrase that ends before `index`, to its right."""
    stop = index + REACH
    being = having = helped = relative = False
    while index < stop:
        mark = sentence.tag(index)
        if mark in 'A"@':
            index += 1
        elif mark == "J" or (being and mark in "NDP"):
            return Predicate(index, "quality", relative)
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
        elif helped or mark in ".;":
            return None
        else:
            past = _past_modifier(sentence, index, known)
            if past is None:
                return None
            relative = relative or mark in "RDT"
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


def _past_modifier(sentence: Sentence, index: int, known: NounWords) -> int | None:
    """Return the index after a phrase that stands between a noun and its verb, or None."""
    mark = sentence.tag(index)
    if mark == "P":
        phrase = starting(sentence, index + 1, known)
        return phrase[1] if phrase else index + 1
    if mark == "R" or (mark == "D" and sentence.word(index) == "that"):
        return index + 1
    if mark == "T" and sentence.tag(index + 1) == "V":
        return index + 1
    if mark == "T":
        phrase = starting(sentence, index + 1, known)
        return phrase[1] if phrase else None
    if mark in "C,":
        coordinated = _past_number(sentence, index)
        if coordinated or mark == "C":
            return coordinated
    if mark == "(":
        return next((i + 1 for i in range(index, index + 12) if sentence.tag(i) == ")"), None)
    if mark == ",":
        if sentence.tag(index + 1) in "RBHM":
            return index + 1
        for i in range(index + 1, index + 12):
            if sentence.tag(i) == ",":
                return i + 1 if sentence.tag(i + 1) in "BHMVER" else None
            if sentence.tag(i) in ".;":
                return None
    return None


def _past_number(sentence: Sentence, index: int) -> int | None:
    """Return the index after a number phrase that follows "and" or a comma, or None."""
    index += 1
    while sentence.tag(index) in "DA" or sentence.word(index) == "and":
        index += 1
    for draft in sentence.drafts:
        if sentence.left(draft) <= index < draft.last:
            return draft.noun[1] if draft.noun else sentence.right(draft)
    return None


def before(sentence: Sentence, index: int, known: NounWords) -> Governor:
    """Return what the number phrase that begins at `index` hangs on, to its left."""
    index -= 1
    while sentence.tag(index) in 'A"D' or (
        sentence.word(index) in known.dull and sentence.tag(index - 1) == "D"
    ):
        index -= 1
    mark = sentence.tag(index)
    if mark in "(,C;":
        return Governor(mark=mark)
    if mark in "VEGBH":
        return _by_verb(sentence, index, None)
    if mark == "N":
        phrase = ending(sentence, index, known)
        assert phrase is not None
        return _with_verb(sentence, phrase, phrase[0] - 1, None)
    if mark == "P" and sentence.word(index) in PARTICLES and sentence.tag(index - 1) in "VEG":
        return _by_verb(sentence, index - 1, None)
    if mark in "PT":
        return _by_preposition(sentence, index, known)
    if mark == "R" and sentence.word(index - 1) == "of":
        index -= 3 if sentence.tag(index - 2) == "," else 2
        return Governor(noun=ending(sentence, index, known), mark="R")
    return Governor()


def _by_verb(sentence: Sentence, index: int, link: int | None) -> Governor:
    passive = sentence.tag(index) == "E" and _after_being(sentence, index)
    return Governor(verb=index, link=link, passive=passive)


def _after_being(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands behind a form of "be"."""
    index -= 1
    while sentence.tag(index) == "A":
        index -= 1
    return sentence.tag(index) == "B"


def _by_preposition(sentence: Sentence, link: int, known: NounWords) -> Governor:
    """Return the noun and verb that a preposition attaches to."""
    index = link - 1
    stop = index - REACH
    noun: Phrase | None = None
    while index > stop:
        mark = sentence.tag(index)
        if mark in "VEGBH":
            found = _by_verb(sentence, index, link)
            return Governor(found.verb, noun, link, found.passive)
        if mark == "N":
            number = _number_of(sentence, index)
            if number is not None:
                if noun is None and sentence.word(link) in PRICE_LINKS:
                    noun = ending(sentence, index, known)
                index = number - 1
                continue
            phrase = ending(sentence, index, known)
            assert phrase is not None
            outer = chain(sentence, phrase, known)[0]
            if sentence.word(link) in ("of", "in"):
                return _with_verb(sentence, phrase, outer[0] - 1, link)
            noun = noun or outer
            index = outer[0] - 1
        elif mark in "PT#@ADJ-":
            index -= 1
        else:
            break
    return Governor(noun=noun, link=link)


def _number_of(sentence: Sentence, index: int) -> int | None:
    """Return where the number phrase begins whose counted noun ends at `index`, or None."""
    for draft in sentence.drafts:
        if draft.noun and draft.noun[0] <= index < draft.noun[1]:
            return sentence.left(draft)
    return None


def _with_verb(sentence: Sentence, noun: Phrase, index: int, link: int | None) -> Governor:
    """Return a noun governor together with the verb before it, if one stands there."""
    while sentence.tag(index) in 'DA"#@':
        index -= 1
    if sentence.tag(index) in "VEGH":
        return Governor(index, noun, link, _after_being(sentence, index))
    return Governor(noun=noun, link=link)


def subject(sentence: Sentence, verb: int, known: NounWords) -> Phrase | None:
    """Return the head noun phrase of a verb's subject, or None for a pronoun or none at all."""
    index, stop = verb - 1, verb - 2 * REACH
    while index > stop:
        mark = sentence.tag(index)
        if mark in 'ABHM@R"VEG' or (mark == "D" and sentence.word(index) == "that"):
            index -= 1
        elif mark in "CT" or (mark == "," and sentence.tag(index + 1) == "G"):
            index = _outer_verb(sentence, index - 1)
        elif mark == "#":
            while sentence.tag(index) in "#DA":
                index -= 1
            index -= sentence.tag(index) == "P"
        elif mark == "N":
            return _head_of(sentence, index, known)
        elif mark == "P" and sentence.word(index) == "as":
            index -= 1
        elif mark == ",":
            index = _before_aside(sentence, index)
        else:
            return None
    return None


def _outer_verb(sentence: Sentence, index: int) -> int:
    """Return the index of the verb that a coordinated or infinite one leans on."""
    for i in range(index, index - REACH, -1):
        mark = sentence.tag(i)
        if mark in "VB" or (mark == "E" and sentence.tag(i - 1) != "N"):
            return i
        if mark in ".;":
            break
    return index


def _head_of(sentence: Sentence, index: int, known: NounWords) -> Phrase | None:
    """Return the first noun phrase of the chain "N of N in N" that ends at `index`."""
    found: Phrase | None = None
    while sentence.tag(index) == "N":
        phrase = ending(sentence, index, known)
        assert phrase is not None
        found, index = phrase, phrase[0] - 1
        while sentence.tag(index) in "DA#":
            index -= 1
        if sentence.tag(index) != "P":
            break
        index -= 1
        if sentence.tag(index) == "E" and sentence.tag(index - 1) == "N":
            index -= 1  # "an address listed on the form will cost"
    return found


def _before_aside(sentence: Sentence, comma: int) -> int:
    """Return the index before an aside that ends at `comma`, or before the comma itself."""
    for i in range(comma - 1, comma - REACH, -1):
        mark = sentence.tag(i)
        if mark == "," and (comma - i < ASIDE or sentence.tag(i + 1) == "R"):
            return i - 1
        if mark in ".;":
            break
    return comma - 1
