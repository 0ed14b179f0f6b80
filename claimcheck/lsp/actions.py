"""What can be done about a finding: waive it with a reason, or go to the other place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import CodeAction, CodeActionKind, Command, Diagnostic, Range
from pydantic import ValidationError

from claimcheck import decisions
from claimcheck.decisions import Waiver
from claimcheck.errors import ConfigError
from claimcheck.findings import Finding
from claimcheck.lsp.desk import Desk, Opinion
from claimcheck.lsp.diagnostics import finding_diagnostic, shown
from claimcheck.lsp.places import location, told
from claimcheck.lsp.settings import Settings

WAIVE, SHOW = "claimcheck.waive", "claimcheck.show"
REASONS = (  # offered where a client cannot ask for words of one's own
    "Checked with the source: it is right as it stands",
    "The two figures count different things",
    "It is told as somebody said it",
)


def actions(
    opinion: Opinion, wanted: Range, settings: Settings, *, showing: bool
) -> list[CodeAction]:
    """Return what can be done about the findings that meet a range.

    Args:
        opinion: what was found in the document.
        wanted: where the client asks.
        settings: which findings are shown.
        showing: whether the client can be asked to open another document.
    """
    found: list[CodeAction] = []
    for finding in shown(opinion, settings):
        diagnostic = finding_diagnostic(opinion, finding)
        if _meet(diagnostic.range, wanted):
            found.append(_waiving(opinion, finding, diagnostic))
            found += _going(opinion, finding, diagnostic) if showing else ()
    return found


def _meet(one: Range, other: Range) -> bool:
    return _at(one, "start") <= _at(other, "end") and _at(other, "start") <= _at(one, "end")


def _at(found: Range, end: str) -> tuple[int, int]:
    position = found.start if end == "start" else found.end
    return position.line, position.character


def _waiving(opinion: Opinion, finding: Finding, diagnostic: Diagnostic) -> CodeAction:
    title = f"Waive {finding.rule} with a reason"
    arguments = [finding.fingerprint, "", finding.rule, opinion.document.uri]
    return _action(title, WAIVE, arguments, diagnostic)


def _going(opinion: Opinion, finding: Finding, diagnostic: Diagnostic) -> Iterator[CodeAction]:
    for place in finding.places:
        at = location(opinion, place)
        if at is None or (at.uri == opinion.document.uri and at.range == diagnostic.range):
            continue
        arguments: list[str | int] = [at.uri, *_at(at.range, "start"), *_at(at.range, "end")]
        yield _action(f"Go to {told(opinion, place)}", SHOW, arguments, diagnostic)


def _action(
    title: str, command: str, arguments: Sequence[str | int], diagnostic: Diagnostic
) -> CodeAction:
    return CodeAction(
        title=title,
        kind=CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        command=Command(title=title, command=command, arguments=arguments),
    )


def waived(desk: Desk, fingerprint: str, reason: str, rule: str) -> str:
    """Write a waiver into the desk's file and return what was done.

    Raises:
        ConfigError: when the fingerprint or the reason cannot be used, or the file not be read.
    """
    try:
        waiver = Waiver(fingerprint=fingerprint, reason=reason.strip(), rule=rule)
    except ValidationError as caught:
        name, found = caught.errors()[0]["loc"][0], caught.errors()[0]["input"]
        hint = "say why, in three letters or more" if name == "reason" else "16 hex digits"
        raise ConfigError(f"{WAIVE} {name}", f"{found!r} cannot be used", hint) from None
    decisions.write_waiver(desk.waivers, waiver)
    return f"{rule} waived in {desk.waivers}: {waiver.reason}"
