"""One JSON document: findings, coverage and summary; or every claim in one list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.model import Extraction
from claimcheck.report.layout import Look


def findings(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001 - data has no dress
    """Yield the report as docs/schema/report.json describes it, hidden findings included."""
    yield json.dumps(wire.report(report), ensure_ascii=False, indent=1)


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield every claim as an object of one list, one a line."""
    before = "["
    for extraction in extractions:
        for claim in extraction.claims:
            yield before + json.dumps(wire.claim(claim), ensure_ascii=False)
            before = ","
    yield "]" if before == "," else "[]"
