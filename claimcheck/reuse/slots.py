"""What sort of words an edit changed: a number, a name, a mood, a source, or nothing of note."""

from __future__ import annotations

import re

from claimcheck.reuse.lists import Lists
from claimcheck.reuse.moods import Mood, acts, mood
from claimcheck.reuse.sides import Pair, Text

NAMED_WITHIN = 8  # words; how far from "said" or "according to" the one credited may stand
DENIAL = 6  # words; a longer edit that holds a "not" is another clause, not a denial
CLAUSE_MARKS = frozenset(',;:.!?()—–"“”')
FOUR_DIGITS = 4
RIVERSIDE = frozenset({"along", "over", "across", "above", "below"})

INITIALS = re.compile(r"[A-Z](?=[A-Z.'’\s]|s?$)")
CAPITALISED = re.compile(r"\b[A-Z]\w+")

Range = tuple[int, int]


def slot(pair: Pair, here: Range, there: Range) -> tuple[str, bool]:
    """Return the slot of an edit, and whether both sides have words of it.

    Words `here` of the earlier side became words `there` of the later one. The slot is one of
    number, date, name, place, negation, modality, source, hedge, quotation, function and other;
    where several changed at once, the one that matters most to an editor.
    """
    known = pair.known
    sides = [(pair.earlier, here), (pair.later, there)]
    both = here[0] < here[1] and there[0] < there[1]
    if all(text.quoted[i] for text, span in sides for i in range(*span)):
        return "quotation", both
    if _one_name(pair.earlier.exact(*here), pair.later.exact(*there)):
        return "function", both
    before, after = ({_class(text, i, known) for i in range(*span)} for text, span in sides)
    if before == after == {"date"}:
        return "date", True
    if _denials(pair.earlier, here, known) != _denials(pair.later, there, known):
        return "negation", both
    if _mood_moved(pair, here, there):
        return "modality", both
    for name in ("number", "date", "source", "hedge", "place", "name", "other"):
        if name in before or name in after:
            return name, _faces(name, before) and _faces(name, after)
    return "function", both


def _one_name(before: str, after: str) -> bool:
    """Whether one side is the initials of the other, "the WHO's" for its name in full."""
    short, long = sorted((before, after), key=len)
    initials = "".join(INITIALS.findall(short)).removesuffix("S")
    words = "".join(word[0] for word in CAPITALISED.findall(long))
    return len(initials) > 1 and initials in {words, words.removeprefix("T")}


def _faces(name: str, found: set[str]) -> bool:
    """Whether one side has words of a slot; names and places stand for one another."""
    return bool(found & {"name", "place"}) if name in {"name", "place"} else name in found


def _denials(text: Text, span: Range, known: Lists) -> int:
    """Return how often an edit's side denies; a clause that holds a "not" is no denial."""
    words = text.words.folded[slice(*span)]
    if len(words) > DENIAL:
        return 0
    return sum(known.negates(word) for word in words)


def _mood_moved(pair: Pair, here: Range, there: Range) -> bool:
    """Whether one side means, expects or supposes what the other does not, of one action."""
    old = pair.earlier.words.folded[slice(*here)]
    new = pair.later.words.folded[slice(*there)]
    before, after = mood(old, pair.known), mood(new, pair.known)
    governed = here[0] > 0 and pair.known.verb(pair.earlier.words.folded[here[0] - 1])
    return (
        before is not after
        and bool({before, after} & {Mood.POSSIBLE, Mood.INTENDED, Mood.FUTURE})
        and max(len(old), len(new)) <= DENIAL
        and acts(old, pair.known) == acts(new, pair.known)
        and governed not in pair.known.aspect
    )


def _class(text: Text, index: int, known: Lists) -> str:
    word = text.words.folded[index]
    if _date(text, index, known):
        return "date"
    if word[0].isdigit() or word in known.numbers:
        return "number"
    if word in known.hedges or (word in known.before_figures and _counts(text, index, known)):
        return "hedge"
    if known.says(word) or word in known.crediting:
        return "source"
    if word in known.function or (len(word) == 1 and not word.isalnum()):
        return "function"
    if word in known.directions and _named(text, index + 1):
        return "place"
    if _named(text, index):
        if _located(text, index, known):
            return "place"
        if _credited(text, index, known):
            return "source"
        return "place" if _listed(text, index, known) else "name"
    return "source" if _credited(text, index, known) else "other"


