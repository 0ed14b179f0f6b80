"""Findings, claims and mistakes -> diagnostics, in the order in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from claimcheck.errors import ClaimcheckError, Mistakes
from claimcheck.findings import Finding
from claimcheck.lsp.desk import Document, Opinion
from claimcheck.lsp.places import location, own, told
from claimcheck.lsp.positions import line
from claimcheck.lsp.settings import Settings
from claimcheck.model import Severity, Span
from claimcheck.readable import readable

SOURCE = "claimcheck"
CLAIM, MISTAKE = "claim", "cannot-check"  # codes of what is no rule's finding
GRAVE = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}
PLACE = re.compile(r"(?P<path>.*?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?")


def shown(opinion: Opinion, settings: Settings) -> Iterator[Finding]:
    """Yield the findings that nobody waived and that are grave enough to be shown."""
    least = Severity(settings.show).rank
    for finding in opinion.report.findings:
        if not finding.suppressed and finding.severity.rank >= least:
            yield finding


def diagnostics(opinion: Opinion, settings: Settings) -> list[Diagnostic]:
    """Return the diagnostics of a document in reading order."""
    found = [finding_diagnostic(opinion, finding) for finding in shown(opinion, settings)]
    if settings.claims:
        found += _claims(opinion)
    return sorted(found, key=_order)


def finding_diagnostic(opinion: Opinion, finding: Finding) -> Diagnostic:
    """Return a finding with every place it rests on: beside its message, or in it."""
    where = own(opinion, finding)
    related = []
    for place in finding.places:
        words, at = told(opinion, place), location(opinion, place)
        if at is None:  # the words are told all the same, where the reader is
            at, words = Location(opinion.document.uri, where), f"{words} (not in this workspace)"
        related.append(DiagnosticRelatedInformation(at, words))
    beside = opinion.document.related
    lines = [finding.message, *(() if beside else (one.message for one in related))]
    return Diagnostic(
        range=where,
        message="\n".join(lines),
        severity=GRAVE[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related if beside else None,
        data={"fingerprint": finding.fingerprint, "rule": finding.rule},
    )


def mistakes(document: Document, caught: ClaimcheckError) -> list[Diagnostic]:
    """Return what keeps a document from being checked: where it stands, and what would be right.

    A mistake in another file, such as the settings, is shown on the first line with its place.
    """
    errors = caught.errors if isinstance(caught, Mistakes) else (caught,)
    return sorted((_mistake(document, one) for one in errors), key=_order)


def _mistake(document: Document, error: ClaimcheckError) -> Diagnostic:
    at = PLACE.fullmatch(error.place)
    name, number, column = at.group("path", "line", "column") if at else (error.place, None, None)
    message, related = f"{error.problem}\nhint: {error.hint}", []
    where = line(int(number or 1))
    if name == document.name and column:
        where = _from(document, int(number or 1), int(column))
    elif name != document.name:
        message = f"{error.place}: {message}"
        file, where = Path(name), line(1)
        if file.is_file() and document.related:
            there = Position(max(int(number or 1) - 1, 0), max(int(column or 1) - 1, 0))
            place = Location(file.absolute().as_uri(), Range(there, there))
            related.append(DiagnosticRelatedInformation(place, error.problem))
    return Diagnostic(
        range=where,
        message=message,
        severity=DiagnosticSeverity.Error,
        code=MISTAKE,
        source=SOURCE,
        related_information=related,
    )


def _from(document: Document, number: int, column: int) -> Range:
    """Return the rest of a line from a column on, both counted from 1."""
    positions = document.positions
    row = min(number, len(positions.starts)) - 1
    begun = positions.starts[row] - positions.shift + column - 1
    return positions.span(Span(begun, max(begun, positions.stops[row] - positions.shift)))


def _claims(opinion: Opinion) -> Iterator[Diagnostic]:
    positions = opinion.document.positions
    for claim in opinion.extraction.claims:
        where = positions.span(claim.mention.span)
        hint = DiagnosticSeverity.Hint
        yield Diagnostic(where, readable(claim), hint, code=CLAIM, source=SOURCE)


def _order(found: Diagnostic) -> tuple[int, int, int, str, str]:
    start, grave = found.range.start, found.severity or DiagnosticSeverity.Hint
    return (start.line, start.character, grave.value, str(found.code), found.message)
