"""A claim on one line, for people: civilians killed ≥ 549 · Ukraine · since 2022-02-24."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.model import Claim, Comparator, DayBasis, Kind, Status, Window

LARGEST = 30  # the decimal exponent beyond which digits are no help to a reader
FINEST = 4  # digits after the point that help a reader; a third has no end of them
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
STEM = 3  # letters that a counted noun and its plural share at least: city, cities
PEOPLE = frozenset({"people", "person", "persons"})
SPANS = frozenset({Kind.AGE, Kind.DURATION})
VOUCHED = frozenset({Status.ASSERTED, Status.REPORTED})


def readable(found: Claim) -> str:
    """Return a claim on one line: what, how many · where · when · who says so · how firmly.

    The basis of a day that the text does not state stands in parentheses.
    """
    parts = [f"{_what(found)} {_amount(found)}".strip(), found.place]
    if found.destination:
        across = found.destination.startswith("across ")
        parts.append(found.destination if across else f"to {found.destination}")
    parts += _when(found.window)
    parts.append(found.source.name)
    if found.status not in VOUCHED:
        parts.append(found.status.value)
    return " · ".join(part for part in parts if part)


def _what(found: Claim) -> str:
    """Return what is measured, without the place where that is told next anyway."""
    place = f" in {found.place.lower()}" if found.place else ""
    return (found.what.removesuffix(place) if place else found.what) or "something"


def _amount(found: Claim) -> str:
    quantity = found.quantity
    figure = written(quantity.value)
    if quantity.value_high is not None:
        figure = f"{figure}–{written(quantity.value_high)}"
    sign = SIGNS[quantity.comparator]
    if quantity.direction:
        sign = quantity.direction if sign == "=" else f"{quantity.direction} {sign}"
    return f"{sign} {figure} {_unit(found)}".rstrip()


def _unit(found: Claim) -> str:
    """Return the unit, unless `what` names it already: "civilians killed ≥ 549" is enough."""
    unit = found.quantity.unit or ""
    words = found.what.lower().split()
    if unit == "person":
        named = found.population is not None or bool(PEOPLE.intersection(words))
    else:
        named = any(word.startswith(unit.lower()[:STEM]) for word in words)
    if named and unit.islower() and found.kind not in SPANS:
        return ""
    return f"{unit}s" if found.kind in SPANS and found.quantity.value != 1 else unit


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
    if value == value.to_integral_value():
        return f"{value.to_integral_value():,f}"
    exponent = value.normalize().as_tuple().exponent
    long = isinstance(exponent, int) and exponent < -FINEST
    return f"{value:,.{FINEST}f}…" if long else f"{value.normalize():,f}"
