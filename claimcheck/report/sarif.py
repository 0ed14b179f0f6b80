"""SARIF 2.1.0, for code-scanning views: both places, fingerprints and waivers included.

Source: OASIS Static Analysis Results Interchange Format 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from claimcheck import __version__, wire
from claimcheck.findings import Finding, Report
from claimcheck.report.layout import Look
from claimcheck.wiretypes import FindingJson, LocationJson

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def findings(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001 - data has no dress
    """Yield one SARIF log with one run, hidden and waived findings included."""
    rules = {f.rule: _rule(f) for f in sorted(report.findings, key=lambda f: f.rule)}
    places = list(rules)
    results = [_result(f, places.index(f["rule"])) for f in wire.report(report)["findings"]]
    driver = {
        "name": "claimcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": list(rules.values()),
    }
    coverage = wire.coverage(report.coverage)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"coverage": {k: v for k, v in coverage.items() if k != "skipped"}},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1)


def _rule(finding: Finding) -> dict[str, Any]:
    title = _text(finding.title or finding.rule)
    return {
        "id": finding.rule,
        "name": finding.code,
        "shortDescription": title,
        "fullDescription": _text(finding.why) if finding.why else title,
        "help": _text(finding.next_step) if finding.next_step else title,
    }


def _result(finding: FindingJson, index: int) -> dict[str, Any]:
    first, *others = finding["locations"]
    tried = f" Tried: {'; '.join(finding['tried'])}." if finding["tried"] else ""
    sums = f" {finding['arithmetic']}." if finding["arithmetic"] else ""
    result: dict[str, Any] = {
        "ruleId": finding["rule"],
        "ruleIndex": index,
        "level": LEVELS[finding["severity"]],
        "message": _text(f"{finding['message']}.{sums}{tried}"),
        "locations": [_location(first)],
        "partialFingerprints": {"claimcheck/v1": finding["fingerprint"]},
        "properties": {"relation": finding["relation"], "code": finding["code"]},
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(other)} for number, other in enumerate(others, 1)
        ]
    if finding["suppressed"]:
        result["suppressions"] = [{"kind": "external", "status": "accepted"}]
    return result


def _location(place: LocationJson) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place["path"])},
            "region": _region(place),
        },
        "logicalLocations": [{"fullyQualifiedName": place["article"], "kind": "article"}],
        "message": _text(_said(place)),
    }


def _region(place: LocationJson) -> dict[str, Any]:
    """Return where the words stand; for a record its line, as offsets count in its strings."""
    if place["record"] is not None:
        return {"startLine": place["record"]}
    lines = wire.LINE_END.split(place["exact"])
    begun = place["column"] if len(lines) == 1 else 1
    return {
        "startLine": place["line"],
        "startColumn": place["column"],
        "endLine": place["line"] + len(lines) - 1,
        "endColumn": begun + len(lines[-1]),
        "charOffset": place["start"],
        "charLength": place["end"] - place["start"],
        "snippet": {"text": place["exact"]},
    }


def _uri(path: str) -> str:
    """Return a path as a URI reference: relative to the working folder unless it is absolute."""
    known = quote(path.replace("\\", "/"))
    return f"file://{known}" if known.startswith("/") else known


def _text(words: str) -> dict[str, str]:
    """Return a message; single braces would be placeholders in it (section 3.11.5)."""
    return {"text": words.replace("{", "{{").replace("}", "}}")}


def _said(place: LocationJson) -> str:
    when = f", {place['when']}" if place["when"] else ""
    return f"{place['role']}: “{place['exact']}”{when}"
