"""Tokens that are no quantities: scores, phone numbers, models, list markers, …"""

from __future__ import annotations

import re

from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def mask(scan: Scan, reading: Reading) -> None:
    """Mark tokens that are no quantities as "trap:<kind>" in `scan.taken`."""
    for index, word in enumerate(scan.words):
        if word[0].isdecimal() and not scan.taken[index] and YEAR.fullmatch(word):
            scan.taken[index] = "trap:year"
