"""Whether two figures of one statement can be one figure, rounded or capped by its writers."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.bounds import slack
from claimcheck.intervals import Interval
from claimcheck.model import Comparator, Quantity
from claimcheck.series.keys import apart

COARSEST = Decimal("0.1")  # rounding of more than a tenth is another figure
VAGUEST = Decimal(10)  # times between "thousands" and what it cannot stand for
FLOORS = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
CEILINGS = frozenset({Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.UP_TO})


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two writers of one statement can both have taken their figure from one source.

    The same figure agrees whatever the words around it. Two with one comparator were not rounded
    from one another by more than a tenth.
    """
    if a.value == b.value:
        return True
    if a.comparator is b.comparator is Comparator.VAGUE:
        return apart(a.tally, b.tally) < VAGUEST
    alike = a.comparator is b.comparator
    return band(a, alike).meets(band(b, alike))


def band(quantity: Quantity, alike: bool) -> Interval:
    """Return where a figure lies as its reader takes it: a ceiling is near what it caps."""
    value, tally = quantity.value, quantity.tally
    if quantity.comparator is Comparator.VAGUE:
        return tally
    if quantity.comparator in CEILINGS:
        tally = Interval(value - slack(value, quantity.granularity), value)
    if quantity.comparator in FLOORS and not alike:
        return Interval(tally.low, max(tally.high, value + _last_digit(value)))
    width = abs(value) * COARSEST
    low, high = max(tally.low, value - width), min(tally.high, value + width)
    return Interval(min(low, high), max(low, high))


def _last_digit(value: Decimal) -> Decimal:
    """Return the size of the last digit that is not zero: 10 for 20, 1 for 26."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** exponent if isinstance(exponent, int) else Decimal(1)
