"""GitHub workflow commands: an annotation at each of a finding's places."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.report.layout import Look
from claimcheck.report.summary import closing, listed
from claimcheck.wiretypes import FindingJson, LocationJson

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield a command per place of every shown finding, then the count and the coverage line."""
    shown = {finding.fingerprint for finding in listed(report, look)}
    for finding in wire.report(report)["findings"]:
        if finding["fingerprint"] in shown:
            for number, place in enumerate(finding["locations"]):
                yield _command(finding, place, number)
    yield from closing(report, look)


def _command(finding: FindingJson, place: LocationJson, number: int) -> str:
    level = COMMANDS[finding["severity"]] if number == 0 else "notice"
    line = place["record"] or place["line"]
    others = [p for p in finding["locations"] if p is not place]
    also = [f"{p['role']}: “{p['exact']}” ({p['path']}:{p['record'] or p['line']})" for p in others]
    text = "\n".join([finding["message"], finding["arithmetic"], *also]).strip()
    where = [f"file={_property(place['path'])}", f"line={line}"]
    if place["record"] is None:
        where += [f"col={place['column']}", f"endColumn={place['column'] + len(place['exact'])}"]
    title = _property(f"{finding['code']} {finding['rule']}")
    return f"::{level} {','.join(where)},title={title}::{_message(text)}"


def _message(text: str) -> str:
    """Return text as a workflow command holds it: one line, its own escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
