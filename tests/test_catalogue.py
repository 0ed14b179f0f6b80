"""The catalogue among all shipped rules: each case is reported, each look-alike is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import lexicon, rulebook
from claimcheck.articles.record import article
from claimcheck.pipeline import check

FILE = Path(__file__).parent / "golden" / "catalogue.yaml"
CATALOGUE = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
Records = list[dict[str, Any]]


def cases(sort: str) -> Iterator[Any]:
    for code, both in CATALOGUE.items():
        for number, records in enumerate(both[sort], start=1):
            yield pytest.param(code, records, id=f"{code}-{number}")


def codes(records: Records) -> set[str]:
    """Return the codes of every rule that the articles broke."""
    rules = rulebook.load()
    known = {rule.id: rule.code for rule in rules}
    articles = [article({"id": str(n), **r}, "case", n) for n, r in enumerate(records, start=1)]
    found = check(articles, rules, lexicon.load()).findings
    return {known[name] for finding in found for name in (finding.rule, *finding.also)}


@pytest.mark.parametrize(("code", "records"), list(cases("flag")))
def test_what_the_catalogue_catches(code: str, records: Records) -> None:
    assert code in codes(records)


@pytest.mark.parametrize(("code", "records"), list(cases("pass")))
def test_what_the_catalogue_leaves_alone(code: str, records: Records) -> None:
    assert code not in codes(records)
