"""Laws of the whole program: what it finds depends on what the articles say and on nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article

TOLL = "civilians have been killed in Ukraine since Feb. 24, the United Nations said."
STORIES = (
    ("a", "2022-03-10", f"At least 549 {TOLL}"),
    ("b", "2022-03-12", f"At least 516 {TOLL}"),
    ("c", "2022-03-14", f"At least 596 {TOLL} More than 2.3 million people have fled the country."),
    ("d", "2022-03-14", f"At least 569 {TOLL}"),
)
RULES = rulebook.load()


def found(*stories, days=0):
    """Return the findings of stories, each as its rule, severity and places."""
    given = [
        article(
            {"id": name, "date": date.fromisoformat(day) + timedelta(days), "text": text}, name, 1
        )
        for name, day, text in stories
    ]
    report = pipeline.check(given, RULES, lexicon.load())
    return [
        (f.rule, f.severity, f.fingerprint, tuple((p.article, p.span, p.role) for p in f.places))
        for f in report.findings
    ]


def test_the_stories_hold_something_to_find():
    assert {"toll-fell", "same-day-two-figures"} & {rule for rule, *_ in found(*STORIES)}


@pytest.mark.parametrize("order", list(permutations(range(4)))[1::5], ids=str)
def test_the_order_of_the_articles_changes_nothing(order):
    assert found(*(STORIES[i] for i in order)) == found(*STORIES)


def test_an_article_about_something_else_changes_nothing():
    other = ("z", "2022-03-13", "The ferry to Oldport was late again on Sunday, its captain said.")
    assert found(*STORIES, other) == found(*STORIES)


def test_an_article_more_never_loses_a_finding_between_two_others():
    pair = STORIES[:2]
    places = {(a, span) for *_, where in found(*pair) for a, span, _ in where}
    more = {(a, span) for *_, where in found(*STORIES) for a, span, _ in where}
    assert places <= more


def test_the_same_articles_twice_under_other_names_give_no_other_verdict():
    twice = [*STORIES, *((f"{name}2", day, text) for name, day, text in STORIES)]
    assert {rule for rule, *_ in found(*twice)} == {rule for rule, *_ in found(*STORIES)}


def test_lawful_updates_alone_are_silent():
    figures = (549, 564, 596, 977, 1081, 1232, 1325)
    lawful = [
        (f"s{n}", f"2022-03-{10 + n}", f"At least {figure:,} {TOLL}")
        for n, figure in enumerate(figures)
    ]
    told = [rule for rule, severity, *_ in found(*lawful) if severity == "error"]
    assert not told
