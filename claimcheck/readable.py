"""A claim on one line, for people: civilians killed ≥ 549 · Ukraine · since 2022-02-24."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.model import Claim, Comparator, DayBasis, Status, Window

LARGEST = 30  # the decimal exponent beyond which digits are no help to a reader
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
    if value.adjusted() > LARGEST:
        return f"{value:.3e}"
    whole = value == value.to_integral_value()
    return f"{value.to_integral_value():,f}" if whole else f"{value.normalize():,f}"
