"""Claims -> the places and severities of a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks import Conflict, Place
from claimcheck.model import Claim, Severity
from claimcheck.series.keys import series_name
from claimcheck.series.order import as_of
from claimcheck.series.outcome import Relation
from claimcheck.series.slips import slip


def place(claim: Claim, role: str) -> Place:
    """Return where a claim stands, with the day a reader would give it."""
    mention = claim.mention
    return Place(
        mention.article, mention.field, mention.span, mention.exact, role, when(claim), claim
    )


def when(claim: Claim) -> str:
    """Return the day of a claim in words: its as-of day, else its publication day."""
    stated = as_of(claim)
    if stated:
        return f"as of {stated}"
    return f"published {claim.published}" if claim.published else "undated"


def conflict(relation: Relation, roles: Sequence[str], leading: Claim | None = None) -> Conflict:
    """Return the conflict of a relation.

    `roles` are those of its first and second claim, or of `leading` and the other one.
    """
    pair = (relation.first, relation.second)
    slipped = slip(relation.first.quantity.value, relation.second.quantity.value)
    if leading is relation.second:
        pair = (relation.second, relation.first)
    return Conflict(
        places=(place(pair[0], roles[0]), place(pair[1], roles[1])),
        severity=relation.severity or Severity.INFO,
        relation=relation.outcome.value,
        arithmetic=relation.arithmetic + (f" ({slipped})" if slipped else ""),
        tried=relation.notes,
        series=series_name(relation.first),
        words={"notes": "".join(f" ({note})" for note in relation.notes)},
    )
