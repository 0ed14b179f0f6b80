"""What stands under the pointer: a number's claim, and the findings it is part of.

All of it is plain text: an article's words are never markup that an editor would follow.
"""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from claimcheck.findings import Finding
from claimcheck.lsp.desk import Opinion
from claimcheck.lsp.diagnostics import shown
from claimcheck.lsp.settings import Settings
from claimcheck.model import Claim, Span, Window
from claimcheck.readable import readable


def hover(opinion: Opinion, position: Position, settings: Settings) -> Hover | None:
    """Return what is known about the number at a position, None where there is none."""
    positions = opinion.document.positions
    at = positions.offset(position)
    claims = [one for one in opinion.extraction.claims if _over(one.mention.span, at)]
    if claims:
        nearest = min(claims, key=lambda one: _distance(one, at))
        lines, span = list(_claim(opinion, nearest, settings)), nearest.mention.span
    else:
        skipped = [one for one in opinion.extraction.skipped if _over(one.span, at)]
        if not skipped:
            return None
        lines, span = [f"“{skipped[0].exact}” was not read: {skipped[0].reason}"], skipped[0].span
    return Hover(MarkupContent(MarkupKind.PlainText, "\n".join(lines)), positions.span(span))


def _over(span: Span, at: int) -> bool:
    return span.start <= at <= span.end


def _distance(claim: Claim, at: int) -> tuple[int, int]:
    """Return how far a claim's number is from an offset, and how long its words are."""
    start = claim.mention.number_start
    end = start + len(claim.mention.number)
    span = claim.mention.span
    return max(start - at, at - end, 0), span.end - span.start


def _claim(opinion: Opinion, claim: Claim, settings: Settings) -> Iterator[str]:
    yield readable(claim)
    yield ""
    yield f"kind: {claim.kind.value}, {claim.status.value}"
    yield f"counted: {claim.quantity.tally}"
    yield f"window: {_window(claim.window)}"
    source = claim.source
    named = source.name or "none named"
    resolved = f" (compiled by {source.root})" if source.root not in (None, source.name) else ""
    yield f"source: {named}{resolved}"
    for finding in shown(opinion, settings):
        if any(_same(claim, place.claim) for place in finding.places):
            yield from ("", *_finding(finding))


def _window(window: Window) -> str:
    if window.start and window.start == window.end:
        return f"{window.end} ({window.basis.value})"
    start = f"from {window.start} ({window.start_basis.value})" if window.start else ""
    end = f"until {window.end} ({window.basis.value})" if window.end else ""
    return " ".join(filter(None, (start, end))) or "no day"


def _same(claim: Claim, other: Claim | None) -> bool:
    return other is not None and other.mention == claim.mention


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity.value}[{finding.code}] {finding.rule}: {finding.message}"
    for label, words in (
        ("arithmetic", finding.arithmetic),
        ("tried", "; ".join(finding.tried)),
        ("why", finding.why),
        ("next", finding.next_step),
    ):
        if words:
            yield f"  {label}: {words}"
