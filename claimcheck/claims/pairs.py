"""Pairs such as 3-1: a game's score, the two sides of a vote, a ratio or a range."""

from __future__ import annotations

from claimcheck.claims.nouns import is_plural
from claimcheck.claims.number_words import joined, magnitude
from claimcheck.claims.scan import Scan
from claimcheck.claims.trap_words import Found, TrapWords
from claimcheck.claims.unit_words import match

WIDTH = 25  # tokens each side in which a score, a vote or a ratio shows itself
LONGEST = 3  # digits of a score
DASHES = frozenset("-–‑")


def pair(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return a pair of small numbers as a score, unless it is a range, votes or a ratio."""
    if index + 2 >= len(scan) or scan.words[index + 1] not in DASHES or not _tight(scan, index):
        return None
    low, high = scan.words[index], scan.words[index + 2]
    if not (low.isdecimal() and high.isdecimal() and max(len(low), len(high)) <= LONGEST):
        return None
    after = index + 3
    if after < len(scan) and (scan.words[after] in "/%" or joined(scan, after)):
        return None
    if int(low) < int(high) and _measured(scan, after, known):
        return None
    near = frozenset(scan.lower[max(0, index - WIDTH) : after + WIDTH])
    games = not near.isdisjoint(known.sets["scores"])
    if high == "1" and low != "1" and not games and not near.isdisjoint(known.sets["ratios"]):
        return None
    if not near.isdisjoint(known.sets["votes"]):
        return None
    if not games and not near.isdisjoint(known.sets["deciding"]):
        return None
    if games or int(low) >= int(high):
        return index, after, "score"
    return None


def _tight(scan: Scan, index: int) -> bool:
    return scan.glued(index + 1) and scan.glued(index + 2)


def _measured(scan: Scan, after: int, known: TrapWords) -> bool:
    """Whether a unit or a noun in the plural stands behind a pair, so that it is a range."""
    if after >= len(scan):
        return False
    return bool(
        match(scan, after, known.units)
        or magnitude(scan, after, known.numbers)
        or is_plural(scan.lower[after], known.nouns)
        or scan.lower[after] in known.nouns.collective
    )
