"""Waivers that were in force when an article was published, so that they hold at the next gate."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from claimcheck.decisions import Decisions, Waiver
from claimcheck.findings import Report
from claimcheck.ledger.lookups import day
from claimcheck.ledger.schema import decision


def merged(connection: Connection, given: Decisions, report: Report) -> Decisions:
    """Return the decisions about findings of a report, given and of the ledger; given ones win.

    Decisions about other articles are none of a gate's business and are left out.
    """
    found = {finding.fingerprint: finding.rule for finding in report.findings}
    waivers = tuple(waiver for waiver in given.waivers if waiver.fingerprint in found)
    accepted = {name: rule for name, rule in found.items() if name in (given.baseline or {})}
    asked = set(found) - {waiver.fingerprint for waiver in waivers}
    rows = connection.execute(select(decision).where(decision.c.fingerprint.in_(sorted(asked))))
    more = tuple(
        Waiver(
            fingerprint=row.fingerprint,
            rule=row.rule,
            reason=row.reason,
            owner=row.owner,
            until=date.fromisoformat(row.until) if row.until else None,
        )
        for row in rows
    )
    return Decisions(waivers + more, accepted)


def keep(connection: Connection, decisions: Decisions, report: Report) -> None:
    """Keep the waivers by which findings of a published article were let stand."""
    waived = {finding.fingerprint for finding in report.findings if finding.suppressed}
    for waiver in decisions.waivers:
        if waiver.fingerprint in waived:
            same = decision.c.fingerprint == waiver.fingerprint
            connection.execute(delete(decision).where(same))
            row = waiver.model_dump() | {"until": day(waiver.until) or None}
            connection.execute(insert(decision), row)
