"""What words allow: the bands of vague numbers and the width of open ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.bounds import VAGUE, bounds, slack, vague_bounds
from claimcheck.intervals import Interval
from claimcheck.model import Comparator

ENDLESS = Decimal("Infinity")


def stretch(low: str, high: str, open_high: bool = True) -> Interval:
    return Interval(Decimal(low), Decimal(high), open_high=open_high)


@pytest.mark.parametrize(
    ("words", "value", "tally", "world"),
    [
        ("Dozens", "12", stretch("24", "120"), stretch("12", "Infinity")),
        ("tens of thousands", "10000", stretch("20000", "100000"), stretch("10000", "Infinity")),
        ("several hundred", "300", stretch("300", "1000"), stretch("300", "Infinity")),
        ("a couple", "2", stretch("2", "3", False), stretch("2", "3", False)),
        ("a few thousand", "2000", stretch("2000", "6000", False), stretch("2000", "Infinity")),
        ("hundreds of millions", "1e8", stretch("2e8", "1e9"), stretch("1e8", "Infinity")),
        ("countless", "5", stretch("5", "Infinity"), stretch("5", "Infinity")),
    ],
)
def test_vague_words_have_bands(words: str, value: str, tally: Interval, world: Interval) -> None:
    assert vague_bounds(Decimal(value), words) == (tally, world)


def test_two_dozen_is_twice_a_dozen_and_half_is_nearly_a_half() -> None:
    dozens = vague_bounds(Decimal(24), "two dozen")
    assert dozens == (stretch("22", "26", False), stretch("20", "28", False))
    half = vague_bounds(Decimal("0.5"), "Half")
    assert half[0] == stretch("0.45", "0.55", False)


def test_a_comparator_before_a_vague_number_has_the_last_word() -> None:
    tally, world = bounds(Comparator.MORE_THAN, Decimal(12), None, Decimal(6))
    assert not tally.meets(Interval.point(Decimal(12)))
    assert tally.meets(Interval.point(Decimal(17)))
    assert world.high == ENDLESS


def test_every_tally_of_a_vague_word_lies_in_its_world() -> None:
    for band in VAGUE.values():
        assert band.tally.within(band.world)
        assert band.world.meets(Interval.point(band.value))


def test_decimals_narrow_what_more_than_allows() -> None:
    assert slack(Decimal("0.34"), Decimal("0.01")) == Decimal("0.01")
    assert slack(Decimal("7.926"), Decimal("0.001")) == Decimal("7.926") * Decimal("0.02")
    assert slack(Decimal(10), Decimal(1)) == 1
    assert slack(Decimal(549), Decimal(1)) == Decimal("10.98")
    assert slack(Decimal(13700), Decimal(100)) == 100
