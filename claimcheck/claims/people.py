"""Named people with the role or age the text gives."""

from __future__ import annotations

from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan
from claimcheck.model import PersonMention


def find(scan: Scan, reading: Reading) -> list[PersonMention]:
    """Return the named people of a block, in order."""
    return []
