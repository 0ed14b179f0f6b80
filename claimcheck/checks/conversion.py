"""A measure printed twice, in two units that do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._twice import printed_twice
from claimcheck.claims.unit_words import factors
from claimcheck.intervals import written
from claimcheck.model import Claim, Severity

FIVE = Decimal(5)
TEN = Decimal(10)
Factors = Mapping[str, tuple[str, Decimal]]


class Conversion(Check):
    """Report a conversion in parentheses that is wrong beyond the rounding of either figure.

    Bad:  "a 30-mile (60-kilometer) convoy": 30 miles are 48 km.
    Good: "a 40-mile (64 km) convoy"; "40 miles (65 km)".

    Either figure may be rounded to its last digit, or to fives or tens. Factors are those of
    `rules/lexicon/units.txt`. Source: CHECKS N10, CLAIM-MODEL section 10.
    """

    compares: ClassVar[str] = "one measure in two units, side by side"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("figure", "conversion")
    words: ClassVar[tuple[str, ...]] = ("is",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per conversion, in text order."""
        known = factors(group.lexicon)
        for a, b in pairwise(group.claims):
            if a.mention.field == b.mention.field and printed_twice(a, b, group):
                is_in_other = _converted(a, b, known)
                if is_in_other is not None and not _fits(a, b, is_in_other):
                    yield _conflict(a, b, is_in_other)


def _converted(a: Claim, b: Claim, known: Factors) -> Decimal | None:
    """Return the first figure in the unit of the second, None where units do not convert."""
    first, second = known.get(a.quantity.unit or ""), known.get(b.quantity.unit or "")
    if not first or not second or first[0] != second[0] or a.quantity.unit == b.quantity.unit:
        return None
    if "temperature" in first[0] or not b.quantity.value or not a.quantity.value:
        return None  # degrees have offsets, which a factor cannot hold
    return a.quantity.value * first[1] / second[1]


def _fits(a: Claim, b: Claim, converted: Decimal) -> bool:
    """Whether one figure, converted, rounds to the other, whichever was measured."""
    back = a.quantity.value * b.quantity.value / converted
    return abs(converted - b.quantity.value) <= _slack(b) or abs(back - a.quantity.value) <= _slack(
        a
    )


def _slack(claim: Claim) -> Decimal:
    """Return half the step a figure is rounded to: fives, tens, hundreds, or its last digit."""
    value, step = claim.quantity.value, claim.quantity.granularity
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # a claim's value is finite
    if exponent > 0:
        step = max(step, TEN**exponent)
    elif value % FIVE == 0 and value >= TEN:
        step = max(step, FIVE)
    elif exponent < 0:
        step = TEN**exponent
    return step * Decimal("0.55")  # a hair over half: truncation is as common as rounding


def _conflict(a: Claim, b: Claim, converted: Decimal) -> Conflict:
    rounded = written(round(converted, 1 if converted < TEN else 0))
    return Conflict(
        places=(place(a, "figure"), place(b, "conversion")),
        severity=Severity.WARNING,
        relation="CONVERSION",
        arithmetic=f"{a.mention.number} {a.quantity.unit} = {rounded} {b.quantity.unit}, "
        f"not {b.mention.number}",
        tried=("rounding to the last digit, to fives and to tens",),
        words={"is": f"{rounded} {b.quantity.unit}"},
    )


CHECK = Conversion
