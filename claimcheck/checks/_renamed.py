"""Whether two wordings name the same: another spelling, a short form, an adjective."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claimcheck.gazetteer import gazetteer
from claimcheck.lexicon import Lexicon
from claimcheck.reuse.lists import Lists, lists
from claimcheck.reuse.words import folded_words

SHORT = 4  # letters of an abbreviation, found in order in the full word
ALIKE = 75  # rapidfuzz ratio from which two names are one in two spellings
VOWELS = re.compile(r"[aeiouyhw'’\s.]")
ROMANISED = str.maketrans("qkgzvp", "ccksfb")  # letters that stand for one in two romanisations
NAME = re.compile(r"[^\W\d_][\w'’.]*(?:\s+[^\W\d_a-z][\w'’.]*)*")


def same_name(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether `after` may name what `before` names. Words of saying and function words are free."""
    known = lists(lexicon)
    if _denies(before, known) is not _denies(after, known):
        return False
    old, new = _telling(before, known), _telling(after, known)
    if not old or not new or set(old) & set(new):
        return True
    if any(_spelt(one, other) for one in old for other in new):
        return True
    return _initials(old, new) or _initials(new, old) or _one_place(before, after, lexicon)


def _spelt(one: str, other: str) -> bool:
    """Whether two words are one in two spellings, romanisations or as abbreviation."""
    if fuzz.ratio(one, other) >= ALIKE:
        return True
    short, full = sorted((one, other), key=len)
    letters = iter(full)
    if len(short) <= SHORT and short[0] == full[0] and all(s in letters for s in short):
        return True
    bones = _bones(one)
    return len(bones) > 1 and bones == _bones(other)


def _denies(words: str, known: Lists) -> bool:
    """Whether the verb of saying contradicts: "denied" is not another word for "said"."""
    return any(known.verb(word) in known.denying for word in folded_words(words))


def _telling(words: str, known: Lists) -> list[str]:
    """Return the words of a name or credit that tell whose it is."""
    return [
        word.removesuffix("'s")
        for word in folded_words(words)
        if word not in known.function and not known.says(word) and word not in known.crediting
    ]


def _bones(word: str) -> str:
    """Return the consonants of a name, those of two romanisations as one."""
    return VOWELS.sub("", word).translate(ROMANISED)


def _initials(short: list[str], full: list[str]) -> bool:
    """Whether one name is the initials of the other: "US" of "United States"."""
    letters = "".join(word[0] for word in full)
    return len(full) > 1 and "".join(short).replace(".", "") == letters


def _one_place(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether both name one listed place, as a name, an abbreviation or an adjective."""
    return bool(_places(before, lexicon) & _places(after, lexicon))


def _places(words: str, lexicon: Lexicon) -> set[str]:
    places = gazetteer(lexicon)
    return {
        place
        for match in NAME.finditer(words)
        for name in (match.group(), match.group() + ".")
        for place in places.ids(name)
    }
