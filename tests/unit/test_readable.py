"""A claim on one line."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from claimcheck.bounds import bounds
from claimcheck.model import (
    BlockKind,
    Claim,
    Comparator,
    DayBasis,
    Kind,
    Mention,
    Quantity,
    Source,
    Span,
    Status,
    Window,
)
from claimcheck.readable import readable, written

START, END = date(2022, 2, 24), date(2022, 3, 10)


def claim(value: str, what: str, unit: str | None, **parts: Any) -> Claim:
    comparator = parts.pop("comparator", Comparator.EXACT)
    number, high = Decimal(value), parts.pop("high", None)
    tally, world = bounds(comparator, number, high)
    return Claim(
        mention=Mention("a", "text", BlockKind.BODY, Span(0, 1), "x", value, 0, Span(0, 1)),
        quantity=Quantity(
            comparator,
            number,
            tally,
            world,
            value_high=high,
            direction=parts.pop("direction", None),
            unit=unit,
        ),
        what=what,
        kind=parts.pop("kind", Kind.CUMULATIVE),
        **parts,
    )


CASES = [
    (
        claim(
            "549",
            "civilians killed",
            "civilian",
            comparator=Comparator.AT_LEAST,
            place="Ukraine",
            window=Window(START, END, DayBasis.EXPLICIT, DayBasis.PUBLICATION),
            source=Source("United Nations"),
        ),
        "civilians killed ≥ 549 · Ukraine · since 2022-02-24 · as of 2022-03-10 (published)"
        " · United Nations",
    ),
    (
        claim("2300000", "people fled", "person", comparator=Comparator.MORE_THAN),
        "people fled > 2,300,000",
    ),
    (claim("4.50", "turnout", "%", kind=Kind.SHARE), "turnout = 4.5 %"),
    (claim("3", "price", "%", direction="up", kind=Kind.CHANGE), "price up 3 %"),
    (claim("600", "revenue", "EUR", comparator=Comparator.ABOUT), "revenue ≈ 600 EUR"),
    (
        claim("40", "soldiers lost", "soldier", comparator=Comparator.BETWEEN, high=Decimal(60)),
        "soldiers lost = 40–60",
    ),
    (claim("2", "length of the war", "week", kind=Kind.DURATION), "length of the war = 2 weeks"),
    (claim("1", "cities taken", "city"), "cities taken = 1"),
    (
        claim("12", "buses", "bus", window=Window(END, END, DayBasis.EXPLICIT, DayBasis.EXPLICIT)),
        "buses = 12 · on 2022-03-10",
    ),
    (claim("12", "", "bus", status=Status.PROJECTED), "something = 12 bus · projected"),
    (claim("12", "moved", "bus", destination="Marn"), "moved = 12 bus · to Marn"),
]


@pytest.mark.parametrize(("found", "line"), CASES, ids=[line for _, line in CASES])
def test_readable(found: Claim, line: str) -> None:
    assert readable(found) == line


@pytest.mark.parametrize("comparator", Comparator)
def test_every_comparator_has_a_sign(comparator: Comparator) -> None:
    quantity = dataclasses.replace(CASES[0][0].quantity, comparator=comparator)
    assert "549" in readable(dataclasses.replace(CASES[0][0], quantity=quantity))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("13719", "13,719"),
        ("2.30E+6", "2,300,000"),
        ("1.20", "1.2"),
        ("0", "0"),
        ("-5.5", "-5.5"),
        ("0.3333333333", "0.3333…"),
        ("1E+40", "1.000e+40"),
        ("1E+9999999", "1.000e+9999999"),
    ],
)
def test_written(value: str, text: str) -> None:
    assert written(Decimal(value)) == text
