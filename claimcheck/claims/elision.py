"""Units said once for two numbers, and numbers that stand for what was named before."""

from __future__ import annotations

from itertools import pairwise

from claimcheck.claims.ages import OLDEST
from claimcheck.claims.draft import Draft
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords

ANAPHORS = frozenset({"the", "these", "those", "other", "both"})
LENT = frozenset({"money", "percent", "points", "measure", "duration"})
RESTATED = frozenset({"percent", "points"})
LENDING = (
    ["and"],
    ["or"],
    [","],
    ["to"],
    [",", "and"],
    [",", "or"],
    ["of", "the"],
    ["of", "its"],
    ["of", "a"],
)
LONGEST_WHOLE = 5  # tokens of "of" and an owner: "9 of the city's 30 schools"
SUSPENDED = (["-", ","], ["-", "and"], ["-", "or"], ["-", "to"])  # "four-, five- and six-cylinder"
AND = (["and"], ["or"], [","], [",", "and"])
SHORTEST_CODE = 5  # digits of a bare number without separators, from which it is read as a code
VOTE_WIDTH = 25  # tokens each side in which "vote" shows itself
LONGEST_ECHO = 12  # tokens between "five basis points" and "a margin of ten"


def share(scan: Scan, drafts: list[Draft], known: UnitWords) -> None:
    """Give numbers the units printed once for several, and drop those that count nothing."""
    for low, high in reversed(list(pairwise(drafts))):
        _lend(scan, low, high)
    for one, other in pairwise(drafts):
        _echo(scan, one, other, known)
    for draft in drafts:
        _drop(scan, draft)


def _lend(scan: Scan, low: Draft, high: Draft) -> None:
    """Give a number the unit printed once for both: "5 and 6 kg", "3 of the 5 billion yen"."""
    if low.unit is not None or low.dropped or high.dropped or low.unit_type == "ratio":
        return
    gap = scan.lower[low.right : high.left]
    suspended = gap in SUSPENDED and high.unit is not None
    partial = gap[:1] == ["of"] and len(gap) <= LONGEST_WHOLE and high.unit is not None
    ages_lent = high.unit_type == "age" and gap in AND and _is_age(low)
    lent = ages_lent or (high.unit_type in LENT and gap in LENDING)
    if not (suspended or partial or lent):
        return
    if high.unit_type == "money" and high.left < high.first and high.first == high.right:
        return
    low.unit, low.unit_type = high.unit, high.unit_type
    low.because("unit", "units", f"{scan.words_of(high.first, high.right)} (shared)")


def _is_age(draft: Draft) -> bool:
    return draft.value_high is None and draft.value < OLDEST


def _echo(scan: Scan, one: Draft, other: Draft, known: UnitWords) -> None:
    """Give a bare number at the end of a clause the per cent or points of the number before.

    As in "a fee of five basis points and a margin of ten"; to the second of two ages its year, and
    to the counts of a vote their votes.
    """
    if other.dropped or one.dropped or other.unit is not None or other.unit_type == "ratio":
        return
    if _votes(scan, one, other, known):
        for draft in (one, other):
            draft.unit, draft.unit_type = "vote", "count"
            draft.because("unit", "units", "vote")
        return
    if (
        one.unit_type == "age"
        and scan.lower[one.right : other.left] in AND
        and other.value < OLDEST
    ):
        other.unit, other.unit_type = "year", "age"
        other.because("unit", "units", scan.words_of(one.first, other.last))
        return
    ends = other.last >= len(scan) or scan.words[other.last] in ".;,)"
    led = other.left > 0 and scan.lower[other.left - 1] in {"of", "by"}
    near = other.first - one.right <= LONGEST_ECHO and scan.sentence_of(
        one.first
    ) == scan.sentence_of(other.first)
    if one.unit_type in RESTATED and ends and led and near:
        other.unit, other.unit_type = one.unit, one.unit_type
        other.because("unit", "units", f"{scan.words_of(one.first, one.right)} (elided)")


def _votes(scan: Scan, one: Draft, other: Draft, known: UnitWords) -> bool:
    """Whether two numbers are the sides of a vote: "52-35", "52 to 35"."""
    if other.first - one.last != 1 or one.unit is not None or one.shape != "digits":
        return False
    if scan.lower[one.last] not in {"-", "–", "to"}:
        return False
    first, last = scan.sentence_of(one.first)
    near = scan.lower[max(first, one.first - VOTE_WIDTH) : min(last, one.first + VOTE_WIDTH)]
    return not known.votes.isdisjoint(near)


def _is_code(word: str) -> bool:
    """Whether a bare number is a code or a coordinate: long, not round, without separators."""
    if word.isdecimal():
        return len(word) >= SHORTEST_CODE and word[-2:] != "00"
    return len(word.partition(".")[2]) >= SHORTEST_CODE


def _drop(scan: Scan, draft: Draft) -> None:
    """Drop "the two" that stand for things named before, and long codes that count nothing."""
    if draft.unit is not None or draft.dropped or draft.left != draft.first:
        return
    word = scan.words[draft.first]
    if draft.last == draft.first + 1 and _is_code(word):
        draft.dropped = "a code"
        return
    if draft.shape != "words":
        return
    before = scan.lower[draft.first - 1] if draft.first else ""
    after = scan.lower[draft.last] if draft.last < len(scan) else "."
    if before in ANAPHORS and after not in {
        "dead",
        "others",
        "other",
        "killed",
        "injured",
        "wounded",
    }:
        draft.dropped = "stands for things named before"
