"""Findings: their names survive edits elsewhere, their order is total, one cause is told once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from claimcheck.checks import Place
from claimcheck.findings import Finding, fingerprint, normal, settled
from claimcheck.intervals import Interval
from claimcheck.model import (
    BlockKind,
    Claim,
    Comparator,
    Kind,
    Mention,
    Quantity,
    Severity,
    Span,
)
from claimcheck.series.slips import slip

SERIES = "civilians killed · Ukraine"


def place(article: str, start: int = 0, exact: str = "549 civilians", role: str = "first") -> Place:
    """Return where a figure stands, with a claim behind it."""
    span = Span(start, start + len(exact))
    mention = Mention(article, "text", BlockKind.BODY, span, exact, exact[:3], start, span)
    value = Decimal(exact[:3])
    tally = Interval.point(value)
    quantity = Quantity(Comparator.EXACT, value, tally, tally)
    claim = Claim(mention, quantity, "civilians killed", Kind.CUMULATIVE, metric="killed")
    return Place(article, "text", span, exact, role, claim=claim)


def finding(rule: str, severity: Severity, *places: Place) -> Finding:
    return Finding(
        rule=rule,
        code="X01",
        title="A title",
        severity=severity,
        message="A message",
        relation="CONFLICT",
        places=places,
        arithmetic="",
        tried=(),
        fingerprint=fingerprint(rule, places, SERIES),
    )


A, B, C, D = place("a"), place("b"), place("c"), place("d")


def test_a_fingerprint_survives_edits_elsewhere():
    moved = [place("a", 300), place("b", 7)]
    assert fingerprint("toll-fell", [A, B], SERIES) == fingerprint("toll-fell", moved, SERIES)


def test_a_fingerprint_does_not_know_which_place_comes_first():
    assert fingerprint("toll-fell", [A, B], SERIES) == fingerprint("toll-fell", [B, A], SERIES)


@pytest.mark.parametrize(
    ("rule", "places", "series"),
    [
        ("toll-rose", [A, B], SERIES),
        ("toll-fell", [A, C], SERIES),
        ("toll-fell", [A, place("b", exact="516 civilians")], SERIES),
        ("toll-fell", [A, B], "civilians injured · Ukraine"),
    ],
    ids=["another rule", "another article", "other words", "another series"],
)
def test_a_fingerprint_waives_nothing_else(rule, places, series):
    assert fingerprint(rule, places, series) != fingerprint("toll-fell", [A, B], SERIES)


def test_words_are_the_same_whatever_their_case_spaces_and_marks():
    assert normal("At  least\n549 Gaza’s") == normal("at least 549 gaza's")
    assert normal("Şanlıurfa") == normal("Şanlıurfa")


def test_the_gravest_stands_first_then_the_place():
    found = settled(
        [
            finding("c", Severity.INFO, C),
            finding("b", Severity.WARNING, D),
            finding("a", Severity.WARNING, B),
            finding("d", Severity.ERROR, A),
        ]
    )
    assert [f.rule for f in found] == ["d", "a", "b", "c"]


def test_one_cause_is_told_once_and_keeps_the_other_places_and_rules():
    strong = finding("two-figures", Severity.ERROR, A, B)
    weak = finding("toll-fell", Severity.WARNING, A, C)
    (found,) = settled([weak, strong])
    assert found.rule == "two-figures"
    assert found.also == ("toll-fell",)
    assert [(p.article, p.role) for p in found.places] == [
        ("a", "first"),
        ("b", "first"),
        ("c", "also"),
    ]


WRONG, OTHER, SAME = (
    place(a, exact=f"{n} civilians") for a, n in (("b", 516), ("c", 597), ("d", 516))
)


def test_a_right_figure_does_not_draw_two_errors_into_one():
    """516 and 597 clash with each other too, so 549 does not explain both."""
    one, other = finding("x", Severity.ERROR, A, WRONG), finding("y", Severity.ERROR, A, OTHER)
    assert [f.also for f in settled([one, other])] == [(), ()]


def test_one_figure_against_two_that_agree_is_one_cause():
    one, other = finding("x", Severity.ERROR, A, WRONG), finding("y", Severity.ERROR, A, SAME)
    (found,) = settled([one, other])
    assert found.also == ("y",)


def test_an_error_is_taken_up_by_none_of_two_that_stay_apart_by_chance():
    """The order in which findings come changes nothing."""
    three = [finding(n, Severity.ERROR, A, p) for n, p in (("x", WRONG), ("y", OTHER), ("z", SAME))]
    told = [settled(order) for order in permutations(three)]
    assert all(one == told[0] for one in told)
    assert [(f.rule, f.also) for f in told[0]] == [("x", ("z",)), ("y", ())]


def test_findings_without_a_common_figure_stay_apart():
    one, other = finding("x", Severity.ERROR, A, B), finding("x", Severity.ERROR, C, D)
    assert len(settled([one, other])) == 2


def test_a_missing_source_is_not_the_cause_of_a_contradiction():
    alone, pair = finding("no-source", Severity.WARNING, A), finding("x", Severity.ERROR, A, B)
    assert len(settled([alone, pair])) == 2


def test_the_same_finding_from_two_groups_is_told_once():
    one = finding("x", Severity.ERROR, A, B)
    assert settled([one, replace(one)]) == (one,)


SLIPS = {
    "a digit changed": ("977", "997", "they differ by exactly one digit"),
    "two digits swapped": ("549", "594", "two digits stand the other way round"),
    "a zero too many": ("2064", "20640", "a digit too many or too few"),
    "a zero inside": ("2064", "20064", "one digit more"),
    "million for billion": ("5400000", "5400000000", "thousand and million"),
    "nothing alike": ("516", "549", ""),
    "too small to tell": ("16", "19", ""),
    "the same": ("549", "549", ""),
    "nothing at all": ("0", "549", ""),
}


@pytest.mark.parametrize(("a", "b", "told"), SLIPS.values(), ids=SLIPS)
def test_slips_of_the_hand(a, b, told):
    found = slip(Decimal(a), Decimal(b))
    assert found == slip(Decimal(b), Decimal(a))
    assert found.startswith(told)
    assert bool(found) is bool(told)
