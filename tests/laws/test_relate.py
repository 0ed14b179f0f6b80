"""Laws of relate(), on claims drawn from a domain so small that everything clashes often."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.bounds import bounds
from claimcheck.intervals import Interval
from claimcheck.model import Comparator, Kind, Quantity, Severity, Status
from claimcheck.series.context import Context, Side
from claimcheck.series.relation import Outcome, relate

SHIFTS = (1, 29, 30, 58, 59, 60, 364, 365)  # days; month and year ends show up among them
KINDS = (Kind.CUMULATIVE, Kind.STOCK, Kind.INCREMENT, Kind.EVENT)

facts = st.fixed_dictionaries(
    {
        "low": st.integers(0, 2),
        "width": st.integers(0, 1),
        "day": st.one_of(st.none(), st.integers(0, 2)),
        "as_of": st.one_of(st.none(), st.integers(0, 2)),
        "article": st.sampled_from("ab"),
        "root": st.sampled_from([None, "OHCHR", "WHO"]),
        "kind": st.sampled_from(KINDS),
        "metric": st.sampled_from(["killed", "casualties", "crossed_border", None]),
        "population": st.sampled_from([None, "children", "civilians", "refugees"]),
        "place": st.sampled_from([None, "Ukraine", "Libya"]),
        "status": st.sampled_from([Status.ASSERTED, Status.HEDGED, Status.PROJECTED]),
    }
)
sides = st.builds(
    Side,
    origin=st.sampled_from(["corpus", "ledger"]),
    revision=st.booleans(),
    reclass=st.booleans(),
)


def made(figure, given_facts, at=0):
    """Return a claim of drawn facts; `at` keeps two of one article apart, as numbers are."""
    low, width = given_facts["low"], given_facts["width"]
    rest = {k: v for k, v in given_facts.items() if k not in ("low", "width")}
    return figure(low, low + width, **rest, at=at)


def clashes(relation):
    return relation.severity in (Severity.ERROR, Severity.WARNING)


@given(facts, facts, sides, sides)
def test_the_order_of_the_two_changes_nothing(figure, a, b, left, right):
    one, other = made(figure, a), made(figure, b, at=4)
    assert relate(one, other, Context(left, right)) == relate(other, one, Context(right, left))


@given(facts, facts, st.sampled_from(SHIFTS))
def test_moving_every_day_changes_nothing(figure, a, b, days):
    def moved(claim):
        by = timedelta(days)
        window = replace(
            claim.window,
            start=claim.window.start + by,
            end=claim.window.end and claim.window.end + by,
        )
        published = claim.published and claim.published + by
        return replace(claim, window=window, published=published)

    one, other = made(figure, a), made(figure, b, at=4)
    before, after = relate(one, other), relate(moved(one), moved(other))
    assert (before.outcome, before.severity) == (after.outcome, after.severity)


@given(facts, facts, st.integers(1, 3))
def test_a_vaguer_claim_is_never_accused(figure, a, b, by):
    one, other = made(figure, a), made(figure, b, at=4)
    if clashes(relate(one, other)):
        return
    tally = one.quantity.tally.widened(Decimal(by))
    world = one.quantity.world.widened(Decimal(by))
    vaguer = replace(one, quantity=replace(one.quantity, tally=tally, world=world))
    assert not clashes(relate(vaguer, other))


@given(facts, facts)
def test_a_claim_that_is_not_vouched_for_is_never_accused(figure, a, b):
    one = made(figure, {**a, "status": Status.PROJECTED})
    assert relate(one, made(figure, b, at=4)).outcome is Outcome.INCOMPARABLE


@given(facts, facts)
def test_a_hedged_claim_is_never_an_error(figure, a, b):
    one = made(figure, {**a, "status": Status.HEDGED})
    assert relate(one, made(figure, b, at=4)).severity is not Severity.ERROR


@pytest.mark.parametrize("number", [31, 549, 3153])
def test_dropping_at_least_never_hides_an_error(figure, number):
    def stated(comparator, value, **facts):
        tally, world = bounds(comparator, Decimal(value))
        quantity = Quantity(comparator, Decimal(value), tally, world, unit="person")
        return replace(figure(1, **facts), quantity=quantity)

    for other in (number - 1, number, number + 1, number + 30):
        for when in ({"day": 0}, {"day": 1}, {"as_of": 0}, {"as_of": 1}):
            against = stated(Comparator.EXACT, other, article="b", **when)
            floor = relate(stated(Comparator.AT_LEAST, number, as_of=0), against)
            bare = relate(stated(Comparator.EXACT, number, as_of=0), against)
            if floor.severity is Severity.ERROR:
                assert bare.severity is not None


def test_every_pair_of_small_tallies_of_one_moment(figure):
    """Two exact figures of one article, one source: an error exactly when they differ."""
    for x in range(4):
        for y in range(4):
            found = relate(figure(x, at=0), figure(y, at=1))
            assert (found.outcome is Outcome.CONFLICT) is (x != y)
            assert (found.severity is Severity.ERROR) is (x != y)


def test_a_claim_always_agrees_with_itself(figure):
    claim = figure(5, 9)
    assert relate(claim, claim).outcome is Outcome.EQUIVALENT
    assert relate(claim, claim).arithmetic == "[5, 9] and [5, 9] meet"
    assert Interval(Decimal(5), Decimal(9)) == claim.quantity.tally
    assert claim.published == date(2022, 3, 1)
