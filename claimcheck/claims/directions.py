"""Which way a number says that something changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

FARTHEST, FARTHEST_BY = 6, 12  # tokens from the change word to the amount; behind "by" more
CHANGES = frozenset({"percent", "points"})
GAINS = CHANGES | {"measure"}  # "lost 5 %" and "lost 5 kg", but "lost $5 million" is a loss
AMOUNTS = frozenset({"percent", "points", "money", "measure"})
LEVELS = frozenset({"to", "from", "at", "between", "above", "below"})
RESTATES = (["or"], [",", "or"], ["("])
PARTICLES = frozenset({"up", "down"})


@dataclass(frozen=True, slots=True)
class Directions:
    """The words of change in `comparators.yaml`, compiled: word -> "up" or "down"."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    only_shares: frozenset[str]
    only_amounts: frozenset[str]
    between: frozenset[str]
    particle_verbs: frozenset[str]


def directions(lexicon: Lexicon) -> Directions:
    """Return the words of change, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Directions:
    given = lexicon.entries("comparators")
    return Directions(
        before=dict.fromkeys(given["up"], "up") | dict.fromkeys(given["down"], "down"),
        after=given["change_after"],
        only_shares=frozenset(given["only_shares"]),
        only_amounts=frozenset(given["only_amounts"]),
        between=frozenset(given["between_change"]),
        particle_verbs=frozenset(given["particle_verbs"]),
    )


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the direction of each number that is an amount of change.

    A level ("rose to 600 from 450") has none. A signed share becomes positive with a direction.
    """
    if not drafts:
        return
    known = directions(reading.lexicon)
    floor = 0
    for place, draft in enumerate(drafts):
        if draft.value < 0 and draft.unit_type in CHANGES:
            draft.value, draft.direction = -draft.value, "down"
        if not draft.dropped and draft.direction is None and draft.unit_type != "age":
            first = max(scan.sentence_of(draft.first)[0], floor)
            found = _before(scan, draft, first, known) or _behind(scan, draft, known)
            if found is None and place and first < draft.left:
                found = _restated(scan, drafts[place - 1], draft)
            if found is not None:
                draft.direction = found
                draft.because("direction", "directions", found)
        floor = draft.right


def _before(scan: Scan, draft: Draft, first: int, known: Directions) -> str | None:
    """Return the direction of the change word before a number, "by" and adverbs passed over."""
    lower, at = scan.lower, draft.left
    if at <= first or lower[at - 1] in LEVELS or lower[at] in LEVELS:
        return None
    by = lower[at - 1] == "by"
    for index in range(at - 1, max(first, at - (FARTHEST_BY if by else FARTHEST)) - 1, -1):
        word = lower[index]
        if word in known.before:
            return known.before[word] if _means_it(scan, draft, index, by, known) else None
        if word in ".;:" or (word == "," and not by) or scan.taken[index] == "number":
            return None
        if not by and word not in known.between and not word.endswith("ly"):
            return None
    return None


def _means_it(scan: Scan, draft: Draft, index: int, by: bool, known: Directions) -> bool:
    """Whether a word that can tell a change tells one here."""
    word = scan.lower[index]
    if word in PARTICLES and index and scan.lower[index - 1] in known.particle_verbs:
        return draft.unit_type in CHANGES
    if not word[0].isalpha() and (scan.glued(index) or not scan.glued(index + 1)):
        return False
    if by or word not in known.only_shares | known.only_amounts:
        return True
    return draft.unit_type in (GAINS if word in known.only_shares else AMOUNTS)


def _behind(scan: Scan, draft: Draft, known: Directions) -> str | None:
    """Return the direction of "12 % higher" or "a 3 percent increase"."""
    if draft.unit_type not in CHANGES and draft.unit_type != "measure":
        return None
    for index in range(draft.right, min(draft.right + 2, len(scan))):
        if (found := known.after.get(scan.lower[index])) is not None:
            return found
    return None


def _restated(scan: Scan, one: Draft, other: Draft) -> str | None:
    """Return the direction of the number before, where the second restates or follows it.

    As in "up 3 points, or 1 percent" and "Smith fell 2 percent, Jones by 3 percent".
    """
    if one.direction is None or one.dropped:
        return None
    if scan.lower[other.left - 1] == "by" and scan.sentence_of(one.first)[1] > other.first:
        return one.direction
    return one.direction if scan.lower[one.right : other.left] in RESTATES else None
