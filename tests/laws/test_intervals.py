"""Laws of intervals, over every small one: ends in 0 to 3, open and closed."""

from decimal import Decimal
from itertools import product

import pytest

from claimcheck.intervals import INFINITY, Interval

ENDS = [Decimal(n) for n in range(4)]
FLAGS = (False, True)


def all_small():
    for low, high, left, right in product(ENDS, ENDS, FLAGS, FLAGS):
        if low < high or (low == high and not (left or right)):
            yield Interval(low, high, left, right)


SMALL = list(all_small())
GRID = [Decimal(n) / 4 for n in range(-2, 15)]  # quarters: a point inside any two that meet


def inside(value, interval):
    low = interval.low < value or (interval.low == value and not interval.open_low)
    high = value < interval.high or (interval.high == value and not interval.open_high)
    return low and high


POINTS = {i: frozenset(v for v in GRID if inside(v, i)) for i in SMALL}


def test_exactly_one_of_below_above_and_meeting_holds():
    for a, b in product(SMALL, SMALL):
        assert a.below(b) + b.below(a) + a.meets(b) == 1, (a, b)


def test_below_is_transitive():
    for a, b, c in product(SMALL, SMALL, SMALL):
        assert not (a.below(b) and b.below(c)) or a.below(c), (a, b, c)


def test_two_meet_when_a_point_lies_in_both():
    for a, b in product(SMALL, SMALL):
        assert a.meets(b) == bool(POINTS[a] & POINTS[b]), (a, b)


def test_three_that_meet_in_pairs_share_a_point():
    for a, b, c in product(SMALL, SMALL, SMALL):
        if a.meets(b) and b.meets(c) and a.meets(c):
            assert POINTS[a] & POINTS[b] & POINTS[c], (a, b, c)


def test_within_is_inclusion_of_points():
    for a, b in product(SMALL, SMALL):
        assert a.within(b) == (POINTS[a] <= POINTS[b]), (a, b)


def test_sums_are_commutative_and_associative():
    for a, b, c in product(SMALL[::3], SMALL[::3], SMALL[::3]):
        assert a + b == b + a
        assert (a + b) + c == a + (b + c)


def test_a_sum_holds_every_sum_of_points_and_keeps_open_ends_open():
    for a, b in product(SMALL, SMALL):
        total = a + b
        assert all(inside(x + y, total) for x in POINTS[a] for y in POINTS[b])
        assert total.open_low is (a.open_low or b.open_low)
        assert total.open_high is (a.open_high or b.open_high)


@pytest.mark.parametrize("by", [Decimal("0.5"), Decimal(3)])
def test_a_wider_interval_holds_the_narrower(by):
    for a in SMALL:
        assert a.within(a.widened(by))


def test_nothing_lies_above_an_infinite_end():
    endless = Interval(Decimal(1), INFINITY, open_high=True)
    assert not any(endless.below(a) for a in SMALL)


@pytest.mark.parametrize(
    ("low", "high", "left", "right"), [(2, 1, 0, 0), (1, 1, 1, 0), (1, 1, 0, 1)]
)
def test_an_empty_interval_is_refused(low, high, left, right):
    with pytest.raises(ValueError, match="no number lies in"):
        Interval(Decimal(low), Decimal(high), bool(left), bool(right))
