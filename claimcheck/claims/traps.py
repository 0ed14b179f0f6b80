"""Numerals that are no quantities: scores, phone numbers, models, list markers, …"""

from __future__ import annotations

from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan


def mask(scan: Scan, reading: Reading) -> None:
    """Mark tokens that are no quantities as "trap:<kind>" in `scan.taken`."""
