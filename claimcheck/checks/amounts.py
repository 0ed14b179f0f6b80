"""One amount of money in two currencies, or with two magnitudes, that cannot be the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, pairwise
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._twice import printed_twice
from claimcheck.intervals import written
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Severity
from claimcheck.series.axes import subject

Rates = Mapping[str, tuple[Decimal, Decimal]]
SLACK = Decimal(2)
MAGNITUDES = (Decimal(1000), Decimal(1_000_000))


class Amounts(Check):
    """Report a conversion no exchange rate ever gave, and one sum as millions and as billions.

    Bad:  "$5 billion (4.2 million euros)"; "£350 million a week" and "£350 billion a week".
    Good: "$5 billion (4.2 billion euros)"; two different sums.

    Rates are the widest of four decades, so that only magnitudes and symbols are judged.
    Source: CHECKS N18.
    """

    compares: ClassVar[str] = "one sum of money in two currencies or two magnitudes"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("first", "second")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per pair of amounts, in text order."""
        rates = group.lexicon.compiled(_rates)
        money = [claim for claim in group.claims if _currency(claim) in rates]
        for a, b in pairwise(money):
            if a.mention.field == b.mention.field and printed_twice(a, b, group):
                yield from _converted(a, b, rates)
        for a, b in combinations(money[:200], 2):
            if _same_sum(a, b):
                yield _conflict(a, b, "the same sum with another magnitude", "two different sums")


def _converted(a: Claim, b: Claim, rates: Rates) -> Iterator[Conflict]:
    """Yield a conflict if no rate turns the first amount into the second."""
    first, second = rates[_currency(a)], rates[_currency(b)]
    if a.quantity.unit == b.quantity.unit or not a.quantity.value:
        return
    low, high = second[0] / first[1] / SLACK, second[1] / first[0] * SLACK
    rate = b.quantity.value / a.quantity.value
    if not low <= rate <= high:
        shown = f"{written(round(low, 2))} to {written(round(high, 2))}"
        reason = f"{b.quantity.unit} per {a.quantity.unit}: {rate:.3g}, not {shown}"
        yield _conflict(a, b, reason, "the widest rates since 1980")


def _currency(claim: Claim) -> str:
    """Return the currency of an amount, or of one by the week or year; "" for none."""
    return (claim.quantity.unit or "").partition(" per ")[0]


def _same_sum(a: Claim, b: Claim) -> bool:
    """Whether two amounts share their digits and what they are of, but not their magnitude."""
    low, high = sorted((a.quantity.value, b.quantity.value))
    if a.quantity.unit != b.quantity.unit or low <= 0 or high / low not in MAGNITUDES:
        return False
    words = subject(a.what), subject(b.what)
    return len(words[0]) > 1 and words[0] == words[1] and a.kind == b.kind


def _conflict(a: Claim, b: Claim, reason: str, tried: str) -> Conflict:
    return Conflict(
        places=(place(a, "first"), place(b, "second")),
        severity=Severity.WARNING,
        relation="MONEY",
        arithmetic=reason,
        tried=(tried,),
    )


def _rates(lexicon: Lexicon) -> Rates:
    given = lexicon.entries("rates").get("per_dollar", {})
    return {code: (Decimal(low), Decimal(high)) for code, (low, high) in given.items()}


CHECK = Amounts