def _date(text: Text, index: int, known: Lists) -> bool:
    """Whether a word belongs to a date, by what was read there or by its own look."""
    word, written = text.words.folded[index], text.written(index)
    if text.dated[index] or word in known.times:
        return True
    if word in known.full_months:
        return written[0].isupper()
    if len(word) == FOUR_DIGITS and word.isdecimal():
        return word[:2] in {"16", "17", "18", "19", "20"}
    folded = text.words.folded
    near = {folded[i] for i in (index - 1, index + 1) if 0 <= i < len(folded)}
    if word in known.units_of_time:
        return bool(near & known.relative)
    if word in known.relative:
        return bool(near & (known.units_of_time | known.times | known.months))
    if word.isdecimal() or word in known.months:
        return any(_dates(text, i, known) for i in (index - 1, index + 1))
    return False


def _dates(text: Text, index: int, known: Lists) -> bool:
    """Whether a word is a month or a number, so that the two together are a day."""
    if not 0 <= index < len(text.words):
        return False
    word = text.words.folded[index]
    return word.isdecimal() or (word in known.months and text.written(index)[0].isupper())


def _counts(text: Text, index: int, known: Lists) -> bool:
    """Whether a word such as "over" or "than" leads up to a figure, with only its like between."""
    folded = text.words.folded
    while index < len(folded) and folded[index] in known.before_figures:
        index += 1
    return index < len(folded) and (folded[index][0].isdigit() or folded[index] in known.numbers)


def _credited(text: Text, index: int, known: Lists) -> bool:
    """Whether a word names who is credited: beside "said" or behind "according to"."""
    return _behind_credit(text, index, known) or _before_saying(text, index, known)


def _behind_credit(text: Text, index: int, known: Lists) -> bool:
    """Whether "according to" or ", said" leads up to a word."""
    folded = text.words.folded
    for place in range(index - 1, max(-1, index - NAMED_WITHIN - 1), -1):
        if CLAUSE_MARKS & set(text.before(place + 1)):
            return False
        if folded[place] == "according":
            return True
        if known.says(folded[place]) and place and CLAUSE_MARKS & set(text.before(place)):
            return True
    return False


def _before_saying(text: Text, index: int, known: Lists) -> bool:
    """Whether a verb of saying follows a word, with no other clause and no "were" between."""
    folded = text.words.folded
    for place in range(index + 1, min(len(folded), index + NAMED_WITHIN + 1)):
        apposed = "," in text.before(place) and known.says(folded[place])
        if CLAUSE_MARKS & set(text.before(place)) and not apposed:
            return False
        if known.says(folded[place]):
            return True
        if folded[place] in known.function and folded[place] not in known.within_credits:
            return False
    return False


def _named(text: Text, index: int) -> bool:
    """Whether a word is written as a name: a capital where none is due."""
    if index >= len(text.words):
        return False
    written = text.written(index)
    if not written[0].isupper():
        return False
    if len(written) > 1 and written.isupper():
        return True
    if index not in text.starts and not (CLAUSE_MARKS - {","}) & set(text.before(index)):
        return True
    follows = index + 1 < len(text.words) and text.written(index + 1)[0].isupper()
    return follows and index + 1 not in text.starts


def _located(text: Text, index: int, known: Lists) -> bool:
    """Whether a name stands where places stand: "in Kharkiv", "along the Narva", "to A and B"."""
    folded = text.words.folded
    first = index
    while first:
        joined = folded[first - 1] == "and" and first > 1 and _named(text, first - 2)
        if joined or (_named(text, first - 1) and "," not in text.before(first)):
            first -= 1
        elif folded[first - 1] == "the" and first > 1 and folded[first - 2] in RIVERSIDE:
            return True
        else:
            return folded[first - 1] in known.locating
    return False


def _listed(text: Text, index: int, known: Lists) -> bool:
    """Whether a name, alone or with its neighbour, is a place of the gazetteer."""
    return any(
        known.places_name(text.exact(max(0, first), min(len(text.words), first + length)))
        for first, length in ((index, 1), (index, 2), (index - 1, 2))
    )
