"""Which way a number says that something changed."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

FARTHEST = 6
FARTHEST_BY = 12
CHANGES = frozenset({"percent", "points"})


@dataclass(frozen=True, slots=True)
class Directions:
    """The words of change in `comparators.yaml`, compiled."""

    before: dict[str, str]
    after: dict[str, str]
    mild: frozenset[str]
    between: frozenset[str]


def directions(lexicon: Lexicon) -> Directions:
    """Return the words of change, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Directions:
    given = lexicon.entries("comparators")
    before = dict.fromkeys(given["up"], "up") | dict.fromkeys(given["down"], "down")
    return Directions(
        before=before,
        after=given["change_after"],
        mild=frozenset(given["mild"]),
        between=frozenset(given["between_change"]),
    )


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the direction of each number that is an amount of change."""
    known = directions(reading.lexicon)
    floor = 0
    for place, draft in enumerate(drafts):
        if not draft.dropped and draft.direction is None and draft.unit_type not in {"age"}:
            first = max(scan.sentence_of(draft.first)[0], floor)
            found = _before(scan, draft, first, known) or _behind(scan, draft, known)
            if found is None and place:
                found = _echoed(scan, drafts[place - 1], draft)
            if found is not None:
                draft.direction = found
                draft.because("direction", "directions", found)
        floor = draft.right


def _before(scan: Scan, draft: Draft, first: int, known: Directions) -> str | None:
    """Return the direction of the change word before a number, "by" and adverbs passed over."""
    lower, at = scan.lower, draft.left
    if draft.comparator_words and draft.left < draft.first:
        at = draft.left
    by = at > first and lower[at - 1] == "by"
    limit = max(first, at - (FARTHEST_BY if by else FARTHEST))
    if at > first and lower[at - 1] in {"to", "from", "at"}:
        return None
    for index in range(at - 1, limit - 1, -1):
        word = lower[index]
        found = known.before.get(word)
        if found is not None:
            if word in "+-−" and draft.unit_type not in CHANGES:
                return None
            return (
                None if word in known.mild and draft.unit_type not in CHANGES and not by else found
            )
        if word in ".;:," or scan.taken[index] == "number":
            return None
        if not by and word not in known.between and not word.endswith("ly"):
            return None
    return None


def _behind(scan: Scan, draft: Draft, known: Directions) -> str | None:
    """Return the direction of "12 % higher" or "a 3 percent increase"."""
    at = draft.right
    if draft.unit_type not in CHANGES and draft.unit_type != "measure":
        return None
    for index in range(at, min(at + 2, len(scan))):
        found = known.after.get(scan.lower[index])
        if found is not None:
            return found
    return None


def _echoed(scan: Scan, one: Draft, other: Draft) -> str | None:
    """Return the direction of the number before, where the second restates it."""
    if one.direction is None or one.dropped or other.left - one.right > 2:
        return None
    gap = scan.lower[one.right : other.left]
    return one.direction if gap in (["or"], [",", "or"], ["("]) else None
