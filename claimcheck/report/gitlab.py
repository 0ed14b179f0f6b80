"""GitLab code quality: a list of issues, each named by its fingerprint."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.report.layout import Look
from claimcheck.wiretypes import FindingJson, LocationJson

SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def findings(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001 - data has no dress
    """Yield one JSON list of every finding that is not waived."""
    found = [_issue(f) for f in wire.report(report)["findings"] if not f["suppressed"]]
    yield json.dumps(found, ensure_ascii=False, indent=1)


def _issue(finding: FindingJson) -> dict[str, Any]:
    first, *others = finding["locations"]
    body = "\n\n".join(filter(None, (finding["why"], finding["arithmetic"])))
    return {
        "type": "issue",
        "check_name": finding["rule"],
        "description": f"{finding['code']}: {finding['message']}",
        "content": {"body": body},
        "categories": ["Bug Risk"],
        "severity": SEVERITIES[finding["severity"]],
        "fingerprint": finding["fingerprint"],
        "location": _location(first),
        "other_locations": [_location(other) for other in others],
    }


def _location(place: LocationJson) -> dict[str, Any]:
    line = place["record"] or place["line"]
    return {"path": place["path"], "lines": {"begin": line, "end": line}}
