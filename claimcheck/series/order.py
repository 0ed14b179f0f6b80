"""Time order: a total order of claims, and which of two comes first and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claimcheck.model import Claim, DayBasis, Kind

STATED = frozenset({DayBasis.EXPLICIT, DayBasis.SERIES_RULE})


class Order(StrEnum):
    """Where the first of two claims stands in time, as against the second."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    UNKNOWN = "unknown"


class How(StrEnum):
    """What an order rests on."""

    EXPLICIT = "as-of day"
    ARTICLE = "one article"
    PUBLISHED = "publication day"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Moment:
    """What orders a claim in time: its stated as-of day, its publication day, its article."""

    as_of: date | None
    published: date | None
    article: str


def as_of(claim: Claim) -> date | None:
    """Return the last day the claim covers where the words or the series' rule state it."""
    return claim.window.end if claim.window.basis in STATED else None


def started(claim: Claim) -> date | None:
    """Return the first day the claim covers, None where it is not known.

    A running total with a window of one day was given on that day, not begun on it.
    """
    start, end = claim.window.start, claim.window.end
    return None if claim.kind is Kind.CUMULATIVE and start == end else start


def day(claim: Claim) -> date:
    """Return the day that orders a claim: as-of, else publication, else the first of all days."""
    return as_of(claim) or claim.published or date.min


def by_time(claim: Claim) -> tuple[date, date, str, str, int, int, int]:
    """Return a total order: no two distinct claims tie, so input order cannot matter.

    As-of days come first and publication days stand in for those not stated; an undated claim
    sorts before all others.
    """
    published = claim.published or date.min
    mention = claim.mention
    span = (mention.number_start, mention.span.start, mention.span.end)
    return (as_of(claim) or published, published, mention.article, mention.field, *span)


def order(a: Moment, b: Moment) -> tuple[Order, How]:
    """Return where `a` stands against `b` in time, and how that is known.

    Source: CLAIM-MODEL section 12, step 5. An inferred as-of day never counts as stated.
    """
    if a.as_of and b.as_of:
        return _compared(a.as_of, b.as_of), How.EXPLICIT
    if a.article == b.article:
        return Order.SAME, How.ARTICLE
    if a.published and b.published:
        found = _compared(a.published, b.published)
        if found is not Order.SAME:
            return found, How.PUBLISHED
    return Order.UNKNOWN, How.NOTHING


def _compared(a: date, b: date) -> Order:
    if a == b:
        return Order.SAME
    return Order.BEFORE if a < b else Order.AFTER
