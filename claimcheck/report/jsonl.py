"""One JSON object a line: each claim; or each finding, then coverage and summary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.model import Extraction
from claimcheck.report.layout import Look


def findings(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001 - data has no dress
    """Yield each finding, hidden ones included, and last an object of coverage and summary."""
    whole = wire.report(report)
    for finding in whole["findings"]:
        yield json.dumps(finding, ensure_ascii=False)
    rest = {name: part for name, part in whole.items() if name != "findings"}
    yield json.dumps(rest, ensure_ascii=False)


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield each claim as docs/schema/claim.json describes it."""
    for extraction in extractions:
        for claim in extraction.claims:
            yield json.dumps(wire.claim(claim), ensure_ascii=False)


def dates(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield each date, time, duration and set."""
    for extraction in extractions:
        for date in extraction.dates:
            yield json.dumps(wire.date_mention(date), ensure_ascii=False)


def skipped(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield each number that was not typed, and why."""
    for extraction in extractions:
        for one in extraction.skipped:
            yield json.dumps(wire.skipped(one), ensure_ascii=False)
