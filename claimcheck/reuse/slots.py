"""What sort of words an edit changed: a number, a name, a mood, a source, or nothing of note."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.reuse.lists import Lists
from claimcheck.reuse.moods import Mood, mood
from claimcheck.reuse.sides import Pair, Text

NAMED_WITHIN = 8  # words; how far from "said" or "according to" the one credited may stand
DENIAL = 6  # words; a longer edit that holds a "not" is another clause, not a denial
CLAUSE_MARKS = frozenset(',;:.!?()—–"“”')
FOUR_DIGITS = 4

Range = tuple[int, int]


def slot(pair: Pair, here: Range, there: Range) -> str:
    """Return the slot of an edit: words `here` of one side became words `there` of the other.

    One of number, date, name, place, negation, modality, source, hedge, quotation, function and
    other; where several changed at once, the one that matters most to an editor.
    """
    known = pair.known
    sides = [(pair.earlier, here), (pair.later, there)]
    if all(text.quoted[i] for text, span in sides for i in range(*span)):
        return "quotation"
    if _denials(pair.earlier, here, known) != _denials(pair.later, there, known):
        return "negation"
    if _mood_moved(pair, here, there):
        return "modality"
    found = {name for text, span in sides for name in _classes(text, span, known)}
    for name in ("number", "date", "source", "hedge", "place", "name", "other"):
        if name in found:
            return name
    return "function"


def _denials(text: Text, span: Range, known: Lists) -> int:
    if span[1] - span[0] > DENIAL:
        return 0
    return sum(known.negates(word) for word in text.words.folded[slice(*span)])


def _mood_moved(pair: Pair, here: Range, there: Range) -> bool:
    """Whether one side means, expects or supposes what the other does not."""
    before = mood(pair.earlier.words.folded[slice(*here)], pair.known)
    after = mood(pair.later.words.folded[slice(*there)], pair.known)
    return (
        before is not after
        and bool({before, after} & {Mood.POSSIBLE, Mood.INTENDED, Mood.FUTURE})
        and max(here[1] - here[0], there[1] - there[0]) <= DENIAL
    )


def _classes(text: Text, span: Range, known: Lists) -> Iterator[str]:
    """Yield the class of each word of an edit's side."""
    for index in range(*span):
        yield _class(text, index, known)


def _class(text: Text, index: int, known: Lists) -> str:
    word = text.words.folded[index]
    if _date(text, index, known):
        return "date"
    if word[0].isdigit() or word in known.numbers:
        return "number"
    if word in known.hedges or (word in known.comparators and _counts(text, index, known)):
        return "hedge"
    if known.says(word) or word in known.crediting or _credited(text, index, known):
        return "source"
    if word in known.function or (len(word) == 1 and not word.isalnum()):
        return "function"
    if _named(text, index):
        return "place" if _located(text, index, known) else "name"
    return "other"


def _date(text: Text, index: int, known: Lists) -> bool:
    """Whether a word belongs to a date, by what was read there or by its own look."""
    word, written = text.words.folded[index], text.written(index)
    if text.dated[index] or word in known.times:
        return True
    if word in known.months:
        return written[0].isupper()
    if len(word) == FOUR_DIGITS and word.isdecimal():
        return word[:2] in {"16", "17", "18", "19", "20"}
    folded = text.words.folded
    near = {folded[i] for i in (index - 1, index + 1) if 0 <= i < len(folded)}
    if word in known.units_of_time:
        return bool(near & known.relative)
    if word in known.relative:
        return bool(near & (known.units_of_time | known.times | known.months))
    if word.isdecimal():
        return any(i in known.months for i in near)
    return False


def _counts(text: Text, index: int, known: Lists) -> bool:
    """Whether a number follows within three words, so that "about" or "over" bears on it."""
    folded = text.words.folded[index + 1 : index + 4]
    return any(word[0].isdigit() or word in known.numbers for word in folded)


def _credited(text: Text, index: int, known: Lists) -> bool:
    """Whether a word names who is credited: beside "said" or behind "according to"."""
    folded = text.words.folded
    for place in range(index - 1, max(-1, index - NAMED_WITHIN - 1), -1):
        if CLAUSE_MARKS & set(text.before(place + 1)):
            break
        if folded[place] == "according":
            return True
        if known.says(folded[place]) and place and CLAUSE_MARKS & set(text.before(place)):
            return True
    for place in range(index + 1, min(len(folded), index + NAMED_WITHIN + 1)):
        if CLAUSE_MARKS & set(text.before(place)):
            return False
        if known.says(folded[place]):
            return True
        if place in text.starts:
            return False
    return False


def _named(text: Text, index: int) -> bool:
    """Whether a word is written as a name: a capital where none is due."""
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
    """Whether a name stands where places stand: "in Kharkiv", "from northern Kyiv"."""
    folded = text.words.folded
    first = index
    while first and _named(text, first - 1) and "," not in text.before(first):
        first -= 1
    return first > 0 and folded[first - 1] in known.locating
