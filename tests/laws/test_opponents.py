"""Leaving pairs out never leaves a clash unseen: against the brute force over all pairs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Kind, Severity
from claimcheck.series import opponents
from claimcheck.series.relation import relate
from claimcheck.series.scopes import shipped

CLASH = (Severity.ERROR, Severity.WARNING)

claims = st.lists(
    st.fixed_dictionaries(
        {
            "tally": st.sampled_from([(0, 0), (0, 1), (1, 1), (1, 2), (2, 2)]),
            "open_low": st.booleans(),
            "open_high": st.booleans(),
            "day": st.integers(0, 1),
            "as_of": st.sampled_from([None, None, 0, 1]),
            "article": st.sampled_from("abc"),
            "population": st.sampled_from(["people", "civilians", "children"]),
            "metric": st.sampled_from(["killed", "killed", "casualties"]),
            "place": st.sampled_from(["Ukraine", "Ukraine", None]),
            "kind": st.sampled_from([Kind.CUMULATIVE, Kind.STOCK]),
        }
    ),
    min_size=2,
    max_size=5,
)


def made(figure, facts, at):
    low, high = facts["tally"]
    rest = {k: v for k, v in facts.items() if k not in ("tally", "open_low", "open_high")}
    if low == high:
        return figure(low, at=at, **rest)
    return figure(
        low, high, at=at, open_low=facts["open_low"], open_high=facts["open_high"], **rest
    )


@pytest.mark.parametrize("few", [0, 24], ids=["extremes", "one by one"])
@given(drawn=claims)
def test_no_clash_goes_unseen(figure, few, drawn):
    found = [made(figure, facts, at) for at, facts in enumerate(drawn)]
    brute = any(relate(a, b).severity in CLASH for a, b in combinations(found, 2))
    before, opponents.FEW = opponents.FEW, few
    try:
        tried = list(opponents.pairs(found, shipped()))
    finally:
        opponents.FEW = before
    assert any(relate(a, b).severity in CLASH for a, b in tried) is brute


@given(drawn=claims)
def test_pairs_come_once_and_in_one_order(figure, drawn):
    found = [made(figure, facts, at) for at, facts in enumerate(drawn)]
    once = list(opponents.pairs(found, shipped()))
    assert once == list(opponents.pairs(found[::-1], shipped()))
    assert len(once) == len({frozenset((id(a), id(b))) for a, b in once})


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Kyiv", "Ukraine", True),
        ("Kyiv", None, True),
        ("Ukraine", "Ukraine", True),
        ("Ukraine", "Libya", False),
        ("Kyiv", "Libya", False),
    ],
)
def test_a_place_meets_itself_what_it_lies_in_and_what_is_unsaid(figure, one, other, meet):
    found = [figure(2, place=one), figure(1, place=other, article="b")]
    for claims_so_far in (found, [*found, figure(2, place="Mali", article="c")]):
        tried = list(opponents.pairs(claims_so_far, shipped()))
        assert any({a.place, b.place} == {one, other} for a, b in tried) is meet
