"""Units said once for several numbers, and numbers that stand for what was named before."""

from __future__ import annotations

from itertools import pairwise

from claimcheck.claims.ages import OLDEST
from claimcheck.claims.draft import Draft
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords

SHARES = frozenset({"percent", "points"})
LENT = SHARES | {"money", "measure", "duration"}
AND = (["and"], ["or"], [","], [",", "and"], [",", "or"])
BEFORE_UNIT = (*AND, ["to"], ["/"], ["of", "the"], ["of", "its"], ["of", "a"])
SUSPENDED = (["-", ","], ["-", "and"], ["-", "or"], ["-", "to"])  # "four-, five- and six-cylinder"
LEVEL = (
    *(["from"], [",", "from"], ["to"], [",", "to"], ["vs"], ["versus"], ["against"]),
    *(["compared", "with"], [",", "up", "from"], [",", "down", "from"], ["up", "from"]),
    *(["down", "from"], [",", "compared", "with"], [",", "against"]),
)
LONGEST_BASE = 10  # tokens between a level and the one it is compared with, days included
DATING = frozenset({"in", "on", "for", "at", "the", "of", "last", "during"})
QUALIFIED = frozenset({"a", "an", "the", "about", "provisional", "preliminary", "record"})
WHOLE = 100  # percent
LONGEST_WHOLE = 5  # tokens of "of" and an owner: "9 of the city's 30 schools"
LONGEST_ECHO = 12  # tokens between "five basis points" and "a margin of ten"
VOTE_WIDTH = 25  # tokens each side in which "vote" shows itself
SHORTEST_CODE = 5  # digits of a bare number without separators, from which it is read as a code
TOLD = frozenset({"dead", "others", "other", "shot", "hurt", "missing"})
ANAPHORS = frozenset({"the", "these", "those", "both"})


def share(scan: Scan, drafts: list[Draft], known: UnitWords) -> None:
    """Give numbers the units printed once for several, and take out those that count nothing."""
    for low, high in reversed(list(pairwise(drafts))):
        if low.unit is None and low.unit_type != "ratio" and _prints_for(scan, low, high):
            _take(scan, low, high, "shared")
    for one, other in pairwise(drafts):
        if other.unit is not None or other.unit_type == "ratio" or one.dropped:
            continue
        if _votes(scan, one, other, known):
            for draft in (one, other):
                draft.unit, draft.unit_type = "vote", "count"
                draft.because("unit", "elision", "vote")
        elif one.unit is not None and _goes_on(scan, one, other):
            _take(scan, other, one, "elided")
    if any(draft.unit is None for draft in drafts):
        drafts[:] = [draft for draft in drafts if not _counts_nothing(scan, draft)]


def _take(scan: Scan, draft: Draft, lender: Draft, how: str) -> None:
    draft.unit, draft.unit_type = lender.unit, lender.unit_type
    draft.because("unit", "elision", f"{scan.words_of(lender.first, lender.right)} ({how})")


def _prints_for(scan: Scan, low: Draft, high: Draft) -> bool:
    """Whether the unit behind the second number is the first one's: "5 and 6 kg", "3 of 5 men"."""
    if high.unit is None or high.dropped or low.dropped:
        return False
    gap = scan.lower[low.right : high.left]
    if gap[:1] == ["of"] and len(gap) <= LONGEST_WHOLE:
        return True
    if high.unit_type == "money" and high.left < high.first:
        return False  # "5 and $7"
    if gap in SUSPENDED or (high.unit_type in LENT and gap in BEFORE_UNIT):
        return True
    return high.unit_type == "age" and gap in AND and low.value < OLDEST


def _goes_on(scan: Scan, one: Draft, other: Draft) -> bool:
    """Whether a bare number goes on in the unit of the one before.

    As in "8 tonnes, up from 7", "ages 20 and 22" and "five basis points and a margin of ten".
    """
    gap = scan.lower[one.right : other.left]
    if one.unit_type == "age":
        return gap in AND and other.value < OLDEST
    if len(gap) <= LONGEST_BASE and "and" not in gap:
        gap = _undated(scan, one.right, other.left)
    if one.unit_type in SHARES and one.value <= WHOLE < other.value:
        return False  # "rose 20 percent, from 45,000"
    if gap in LEVEL:
        return one.unit_type not in SHARES or "from" in gap or "to" not in gap
    if one.unit_type not in SHARES or other.first - one.right > LONGEST_ECHO:
        return False
    ends = other.last >= len(scan) or scan.words[other.last] in ".;,)"
    led = other.left > 0 and scan.lower[other.left - 1] in {"of", "by"}
    return ends and led and scan.sentence_of(one.first) == scan.sentence_of(other.first)


def _undated(scan: Scan, first: int, last: int) -> list[str]:
    """Return the words between two levels without days and what qualifies the second.

    As in "15.8 mln barrels in May from a revised 17.0 mln", where "from" alone is left.
    """
    words = [scan.lower[i] for i in range(first, last) if scan.taken[i] != "date"]
    while len(words) > 1 and (words[0] in DATING or words[:2] == [",", ","]):
        del words[0]
    while len(words) > 1 and (words[-1] in QUALIFIED or words[-1].endswith(("ed", "ly"))):
        del words[-1]
    comma = max((i for i, word in enumerate(words) if word == ","), default=0)
    return words[comma:] if len(words) - comma > 2 else words


def _votes(scan: Scan, one: Draft, other: Draft, known: UnitWords) -> bool:
    """Whether two numbers are the sides of a vote: "52-35", "52 to 35"."""
    if other.first - one.last != 1 or one.unit is not None or one.shape != "digits":
        return False
    if scan.lower[one.last] not in {"-", "–", "to"}:
        return False
    first, last = scan.sentence_of(one.first)
    near = scan.lower[max(first, one.first - VOTE_WIDTH) : min(last, one.first + VOTE_WIDTH)]
    return not known.votes.isdisjoint(near)


def _counts_nothing(scan: Scan, draft: Draft) -> bool:
    """Whether a bare number is a code or stands for things named before; marks its tokens."""
    if draft.unit is not None or draft.dropped or draft.left != draft.first:
        return False
    if draft.last == draft.first + 1 and _is_code(scan.words[draft.first]):
        kind = "trap:code"
    elif draft.shape == "words" and _anaphor(scan, draft):
        kind = "trap:pronoun"
    else:
        return False
    scan.taken[draft.first : draft.last] = [kind] * (draft.last - draft.first)
    return True


def _is_code(word: str) -> bool:
    """Whether a bare number is a code or a coordinate: long, not round, without separators."""
    if word.isdecimal():
        return len(word) >= SHORTEST_CODE and not word.endswith("00")
    return len(word.partition(".")[2]) >= SHORTEST_CODE


def _anaphor(scan: Scan, draft: Draft) -> bool:
    """Whether "the two" and "those three" end their phrase: nothing is counted anew."""
    before = scan.lower[draft.first - 1] if draft.first else ""
    after = scan.lower[draft.last] if draft.last < len(scan) else "."
    told = after in TOLD or after.endswith("ed")  # "the two killed" are counted
    return before in ANAPHORS and not told
