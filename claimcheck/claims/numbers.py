"""Numbers: digits, words, mixed, vague, ranges, shares and multiples."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.scan import Scan


def find(scan: Scan, reading: Reading) -> list[Draft]:
    """Return the numbers of a block in order, and mark their tokens as "number"."""
    found = []
    for index, word in enumerate(scan.words):
        if word[0].isascii() and word[0].isdigit() and not scan.taken[index] and word.isascii():
            text = word.replace(",", "")
            if text.count(".") < 2 and len(text) < 30:
                scan.taken[index] = "number"
                found.append(Draft(index, index + 1, Decimal(text), left=index, right=index + 1))
    return found
