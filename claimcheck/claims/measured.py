"""What is measured: noun, predicate, metric and population."""

from __future__ import annotations

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.scan import Scan


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Fill in the drafts of one block."""
