"""When another wording names the same."""

from __future__ import annotations

import pytest

from claimcheck import lexicon
from claimcheck.checks._renamed import same_name

LEXICON = lexicon.load()

SAME = [
    ("Sergey", "Sergei"),
    ("Sana'a", "Sanaa"),
    ("Gaddafi", "Qaddafi"),
    ("US", "United States"),
    ("The WHO's", "The World Health Organization's"),
    ("TV", "television"),
    ("Akar", "Hulusi Akar"),
    ("France's", "French"),
    ("the mayor said", "according to the mayor"),
    ("said", "added"),
]
OTHER = [
    ("Narby", "Sandvik"),
    ("Brandt", "Moor"),
    ("the army", "the navy"),
    ("the health ministry", "the Red Cross"),
    ("France", "Spain"),
    ("denied", "admitted"),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_same(before: str, after: str) -> None:
    assert same_name(before, after, LEXICON)
    assert same_name(after, before, LEXICON)


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_other(before: str, after: str) -> None:
    assert not same_name(before, after, LEXICON)
    assert not same_name(after, before, LEXICON)
