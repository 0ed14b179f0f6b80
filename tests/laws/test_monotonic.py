"""Laws of the two kinds that compare figures: they fire exactly when no story fits them all."""

from decimal import Decimal
from itertools import combinations, product

import pytest

from claimcheck.checks.contradiction import Contradiction
from claimcheck.checks.monotonic import Monotonic
from claimcheck.series import opponents
from claimcheck.series.relation import Outcome

ENDS = (0, 1, 2)
TALLIES = [
    (low, high, left, right)
    for low, high, left, right in product(ENDS, ENDS, (False, True), (False, True))
    if low < high or (low == high and not (left or right))
]
GRID = [Decimal(n) / 8 for n in range(17)]  # eighths: room for three rising values in (0, 1)
KILLED = (516, 549, 564, 977, 1081, 1232, 1325, 1417, 3153, 3193, 3238, 3280, 3381, 8173)
DAYS = (7, 8, 9, 21, 23, 29, 31, 32, 61, 62, 63, 64, 68, 369)
SAME = Contradiction(relations=(Outcome.CONFLICT,), between="body")


def points(tally):
    low, high, left, right = tally
    return [
        v
        for v in GRID
        if (low < v or (low == v and not left)) and (v < high or (v == high and not right))
    ]


POINTS = {tally: points(tally) for tally in TALLIES}


def series(figure, tallies, **facts):
    return [
        figure(low, high, open_low=left, open_high=right, day=day, article=f"a{day}", **facts)
        for day, (low, high, left, right) in enumerate(tallies)
    ]


def rises(tallies):
    """Whether values can be chosen that never fall: take the least possible each time."""
    floor = Decimal(0)
    for tally in tallies:
        above = [v for v in POINTS[tally] if v >= floor]
        if not above:
            return False
        floor = above[0]
    return True


@pytest.mark.parametrize("few", [0, 24], ids=["extremes", "one by one"])
def test_monotonic_on_every_small_series(figure, conflicts, monkeypatch, few):
    monkeypatch.setattr(opponents, "FEW", few)
    for tallies in product(TALLIES, repeat=3):
        fires = bool(conflicts(Monotonic(), series(figure, tallies)))
        assert fires is not rises(tallies), tallies


@pytest.mark.parametrize("few", [0, 24], ids=["extremes", "one by one"])
def test_contradiction_on_every_small_article(figure, conflicts, monkeypatch, few):
    monkeypatch.setattr(opponents, "FEW", few)
    for tallies in product(TALLIES, repeat=3):
        claims = [
            figure(low, high, open_low=left, open_high=right, at=at)
            for at, (low, high, left, right) in enumerate(tallies)
        ]
        together = set.intersection(*(set(POINTS[tally]) for tally in tallies))
        assert bool(conflicts(SAME, claims)) is not bool(together), tallies


def ledger(figure, killed, stated):
    return [
        figure(n, article=f"r{i:02}", day=day + 1, as_of=day if stated else None)
        for i, (n, day) in enumerate(zip(killed, DAYS, strict=True))
    ]


@pytest.mark.parametrize("stated", [True, False], ids=["as-of", "published"])
@pytest.mark.parametrize("few", [0, 24], ids=["extremes", "one by one"])
def test_a_lawful_ledger_is_silent_and_every_swap_of_two_rows_is_heard(
    figure, conflicts, monkeypatch, few, stated
):
    monkeypatch.setattr(opponents, "FEW", few)
    assert not conflicts(Monotonic(), ledger(figure, KILLED, stated))
    for i, j in combinations(range(len(KILLED)), 2):
        swapped = list(KILLED)
        swapped[i], swapped[j] = swapped[j], swapped[i]
        assert conflicts(Monotonic(), ledger(figure, swapped, stated)), (i, j)


def test_the_order_in_which_claims_come_changes_nothing(figure, conflicts):
    claims = ledger(figure, (*KILLED[:5], 900, *KILLED[6:]), True)
    assert conflicts(Monotonic(), claims) == conflicts(Monotonic(), claims[::-1])


def test_saying_everything_twice_changes_no_verdict(figure, conflicts):
    for killed in (KILLED, (*KILLED[:5], 900, *KILLED[6:])):
        once = ledger(figure, killed, True)
        twice = once + [
            figure(c.quantity.value, article=f"{c.mention.article}x", as_of=d, day=d + 1)
            for c, d in zip(once, DAYS, strict=True)
        ]
        assert bool(conflicts(Monotonic(), once)) is bool(conflicts(Monotonic(), twice))


def test_a_longer_series_than_is_compared_one_by_one_still_shows_its_one_fall(figure, conflicts):
    rising = [figure(n, article=f"r{n:03}", as_of=n, day=n + 1) for n in range(200)]
    assert not conflicts(Monotonic(), rising)
    fallen = [*rising, figure(150, article="later", as_of=201, day=202)]
    (found,) = conflicts(Monotonic(), fallen)
    assert [place.exact for place in found.places] == ["{199}", "{150}"]
