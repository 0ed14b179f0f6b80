"""Comma-separated values for a spreadsheet: one finding or one claim a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.model import Extraction
from claimcheck.report.layout import Look
from claimcheck.report.summary import counted
from claimcheck.reuse.inventory import Boilerplate
from claimcheck.wiretypes import ClaimJson

FINDING = ["severity", "code", "rule", "message"]
REASONS = ["relation", "arithmetic", "tried", "fingerprint", "suppressed", "further_places"]
PLACE = ["article", "path", "line", "column", "role", "when", "exact"]
SIDES = ("first", "second")
NESTED = frozenset({"tally", "world", "window", "why"})
CLAIM = [
    *(name for name in ClaimJson.__annotations__ if name not in NESTED),
    *("tally", "world", "window_start", "window_end", "window_basis"),
]
USE = [
    *("cluster", "saved", "words", "notice", "article", "published", "field", "start", "end"),
    *("copied", "source", "changed", "exact"),
]
FORMULA = ("=", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def findings(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001 - data has no dress
    """Yield a row per finding, hidden ones included, with its first two places side by side."""
    yield row([*FINDING, *(f"{side}_{name}" for side in SIDES for name in PLACE), *REASONS])
    for finding in wire.report(report)["findings"]:
        places = finding["locations"]
        cells = {
            **finding,
            "tried": "; ".join(finding["tried"]),
            "further_places": max(0, len(places) - len(SIDES)),
        }
        shown = [places[n] if n < len(places) else {} for n in range(len(SIDES))]
        said = [place.get(name, "") for place in shown for name in PLACE]
        yield row([*(cells[n] for n in FINDING), *said, *(cells[n] for n in REASONS)])


def summary(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield a row per rule and per article with its number of errors, warnings and info."""
    yield row(("by", "name", "error", "warning", "info"))
    for of, rows in counted(report).items():
        yield from (row((of, *cells)) for cells in rows)


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield a row per claim."""
    yield row(CLAIM)
    for extraction in extractions:
        for claim in extraction.claims:
            found = wire.claim(claim)
            window = {f"window_{name}": value for name, value in found["window"].items()}
            stretches = {"tally": str(claim.quantity.tally), "world": str(claim.quantity.world)}
            cells = {**found, **window, **stretches}
            yield row(cells[name] for name in CLAIM)


def reused(inventory: Iterable[Boilerplate], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield a row per use of each repeated text."""
    yield row(USE)
    for one in inventory:
        for use in one.uses:
            edits = (f"{edit.slot}: {edit.earlier} → {edit.later}" for edit in use.changed)
            place = (use.article, use.published, use.field, use.span.start, use.span.end)
            counts = (one.cluster, one.saved, one.words, one.notice)
            yield row((*counts, *place, use.copied, use.source, "; ".join(edits), use.exact))


def row(cells: Iterable[Any]) -> str:
    """Return one row, without its line end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(_cell(cell) for cell in cells)
    return out.getvalue()


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and len(value) > 1 and value.startswith(FORMULA):
        return f"'{value}"
    return "" if value is None else value
