"""Whether "one" counts, or is a pronoun or an article."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.number_words import NumberWords, joined
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords, match

NEAR = 12  # tokens around "one" in which another count of the same list stands
TWO = (["two"], ["three"], ["2"], ["3"])  # "one to two years"
LISTING = frozenset({"and", ",", "while"})
HAPPENS_BEFORE, HAPPENS_AFTER = 3, 5


def counts(scan: Scan, draft: Draft, known: NumberWords, units: UnitWords) -> bool:
    """Whether "one" counts ("one person was killed").

    It does before a unit, behind a comparator, in a list of counts, or where something happens to
    what it counts; elsewhere news copy uses it as an article ("one official said").
    """
    lower = scan.lower
    first, last = scan.sentence_of(draft.first)
    after = lower[draft.last] if draft.last < last else "."
    before = lower[draft.first - 1] if draft.first > first else "."
    if joined(scan, draft.last):
        return lower[draft.last + 1] not in known.sets["one_joined"]
    if after in {"to", "or"} and lower[draft.last + 1 : draft.last + 2] in TWO:
        return True
    if after in known.sets["one_counts"] or (
        draft.last < last
        and match(scan, draft.last, units)
        and after not in known.sets["never_one"]
    ):
        return True
    window = max(first, draft.first - NEAR), min(last, draft.last + NEAR)
    if not after[0].isalpha():
        return before in known.sets["one_happens"]
    if after in known.sets["never_one"]:
        told = before in LISTING and after in known.sets["one_goes_on"]
        return told and _listed(scan, draft, *window, known)
    if before in known.sets["one_counted_after"]:
        return True
    if before in known.sets["never_one_after"]:
        return False
    happening = lower[
        max(first, draft.first - HAPPENS_BEFORE) : min(last, draft.last + HAPPENS_AFTER)
    ]
    if not known.sets["one_happens"].isdisjoint(happening):
        return True
    return _listed(scan, draft, *window, known)


def _listed(scan: Scan, draft: Draft, first: int, last: int, known: NumberWords) -> bool:
    """Whether "and" or a comma joins the number to another count among the tokens."""
    lower = scan.lower
    for at in range(first, last):
        if at == draft.first or scan.taken[at]:
            continue
        if (lower[at] in known.counting and lower[at] != "one") or lower[at].isdecimal():
            later = max(at, draft.first)
            if later > first and lower[later - 1] in LISTING:
                return True
    return False
