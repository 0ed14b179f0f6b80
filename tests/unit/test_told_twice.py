"""Figures of two articles that one statement gives differently: two texts in, pairs out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.series.happening import happenings

FILE = Path(__file__).parent.parent / "text" / "told_twice.yaml"
WORDS = lexicon.load()


def cases() -> Iterator[object]:
    groups = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
    for group, table in groups.items():
        for number, case in enumerate(table, start=1):
            texts = (case["first"], case["second"])
            yield pytest.param(*texts, case["told"], id=f"{group} {number}")


def told(first: str, second: str, days: tuple[str, str] = ("2024-05-06", "2024-05-06")) -> str:
    """Return the pairs of figures in order, "12 | 15; 3 | 4"."""
    texts = zip("ab", (first, second), days, strict=True)
    read = [
        extract(article({"id": name, "date": day, "text": text.strip()}, "case", 1), WORDS)
        for name, text, day in texts
    ]
    return "; ".join(
        f"{a.mention.number} | {b.mention.number}"
        for happening in happenings(read, WORDS)
        for a, b in happening.told
    )


@pytest.mark.parametrize(("first", "second", "want"), list(cases()))
def test_told(first: str, second: str, want: str) -> None:
    assert told(first, second) == want


@pytest.mark.parametrize(("first", "second", "want"), list(cases()))
def test_told_from_the_other_side(first: str, second: str, want: str) -> None:
    turned = [" | ".join(reversed(pair.split(" | "))) for pair in want.split("; ")]
    assert told(second, first) == "; ".join(turned)


def test_articles_of_two_days_are_not_one_happening() -> None:
    texts = ("The blast killed 12 workers in Castor.", "The blast killed 15 workers in Castor.")
    assert told(*texts) == "12 | 15"
    assert told(*texts, days=("2024-05-06", "2024-05-07")) == ""
