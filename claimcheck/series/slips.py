"""How one printed figure could have become another by a slip of the hand (CHECKS N16)."""

from __future__ import annotations

from decimal import Decimal

FACTORS = {
    Decimal(10): "a digit too many or too few",
    Decimal(1000): "thousand and million, or million and billion, taken for each other",
    Decimal(1_000_000): "a magnitude word lost",
}
FEWEST = 3  # digits: two figures below 100 differ by one digit far too easily


def slip(a: Decimal, b: Decimal) -> str:
    """Return what sort of slip leads from one figure to the other, or nothing."""
    low, high = sorted((abs(a), abs(b)))
    if low in (0, high):
        return ""
    if found := FACTORS.get(high / low):
        return found
    mine, theirs = _digits(low), _digits(high)
    if len(mine) < FEWEST:
        return ""
    if len(mine) == len(theirs):
        return _same_length(mine, theirs)
    if len(theirs) == len(mine) + 1 and any(
        theirs[:i] + theirs[i + 1 :] == mine for i in range(len(theirs))
    ):
        return "one digit more"
    return ""


def _same_length(a: str, b: str) -> str:
    """Return the slip between two figures of as many digits."""
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(apart) == 1:
        return "they differ by exactly one digit"
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        i, j = apart
        if a[i] == b[j] and a[j] == b[i]:
            return "two digits stand the other way round"
    return ""


def _digits(value: Decimal) -> str:
    """Return the digits of a figure without its point and the zeros that only scale it."""
    whole = value.normalize()
    return f"{whole:f}".replace(".", "").strip("0") or "0"
