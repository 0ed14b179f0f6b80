"""A headline's figure must be one that the body gives; a part of it is not one."""

from __future__ import annotations

import pytest

from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article

BODY = "At least 241 people, including 57 children, were killed in Nepal on Monday, police said."


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("214 people killed in Nepal", ["214 people", "At least 241 people"]),
        ("Over 240 people killed in Nepal", []),
        ("57 children killed in Nepal", []),
    ],
)
def test_only_the_same_thing_bears_a_headline_out(title: str, found: list[str]) -> None:
    given = article({"id": "one", "date": "2022-03-15", "title": title, "text": BODY}, "told", 1)
    rules = [rule for rule in rulebook.load() if rule.id == "headline-against-body"]
    report = pipeline.check([given], rules, lexicon.load())
    assert [place.exact for one in report.findings for place in one.places] == found
