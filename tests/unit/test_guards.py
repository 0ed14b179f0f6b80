"""Each innocent explanation: a text it holds for, and one beside it that it does not."""

from __future__ import annotations

import pytest

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.checks import Conflict, Group, Over, Place
from claimcheck.claims import extract
from claimcheck.guards import GUARDS
from claimcheck.model import Severity

TWO = "The floods have killed {} people since May 1.{} Since May 1 they have killed {} people."
PLAIN = TWO.format(140, "", 104)

HOLDS = {
    "correction": PLAIN + " The army revised its toll down.",
    "history": TWO.format(140, " That is up from a toll given a day earlier.", 104).replace(
        "Since May 1 they", "A day earlier they said they"
    ),
    "quotation": 'The floods have killed 140 people. "They killed 104 people," the mayor said.',
    "said-not-so": (
        "The floods have killed 140 people since May 1, the army said. "
        "The floods have killed 104 people since May 1, the Red Cross said."
    ),
    "negation": "The floods have killed 140 people since May 1. Have they killed 104 people?",
    "hedged": "The floods have killed 140 people since May 1. It is feared 104 people died.",
    "one-sentence": "The floods killed 140 people in the south and 104 people in the north.",
    "elsewhere": "The floods have killed 140 people. A separate landslide killed 104 people.",
    "added": "The floods have killed 140 people. They killed 104 on Monday, raising the toll.",
    "disputed": PLAIN + " Reports were conflicting.",
}


def conflict(text: str) -> tuple[Conflict, Group]:
    """Return a conflict of the first two figures of a text, in a group of that article."""
    words = lexicon.load()
    found = extract(article({"id": "a", "date": "2024-05-08", "text": text}, "a", 1), words)
    counts = [claim for claim in found.claims if claim.quantity.value in (140, 104)]
    assert len(counts) == 2, text
    places = tuple(
        Place("a", "text", claim.mention.span, claim.mention.exact, "first", claim=claim)
        for claim in counts
    )
    group = Group(Over.ARTICLE, "a", words, found.claims, {"a": found})
    return Conflict(places, Severity.ERROR), group


@pytest.mark.parametrize(("name", "text"), HOLDS.items(), ids=HOLDS)
def test_a_guard_holds_where_its_explanation_does(name, text):
    assert GUARDS[name].holds(*conflict(text))


@pytest.mark.parametrize("name", sorted(GUARDS))
def test_no_guard_explains_two_plain_figures(name):
    assert not GUARDS[name].holds(*conflict(PLAIN))


def test_a_caption_has_a_date_of_its_own():
    words = lexicon.load()
    record = {
        "id": "a",
        "date": "2024-05-08",
        "caption": "The floods have killed 140 people since May 1.",
        "text": "The floods have killed 104 people since May 1.",
    }
    found = extract(article(record, "a", 1), words)
    places = tuple(
        Place("a", c.mention.field, c.mention.span, c.mention.exact, "first", claim=c)
        for c in found.claims
    )
    group = Group(Over.ARTICLE, "a", words, found.claims, {"a": found})
    assert GUARDS["caption"].holds(Conflict(places, Severity.ERROR), group)


def test_every_guard_says_what_was_tried():
    for guard in GUARDS.values():
        assert guard.failed
        assert guard.holds.__doc__
