"""What stands before a number phrase: the verb, preposition or noun it hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.noun_phrases import Phrase, chain, ending, head, starting
from claimcheck.claims.sentence import Sentence

PARTICLES = frozenset(("out", "up", "off", "down", "over"))
PRICE_LINKS = frozenset(("for", "at", "with", "on"))
RESTATED = 8  # tokens of a figure that is said again between commas
REACH = 30  # tokens looked at; a verb further off rarely belongs to the number


@dataclass(frozen=True, slots=True)
class Governor:
    """What stands before a number phrase.

    `link` is the index of the preposition between, `noun` the phrase and `verb` the verb it
    hangs on (either may be missing); `passive` says how the verb is used. `mark` is "(", "," or
    "C" where a bracket, comma or conjunction stands right before the number, ":" where the noun
    is the label of a list, "R" for "of which", else "".
    """

    verb: int | None = None
    noun: Phrase | None = None
    link: int | None = None
    passive: bool = False
    mark: str = ""


def before(sentence: Sentence, index: int) -> Governor:
    """Return what the number phrase that begins at `index` hangs on, to its left."""
    index -= 1
    while sentence.tag(index) in 'A"D' or _qualifies(sentence, index):
        index -= 1
    mark = sentence.tag(index)
    if sentence.word(index) == ":" and sentence.tag(index - 1) in "NEJ":
        label = ending(sentence, index - 1) or (index - 1, index)
        return Governor(noun=label, mark=":")
    if mark == "C" and sentence.tag(index - 1) == "N":
        return _beside(sentence, index - 1)
    if mark in "(,C;":
        return Governor(mark=mark)
    if mark in "VEGBH":
        return _by_verb(sentence, index, None)
    if mark == "N":
        phrase = ending(sentence, index)
        assert phrase is not None
        return _with_verb(sentence, phrase, phrase[0] - 1, None)
    if mark == "P" and sentence.word(index) in PARTICLES and sentence.tag(index - 1) in "VEG":
        return _by_verb(sentence, index - 1, None)
    if mark in "PT":
        return _by_preposition(sentence, index)
    if mark == "R" and sentence.word(index - 1) == "of":
        index -= 3 if sentence.tag(index - 2) == "," else 2
        return Governor(noun=ending(sentence, index), mark="R")
    return Governor()


def _qualifies(sentence: Sentence, index: int) -> bool:
    """Whether a word only qualifies the figure behind it ("a seasonally adjusted $738 billion")."""
    dull = sentence.word(index) in sentence.nouns.dull
    if not dull and sentence.tag(index) != "E":
        return False
    before = index - 1
    while sentence.tag(before) == "A":
        before -= 1
    return sentence.tag(before) == "D" and (dull or sentence.word(before) in ("a", "an"))


def _beside(sentence: Sentence, index: int) -> Governor:
    """Return the verb of "killed his mother and 10 other people", for the second object."""
    phrase = ending(sentence, index)
    assert phrase is not None
    index = phrase[0] - 1
    while sentence.tag(index) in 'DA"':
        index -= 1
    if sentence.tag(index) not in "VEG" or _number_of(sentence, phrase[1] - 1) is not None:
        return Governor(mark="C")
    return Governor(index, mark="C", passive=_after_being(sentence, index))


def _by_verb(sentence: Sentence, index: int, link: int | None) -> Governor:
    passive = sentence.tag(index) == "E" and _after_being(sentence, index)
    return Governor(verb=index, link=link, passive=passive)


def _after_being(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands behind a form of "be"."""
    index -= 1
    while sentence.tag(index) == "A":
        index -= 1
    return sentence.tag(index) == "B"


def _by_preposition(sentence: Sentence, link: int) -> Governor:
    """Return the noun and verb that a preposition attaches to."""
    index = link - 1
    stop = index - REACH
    noun: Phrase | None = None
    while index > stop:
        mark = sentence.tag(index)
        if mark in "VEGBH":
            deal = _deal(sentence, index, link)
            if deal is not None:
                return deal
            found = _by_verb(sentence, index, link)
            return Governor(found.verb, noun, link, found.passive)
        if mark == "N":
            number = _number_of(sentence, index)
            if number is not None:
                if noun is None and sentence.word(link) in PRICE_LINKS:
                    noun = ending(sentence, index)
                index = number - 1
                continue
            phrase = ending(sentence, index)
            assert phrase is not None
            outer = chain(sentence, phrase)[0]
            if sentence.word(link) == "to" and head(sentence, outer) in sentence.nouns.change_like:
                return Governor(noun=phrase, link=link)  # "an increase in the price to $4"
            if sentence.word(link) in ("of", "in"):
                return _with_verb(sentence, phrase, outer[0] - 1, link)
            noun = noun or outer
            index = outer[0] - 1
        elif mark in "PT#@ADJ-":
            index -= 1
        elif mark == "," and (again := _before_restated(sentence, index)) is not None:
            index = again
        else:
            break
    return Governor(noun=noun, link=link)


def _before_restated(sentence: Sentence, comma: int) -> int | None:
    """Return the index before the aside in "rose 120 points, or 0.4 percent, to 34,210"."""
    step = sentence.owners.get(comma - 1)
    if step is not None and sentence.word(comma + 1) == "from":
        return sentence.left(step) - 1  # "rose 20 percent, from 45 to 54"
    if sentence.tag(comma - 1) != "#":
        return None
    for i in range(comma - 1, comma - RESTATED, -1):
        if sentence.tag(i) == "C":
            return i - 2 if sentence.tag(i - 1) == "," else None
    return None


def _deal(sentence: Sentence, index: int, link: int) -> Governor | None:
    """Return the sale that a price belongs to, past a participle that describes a party to it.

    In "was bought by investors led by Smith for $50", "led" only says who the investors are.
    """
    trading = sentence.verbs.trading
    party = sentence.tag(index) == "E" and sentence.tag(index - 1) == "N"
    if sentence.word(link) not in ("for", "at") or not party or sentence.base(index) in trading:
        return None
    for i in range(index - 1, index - REACH, -1):
        mark = sentence.tag(i)
        if mark in ".;,":
            return None
        if mark in "VEG" and sentence.base(i) in trading:
            passive = _after_being(sentence, i)
            return Governor(i, None if passive else starting(sentence, i + 1), link, passive)
    return None


def _number_of(sentence: Sentence, index: int) -> int | None:
    """Return where the number phrase begins whose counted noun ends at `index`, or None."""
    draft = sentence.owners.get(index)
    if draft is None or not draft.noun or index < draft.noun[0]:
        return None
    return sentence.left(draft)


def _with_verb(sentence: Sentence, noun: Phrase, index: int, link: int | None) -> Governor:
    """Return a noun governor together with the verb before it, if one stands there."""
    while sentence.tag(index) in 'DA"#@':
        index -= 1
    if sentence.tag(index) in "VEGH":
        return Governor(index, noun, link, _after_being(sentence, index))
    return Governor(noun=noun, link=link)
