"""Figures that say the one before again, compare with it, or bring it up to date."""

from __future__ import annotations

import dataclasses

from claimcheck.claims.draft import Draft
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import Wording

PER_SHARE = ["per", "share"]
LONGEST_TOTAL = 10  # tokens between "the total" and its "to"
EARLIER = frozenset(("from", "with", "to", "against"))
COMPARED = frozenset(("up", "down", "compared"))
MOVED = frozenset(("up", "down", "off"))
FILLERS = frozenset(("$", ",", "a", "share", "us"))


def repeats(sentence: Sentence, previous: Draft, draft: Draft) -> bool:
    """Whether a bare number counts the same again ("killed 7 people here and 3 in the capital")."""
    left = sentence.left(draft) - 1
    bare = draft.unit is None and not draft.unit_type and previous.unit_type == "count"
    taken = draft.noun is None and draft.unit == previous.unit and draft.unit_type == "count"
    if not bare and not taken:
        return False
    if sentence.word(left) in EARLIER and sentence.word(left - 1) in COMPARED:
        return True  # "13 plants, up from seven"
    plain = sentence.tag(draft.last) == "P" and sentence.word(draft.last) != "of"
    return bare and sentence.tag(left) in "C,;" and plain


def totals(sentence: Sentence, previous: Draft, draft: Draft) -> bool:
    """Whether a bare number is the new sum of what was just counted ("bringing the total to 9")."""
    left = sentence.left(draft) - 1
    bare = draft.unit is None and not draft.unit_type and previous.unit_type == "count"
    return bare and sentence.word(left) == "to" and _tallied(sentence, left)


def _tallied(sentence: Sentence, to: int) -> bool:
    """Whether "to" ends "the total", or "bringing the total since the siege began"."""
    if sentence.word(to - 1) in sentence.nouns.tallies:
        return True
    for index in range(to - 2, to - LONGEST_TOTAL, -1):
        if sentence.tag(index) in ".;,#":
            return False
        if sentence.word(index) in sentence.nouns.tallies and sentence.tag(index - 1) == "D":
            return sentence.tag(index - 2) in "VG" and sentence.word(index + 1) != "of"
    return False


def restates(sentence: Sentence, previous: Draft, draft: Draft) -> bool:
    """Whether a number says the one before it again ("$9 million, or 91 cents a share")."""
    start, stop = max(previous.right, previous.last), sentence.left(draft)
    if stop - start > 4 or draft.unit_type != previous.unit_type:
        return False
    between = [sentence.word(i) for i in range(start, stop)]
    return [w for w in between if w not in FILLERS] in (["or"], ["("], ["-"])


def moved(sentence: Sentence, draft: Draft) -> bool:
    """Whether a sum says how far the price before it moved ("closed at $44, down $1")."""
    left = sentence.left(draft) - 1
    return sentence.word(left) in MOVED and sentence.tag(left - 1) in ",("


def is_also(sentence: Sentence, previous: Draft, draft: Draft) -> bool:
    """Whether a share says of a sum what part it is ("$3 million, or 6% of the portfolio")."""
    start, stop = max(previous.right, previous.last), sentence.left(draft)
    between = [sentence.word(i) for i in range(start, stop)]
    return previous.unit_type != draft.unit_type and [w for w in between if w != ","] == ["or"]


def taken_over(wording: Wording) -> Wording:
    """Return the wording of a figure for one that says it again or compares with it."""
    return dataclasses.replace(wording, words=[w for w in wording.words if w not in PER_SHARE])
