"""A comparator said once for two coordinated numbers of the same measure."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.scan import Scan
from claimcheck.model import Comparator

LONGEST = 7  # tokens between the two numbers
SHARED = frozenset(
    {
        Comparator.AT_LEAST,
        Comparator.MORE_THAN,
        Comparator.LESS_THAN,
        Comparator.ABOUT,
        Comparator.NEARLY,
        Comparator.UP_TO,
    }
)
AND = (["and"], [",", "and"], ["or"], ["&"])
AMOUNTS = frozenset({"money", "percent", "points"})
# What may stand between "at least 5 civilians" and "and 9 others" besides a participle.
PREDICATES = frozenset(
    {
        *("have", "has", "had", "been", "be", "was", "were", "are", "is", "being"),
        *("left", "dead", "hurt", "people", "shot", "missing", "others", "more", ","),
    }
)


def share(scan: Scan, one: Draft, other: Draft) -> bool:
    """Take the comparator of a number over to the next, where the two are coordinated.

    Returns whether it was. Source: CLAIM-MODEL section 3, scope of the comparator.
    """
    if one.dropped or other.dropped or other.comparator_words or not one.comparator_words:
        return False
    if one.comparator not in SHARED or other.comparator is not Comparator.EXACT:
        return False
    if not 0 < other.left - one.right <= LONGEST or not _coordinated(scan, one, other):
        return False
    other.comparator = one.comparator
    other.comparator_words = one.comparator_words
    other.shares_comparator = True
    other.because("comparator", "sharing", one.comparator_words)
    return True


def _coordinated(scan: Scan, one: Draft, other: Draft) -> bool:
    """Whether two numbers are joined by "and", or one is the other's conversion in brackets."""
    gap = scan.lower[one.right : other.left]
    if gap == ["("]:
        return one.unit_type == other.unit_type != "age" and one.unit != other.unit
    if one.unit_type != other.unit_type and (
        one.unit_type in AMOUNTS or other.unit_type in AMOUNTS
    ):
        return False
    if gap in AND:
        return one.unit_type == other.unit_type or one.unit is None or other.unit is None
    if gap[-1] != "and":
        return False
    elided = other.unit is None or other.unit == one.unit
    return elided and all(_predicate(word) for word in gap[:-1])


def _predicate(word: str) -> bool:
    return word in PREDICATES or word.endswith(("ed", "en"))
