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
    """Yield a command per place of every shown finding, then the count and the coverage line.

    Places that share a line of a file of records share one annotation: nothing finer can be shown.
    """
    articles = report.articles
    for shown in listed(report, look):
        finding = wire.finding(shown, articles)
        done: set[str] = set()
        for number, place in enumerate(finding["locations"]):
            where = _where(place)
            if where not in done:
                yield _command(finding, place, number, where)
            done.add(where)
    yield from closing(report, look)


def _command(finding: FindingJson, place: LocationJson, number: int, where: str) -> str:
    level = COMMANDS[finding["severity"]] if number == 0 else "notice"
    others = [p for p in finding["locations"] if p is not place]
    also = [f"{p['role']}: {_said(p)} ({p['path']}:{p['record'] or p['line']})" for p in others]
    told = [finding["message"], f"here, {place['role']}: {_said(place)}", *also]
    if finding["arithmetic"]:
        told.insert(1, finding["arithmetic"])
    title, text = _property(f"{finding['code']} {finding['rule']}"), _message("\n".join(told))
    return f"::{level} {where},title={title}::{text}"


def _where(place: LocationJson) -> str:
    """Return the properties that place an annotation; columns only where they can be counted."""
    file = f"file={_property(place['path'])}"
    if place["record"] is not None:
        return f"{file},line={place['record']}"
    line = place["line"]
    more = len(wire.LINE_END.findall(place["exact"]))
    if more:  # columns are allowed only where an annotation stays on one line
        return f"{file},line={line},endLine={line + more}"
    end = place["column"] + len(place["exact"])
    return f"{file},line={line},endLine={line},col={place['column']},endColumn={end}"


def _said(place: LocationJson) -> str:
    return f"“{' '.join(place['exact'].split())}”"


def _message(text: str) -> str:
    """Return text as a workflow command holds it: one line, its own escapes."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
