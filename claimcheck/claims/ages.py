"""Ages: "34-year-old", "aged 34", ", 34,"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims.draft import Draft
from claimcheck.claims.number_words import joined
from claimcheck.claims.scan import Scan

OLDEST = 120
AGED = frozenset({"aged", "age", "ages"})
CLOSES = frozenset(",.;)—–:")
NOT_NAMES = frozenset(
    "sections section chapters chapters pages page nos no numbers january february march april may june "
    "july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec".split()
)


def read(scan: Scan, draft: Draft) -> bool:
    """Set the unit of a number that is an age by its place; return whether it is one."""
    if draft.shape not in {"digits", "words"} or not _possible(draft):
        return False
    if _aged(scan, draft) or _beside_name(scan, draft):
        draft.unit, draft.unit_type = "year", "age"
        draft.because("unit", "ages", scan.words_of(max(0, draft.first - 1), draft.last))
        return True
    return False


def old(scan: Scan, draft: Draft, words: frozenset[str]) -> None:
    """Turn years with "old" or "of age" behind them into an age."""
    at = draft.right
    if at < len(scan) and joined(scan, at):
        at += 1
    if at < len(scan) and scan.lower[at] in words:
        draft.right, draft.unit_type = at + 1, "age"
    elif scan.lower[at : at + 2] == ["of", "age"]:
        draft.right, draft.unit_type = at + 2, "age"


def _possible(draft: Draft) -> bool:
    whole = draft.value == draft.value.to_integral_value()
    return whole and Decimal(0) < draft.value < OLDEST


def _aged(scan: Scan, draft: Draft) -> bool:
    """Whether "aged", "age" or "the age of" stands before the number."""
    before = scan.lower[max(0, draft.left - 3) : draft.left]
    if before and before[-1] in {"between", "from"}:
        before = before[:-1]
    if not before:
        return False
    return before[-1] in AGED or (before[-1] == "of" and len(before) > 1 and before[-2] in AGED)


def _beside_name(scan: Scan, draft: Draft) -> bool:
    """Whether the number stands in apposition to a name: "Jo Smith, 34," or "Jo Smith (34)"."""
    first, after = draft.first, draft.last
    if first < 2 or scan.words[first - 1] not in ",(" or draft.value_high is not None:
        return False
    closes = after >= len(scan) or scan.words[after] in CLOSES
    if not closes or draft.left != first:
        return False
    name = scan.words[first - 2]
    return (
        name[0].isupper() and not scan.taken[first - 2] and scan.lower[first - 2] not in NOT_NAMES
    )
