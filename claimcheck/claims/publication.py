"""The day an article was published: from its metadata, its dateline, or evidence in its text."""

from __future__ import annotations

from claimcheck.claims.draft import Reading


def settle(reading: Reading) -> None:
    """Set `reading.published`, its basis, and the evidence on `reading.article`."""
