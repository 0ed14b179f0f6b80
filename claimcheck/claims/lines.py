"""Lines inside a block: the rows of results that stand under a period ("Nine months")."""

from __future__ import annotations

from claimcheck.claims.scan import Scan


def alone_on_line(scan: Scan, first: int, last: int) -> bool:
    """Whether tokens `first` up to `last` are all of one line, with another line below it."""
    if last >= len(scan):
        return False
    start = scan.ends[first - 1] if first else 0
    begins = first == 0 or "\n" in scan.text[start : scan.starts[first]]
    return begins and "\n" in scan.text[scan.ends[last - 1] : scan.starts[last]]
