"""Parts of a whole: "half", "two-thirds", "one in five"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims.draft import Draft
from claimcheck.claims.number_words import HALF, NumberWords, cardinal, joined, magnitude
from claimcheck.claims.scan import Scan

GRAIN = Decimal("0.01")
LARGEST_NUMERATOR = 20
LONGEST_BASE = 6  # digits


def part(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "half", "two-thirds", "a quarter of" or "one in five", if one begins here."""
    word = scan.lower[index]
    if word == "half":
        return _half(scan, index, known)
    above = 1 if word in {"a", "an"} else known.counting.get(word, 0)
    at = index + 1
    if not 0 < above < LARGEST_NUMERATOR or at >= len(scan):
        return None
    if (found := _one_in(scan, index, at, above, known)) is not None:
        return found
    hyphen = joined(scan, at)
    at += hyphen
    below = known.parts.get(scan.lower[at], 0)
    if not above < below or scan.taken[at]:
        return None
    if scan.lower[at].endswith("s") != (above > 1):
        return None
    after = scan.lower[at + 1] if at + 1 < len(scan) else "."
    follows = after in known.sets["after_part"]
    if word in {"a", "an"}:
        fits = follows or (after in ",.;:)" and below in (3, 4))
    else:
        fits = above > 1 or hyphen or follows
    return _share(index, at + 1, Decimal(above) / below) if fits else None


def in_numerals(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "1 in 5" or "9 out of 10" written with numerals."""
    word = scan.words[index]
    if not word.isdecimal() or len(word) > 3 or index + 2 >= len(scan) or int(word) == 0:
        return None
    return _one_in(scan, index, index + 1, int(word), known)


def _one_in(scan: Scan, index: int, at: int, above: int, known: NumberWords) -> Draft | None:
    """Return "one in five", "nine out of 10", "1-in-5"."""
    lower = scan.lower
    hyphen = joined(scan, at)
    at += hyphen
    if lower[at : at + 3] == ["out", "of", "every"]:
        at += 3
    elif lower[at : at + 2] in (["out", "of"], ["in", "every"]):
        at += 2
    elif lower[at] == "in":
        at += 1
    else:
        return None
    at += hyphen and joined(scan, at)
    if at >= len(scan) or scan.taken[at]:
        return None
    word = lower[at].replace(",", "")
    if word.isdecimal() and len(word) <= LONGEST_BASE:
        below, end = int(word), at + 1
    elif word not in {"a", "an"} and (found := cardinal(scan, at, known)) is not None:
        below, end = int(found[1]), found[0]
    else:
        return None
    beyond = lower[end] if end < len(scan) else ""
    if not above < below or beyond in known.sets["periods"] or beyond in known.magnitudes:
        return None
    return _share(index, end, Decimal(above) / below)


def _half(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "half of", "half a million", "half an hour", "half a dozen"."""
    lower = scan.lower
    after = lower[index + 1] if index + 1 < len(lower) else "."
    before = lower[index - 1] if index else "."
    if scan.glued(index) or joined(scan, index + 1) or before in known.sets["half_ranks"]:
        return None
    at = index + 2 if after in {"a", "an"} else index + 1
    if found := magnitude(scan, at, known):
        grain = HALF * found[1]
        return Draft(index, found[0], grain, grain, shape="words")
    if after in {"a", "an"}:
        return Draft(index, at, HALF, HALF, shape="words")
    if after in known.sets["half_of"] or before in known.sets["half_compared"]:
        return _share(index, index + 1, HALF)
    return None


def _share(first: int, last: int, value: Decimal) -> Draft:
    return Draft(first, last, value, GRAIN, shape="share", unit_type="ratio")
