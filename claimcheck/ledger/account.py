"""What is wrong with a data series -> text: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xxhash
from tabulate import tabulate

from claimcheck.ledger.points import Point
from claimcheck.ledger.series_check import PointFinding
from claimcheck.model import Severity
from claimcheck.report.summary import many

HEADERS = ("severity", "code", "line", "what is wrong", "arithmetic")


def as_json(found: Sequence[PointFinding], points: Sequence[Point], path: Path) -> Iterator[str]:
    """Yield one document with every finding with series and as_of."""
    counts = Counter(finding.severity for finding in found)
    whole = {
        "version": 1,
        "findings": [_finding(finding, path) for finding in found],
        "coverage": {"series": len({p.series for p in points}), "points": len(points)},
        "summary": {severity.value: counts[severity] for severity in reversed(Severity)},
    }
    yield json.dumps(whole, ensure_ascii=False, indent=1)


def as_table(
    found: Sequence[PointFinding], points: Sequence[Point], path: Path, least: Severity
) -> Iterator[str]:
    """Yield a row per finding at least as grave as `least`, then what was read."""
    rows = [
        (f.severity.value, f.code, f"{path.name}:{f.later.line}", f.message, f.arithmetic)
        for f in found
        if f.severity.rank >= least.rank
    ]
    if rows:
        widths = [8, 4, None, 34, 24]
        yield tabulate(rows, HEADERS, disable_numparse=True, maxcolwidths=widths)
        yield ""
    hidden = len(found) - len(rows)
    closing = many(len(rows), "finding") if rows else "nothing found"
    yield closing + (f"; {hidden} more with --show info" if hidden else "") + "."
    yield f"  Read: {len({p.series for p in points}):,} series, {len(points):,} points."


def _finding(found: PointFinding, path: Path) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "series": found.later.series,
        "as_of": found.later.as_of.isoformat(),
        "locations": [
            _location(found.earlier, path, "earlier"),
            _location(found.later, path, "later"),
        ],
        "arithmetic": found.arithmetic,
        "fingerprint": _fingerprint(found),
        "suppressed": False,
    }


def _location(point: Point, path: Path, role: str) -> dict[str, Any]:
    return {
        "article": str(path),
        "line": point.line,
        "exact": point.written,
        "as_of": point.as_of.isoformat(),
        "source": point.source,
        "role": role,
    }


def _fingerprint(found: PointFinding) -> str:
    """Return 16 hex digits made of the rule, the series, the day and the value, not the line."""
    parts = (found.rule, found.later.series, str(found.later.as_of), str(found.later.value))
    return xxhash.xxh3_64_hexdigest("\x1f".join(parts).encode())
