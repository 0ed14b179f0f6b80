"""A toll that was revised down in print counts from there on."""

from __future__ import annotations

import pytest

from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article

TOLL = "have been killed in Nepal since the earthquake on March 14, the interior ministry said."
BEFORE = (15, f"At least 248 people {TOLL}")
CORRECTED = (
    19,
    "The interior ministry said on Saturday that 231 people had been killed in Nepal since the"
    " earthquake on March 14, a figure it revised down from 248.",
)


def falls(*told: tuple[int, str]) -> list[list[str]]:
    """Return the words of each fall that is found in articles of some days of March."""
    given = [
        article({"id": str(n), "date": f"2022-03-{day}", "text": text}, "told", n)
        for n, (day, text) in enumerate(told, start=1)
    ]
    rules = [rule for rule in rulebook.load() if rule.id == "toll-fell"]
    report = pipeline.check(given, rules, lexicon.load())
    return [[place.exact for place in finding.places] for finding in report.findings]


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (236, []),
        (231, []),
        (229, [["At least 248 people", "At least 229 people"]]),
    ],
    ids=["grown since", "the same", "below the correction"],
)
def test_a_figure_after_a_correction_is_held_against_the_corrected_one(
    later: int, found: list[list[str]]
) -> None:
    assert falls(BEFORE, CORRECTED, (23, f"At least {later} people {TOLL}")) == found


def test_without_the_correction_the_same_figure_has_fallen() -> None:
    after = (23, f"At least 236 people {TOLL}")
    assert falls(BEFORE, after) == [["At least 248 people", "At least 236 people"]]


def test_a_correction_settles_nothing_that_was_printed_before_it() -> None:
    between = (17, f"At least 236 people {TOLL}")
    assert falls(BEFORE, between, CORRECTED) == [["At least 248 people", "At least 236 people"]]
