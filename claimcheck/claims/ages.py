"""Ages: "34-year-old", "aged 34", ", 34,"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims.draft import Draft
from claimcheck.claims.number_words import joined
from claimcheck.claims.scan import Scan

OLDEST = 120
AGED = frozenset({"aged", "age", "ages"})
LEADS = frozenset({"now", "then", "both", "all", "each"})
CLOSES = frozenset(",.;)—–:")
HOLDERS = frozenset(
    {"people", "children", "men", "women", "adults", "those", "boys", "girls", "anyone"}
)
PRONOUNS = frozenset({"he", "she", "who"})


def read(scan: Scan, draft: Draft, people: frozenset[str]) -> bool:
    """Set the unit of a number that is an age by its place; return whether it is one.

    `people` are common nouns beside which an age stands as beside a name ("a man, 40, died").
    """
    if draft.shape not in {"digits", "words"} or not _possible(draft):
        return False
    if _aged(scan, draft) or _beside_name(scan, draft, people) or _turned(scan, draft):
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


def of_people(scan: Scan, draft: Draft) -> None:
    """Turn "aged 18 to 35 years" and "under the age of 5 years" into an age."""
    if draft.unit_type == "duration" and _aged(scan, draft):
        draft.unit_type = "age"


def _possible(draft: Draft) -> bool:
    whole = draft.value == draft.value.to_integral_value()
    return whole and Decimal(0) < draft.value < OLDEST


def _aged(scan: Scan, draft: Draft) -> bool:
    """Whether "aged", "age" or "the age of" stands before the number."""
    before = scan.lower[max(0, draft.left - 4) : draft.left]
    while before and before[-1] in {"between", "from", "over", "under", "about", "around"}:
        before = before[:-1]
    if not before:
        return False
    return before[-1] in AGED or (before[-1] == "of" and len(before) > 1 and before[-2] in AGED)


def _turned(scan: Scan, draft: Draft) -> bool:
    """Whether somebody turned that old, or "those over 60" speaks of people by age."""
    before = scan.lower[max(0, draft.left - 2) : draft.left]
    if before[-1:] in (["turned"], ["turns"], ["turning"]):
        after = scan.lower[draft.last] if draft.last < len(scan) else "."
        return not after[0].isalpha()
    if before[-1:] in (["was"], ["is"]):
        after = scan.lower[draft.last] if draft.last < len(scan) else "."
        return after == "when" or (before[0] in PRONOUNS and after in CLOSES)
    return len(before) == 2 and before[0] in HOLDERS and before[1] in {"over", "under"}


def _closes(scan: Scan, after: int) -> bool:
    """Whether an apposition ends behind a number: at a mark, or before "of Leeds"."""
    if after >= len(scan) or scan.words[after] in CLOSES:
        return True
    beyond = scan.words[after + 1] if after + 1 < len(scan) else "."
    return scan.lower[after] == "of" and beyond[0].isupper()


def _beside_name(scan: Scan, draft: Draft, people: frozenset[str]) -> bool:
    """Whether the number stands in apposition: "Jo Smith, 34," or "Jo Smith (34)"."""
    first, after = draft.first, draft.last
    led = scan.lower[first - 1] if first else ""
    at = first - 1 if led in LEADS else first
    if at < 2 or scan.words[at - 1] not in ",(" or draft.value_high is not None:
        return False
    if draft.left != first or not _closes(scan, after):
        return False
    if led in {"both", "all", "each"}:
        return True
    name = at - 2
    if scan.words[name] in ".)" and name > 0:
        name -= 1
    if scan.lower[name] in people:
        return True
    word = scan.words[name]
    return word[0].isupper() and word[0].isalpha() and not scan.taken[name]
