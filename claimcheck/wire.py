"""Claims, dates and findings as other programs read them: JSON data, and one readable line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from claimcheck.intervals import Interval
from claimcheck.model import Claim, Comparator, DateMention, DayBasis, Status, Window

Json = dict[str, Any]

LARGEST_FLOAT = 308  # the decimal exponent beyond which a JSON number is no longer read
SIGNS = {
    Comparator.EXACT: "=",
    Comparator.AT_LEAST: "≥",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "≤",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "≈",
    Comparator.NEARLY: "just under",
    Comparator.UP_TO: "up to",
    Comparator.BETWEEN: "=",
    Comparator.VAGUE: "≥",
}
BASES = {
    DayBasis.PUBLICATION: "published",
    DayBasis.SERIES_RULE: "rule",
    DayBasis.INFERRED: "inferred",
}
VOUCHED = {Status.ASSERTED, Status.REPORTED}


def claim(found: Claim) -> Json:
    """Return a claim as `extract --format jsonl` prints it (docs/schema/claim.json)."""
    mention, quantity = found.mention, found.quantity
    return {
        "article": mention.article,
        "field": mention.field,
        "claim": readable(found),
        "exact": mention.exact,
        "start": mention.span.start,
        "end": mention.span.end,
        "number": mention.number,
        "number_start": mention.number_start,
        "comparator": quantity.comparator.value,
        "comparator_words": quantity.comparator_words,
        "value": number(quantity.value),
        "value_high": None if quantity.value_high is None else number(quantity.value_high),
        "tally": interval(quantity.tally),
        "world": interval(quantity.world),
        "direction": quantity.direction,
        "unit": quantity.unit,
        "what": found.what,
        "metric": found.metric,
        "population": found.population,
        "place": found.place,
        "destination": found.destination,
        "source": found.source.name,
        "source_root": found.source.root,
        "window": window(found.window),
        "kind": found.kind.value,
        "status": found.status.value,
        "quoted": mention.quoted,
        "block": mention.block.value,
        "event": found.event,
        "published": day(found.published),
        "confidence": found.confidence,
        "why": list(found.why),
    }


def date_mention(found: DateMention) -> Json:
    """Return a date as `extract --dates --format jsonl` prints it."""
    return {
        "article": found.article,
        "field": found.field,
        "start": found.span.start,
        "end": found.span.end,
        "exact": found.exact,
        "type": found.type,
        "value": found.value,
        "first_day": day(found.start),
        "last_day": day(found.end),
        "basis": found.basis.value,
    }


def number(value: Decimal) -> int | float | None:
    """Return a JSON number: whole where it is whole; None for what no JSON number can hold."""
    if not value.is_finite() or value.adjusted() > LARGEST_FLOAT:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def interval(found: Interval) -> Json:
    """Return an interval; an unbounded end is null."""
    return {
        "low": number(found.low),
        "high": number(found.high),
        "open_low": found.open_low,
        "open_high": found.open_high,
    }


def window(found: Window) -> Json:
    """Return a window; each end has its own basis, `basis` is that of the as-of day."""
    return {
        "start": day(found.start),
        "end": day(found.end),
        "basis": found.basis.value,
        "start_basis": found.start_basis.value,
    }


def day(found: date | None) -> str | None:
    """Return an ISO day, or None."""
    return found.isoformat() if found else None


def readable(found: Claim) -> str:
    """Return a claim on one line: what, how many · where · when · who says so · how firmly.

    The basis of a day that the text does not state stands in parentheses.
    """
    parts = [f"{found.what or 'something'} {_amount(found)}".strip(), found.place]
    if found.destination:
        parts.append(f"to {found.destination}")
    parts += _when(found.window)
    parts.append(found.source.name)
    if found.status not in VOUCHED:
        parts.append(found.status.value)
    return " · ".join(part for part in parts if part)


def _amount(found: Claim) -> str:
    quantity = found.quantity
    figure = written(quantity.value)
    if quantity.value_high is not None:
        figure = f"{figure}–{written(quantity.value_high)}"
    sign = SIGNS[quantity.comparator]
    if quantity.direction:
        sign = quantity.direction if sign == "=" else f"{quantity.direction} {sign}"
    unit = quantity.unit or ""
    shown = unit and unit.lower() not in found.what.lower()
    return f"{sign} {figure} {unit}" if shown else f"{sign} {figure}"


def _when(found: Window) -> list[str]:
    start, end = found.start, found.end
    since, until = _basis(found.start_basis), _basis(found.basis)
    if start and start == end:
        return [f"on {start}{until}"]
    parts = [f"since {start}{since}"] if start else []
    return [*parts, f"as of {end}{until}"] if end else parts


def _basis(basis: DayBasis) -> str:
    return f" ({BASES[basis]})" if basis in BASES else ""


def written(value: Decimal) -> str:
    """Return a number with its thousands grouped and no trailing zeros: 2300000 as 2,300,000."""
    if value.adjusted() > LARGEST_FLOAT:
        return f"{value:.3e}"
    whole = value == value.to_integral_value()
    return f"{value.to_integral_value():,f}" if whole else f"{value.normalize():,f}"
