"""What stands inside quotation marks, in every dress and broken in every way."""

from __future__ import annotations

import pytest

from claimcheck import lexicon
from claimcheck.claims.draft import Reading
from claimcheck.claims.quotations import inside, quotations
from claimcheck.claims.scan import scan
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

LEXICON = lexicon.load()

CASES = {
    'He said "it was bad" and left.': ["it was bad"],
    "He said “it was bad” and left.": ["it was bad"],
    "``It was bad,'' he said.": ["It was bad,"],
    "Il a dit «non» hier.": ["non"],
    "‘It was bad,’ he said.": ["It was bad,"],
    "It was 'very bad', he said.": ["very bad"],
    "The boys' and girls' clubs met.": [],
    "It's the '90s again, isn't it.": [],
    "A 6'2\" man left.": [],
    'He said "it was bad': ["it was bad"],
    'it was bad" he said.': [],
    'He said "a" and "b".': ["a", "b"],
    'It was "bad."He left.': ["bad."],
    'They said: "It was bad."It was worse later." He left.': ['It was bad."It was worse later.'],
    '"One.|"Two."': ["One.", "Two."],
    '"One.|Two.': ["One."],
    '"One."|Two "three".': ["One.", "three"],
    '""': [],
    "“”": [],
}


@pytest.mark.parametrize(("text", "want"), list(CASES.items()), ids=list(CASES))
def test_quoted_words(text: str, want: list[str]) -> None:
    """Blocks are parted by a bar."""
    blocks = [Block(BlockKind.BODY, "text", Span(0, len(t)), t) for t in text.split("|")]
    reading = Reading(Article("a", "a", text), LEXICON, None, DayBasis.NONE)
    reading.scans = [scan(block) for block in blocks]
    found = [part.words_of(*one) for part in reading.scans for one in quotations(part, reading)]
    assert found == want


def test_inside_is_half_open() -> None:
    assert inside([(2, 5)], 2) == (2, 5)
    assert inside([(2, 5)], 4) == (2, 5)
    assert inside([(2, 5)], 5) is None
    assert inside([], 0) is None
