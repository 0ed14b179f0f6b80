"""Why two claims are no finding: each reason in its words, and the places they are named by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claimcheck import claims, lexicon, rulebook
from claimcheck.articles.record import article
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Extraction
from claimcheck.whynot import claim_at, why_not

STORM = "The storm has killed {} people in {} since {}, the health ministry said."


def extracted(*texts: str) -> list[Extraction]:
    """Return what texts of successive days say; their ids are a, b, …"""
    return [
        claims.extract(
            article({"id": "abc"[n], "text": text, "date": f"2024-05-0{n + 6}"}, "copy", n + 1),
            lexicon.load(),
        )
        for n, text in enumerate(texts)
    ]


def told(read: Sequence[Extraction], a: str, b: str, packs: Sequence[str] = ()) -> dict[str, str]:
    """Return what is said of the claims at two places, by label."""
    first, second = claim_at(a, read), claim_at(b, read)
    return dict(why_not(first, second, rulebook.load(packs=packs), read, lexicon.load()))


TOGETHER = {
    "a clash": (STORM.format(104, "Cuba", "May 1"), "STALE: the later {104} lies wholly below"),
    "growth": (STORM.format(150, "Cuba", "May 1"), "both can stand"),
    "other places": (STORM.format(104, "Peru", "May 1"), "not comparable: other places: "),
    "other days": (STORM.format(104, "Cuba", "May 3"), "they count from other days: 2024-05-01"),
    "other units": ("It felled 104 trees.", "they count in other units: person and tree"),
    "not so": (
        "The ministry denied that the storm had killed 104 people in Cuba since May 1.",
        "only what is vouched for is compared: reported and negated",
    ),
}


@pytest.mark.parametrize(("text", "words"), TOGETHER.values(), ids=TOGETHER)
def test_how_two_claims_stand_to_each_other(text: str, words: str) -> None:
    read = extracted(STORM.format(140, "Cuba", "May 1"), text)
    assert words in told(read, "a:1", "b:1")["together"]


def test_what_each_rule_made_of_them() -> None:
    fallen = extracted(STORM.format(140, "Cuba", "May 1"), STORM.format(104, "Cuba", "May 1"))
    found = told(fallen, "a:1", "b:1")
    assert found["C01"] == "toll-fell: reports them"
    assert found["C03"] == "sources-disagree: reports DISAGREE; this is STALE"
    assert found["N01"] == "two-figures-one-thing: looks inside one article"


def test_a_guard_that_held_is_named() -> None:
    feared = STORM.format(104, "Cuba", "May 1").replace("has", "is feared to have")
    read = extracted(STORM.format(140, "Cuba", "May 1"), feared)
    assert told(read, "a:1", "b:1")["C01"] == "toll-fell: reports them"
    guarded = told(read, "a:1", "b:1", packs=("disaster",))
    assert guarded["C01"] == "toll-fell: explained by the guard hedged"


def test_what_a_rule_does_not_select_is_named() -> None:
    read = extracted("The storm felled 140 trees.", "The storm felled 104 trees.")
    assert "does not look at “140 trees”: " in told(read, "a:1", "b:1")["C01"]
    assert "is not followed from article to article" in told(read, "a:1", "b:1")["C02"]


def test_a_place_is_a_line_a_column_or_a_part() -> None:
    (read,) = (extracted("It cost 40 dollars and 12 people came.\n\nNobody ate 3 cakes."),)
    assert claim_at("a:1:1", read).mention.number == "40"
    assert claim_at("a:1:30", read).mention.number == "12"
    assert claim_at("a:text:3", read).mention.number == "3"
    assert claim_at("copy:3", read).mention.number == "3"


@pytest.mark.parametrize(
    ("spot", "told"),
    [
        ("b:1", "this is no place in the articles that were read"),
        ("a", "this is no place"),
        ("a:1:2:3", "this is no place"),
        ("a:2", "no claim was read on this line"),
        ("a:title:1", "no claim was read on this line"),
    ],
)
def test_a_place_without_a_claim_is_refused(spot: str, told: str) -> None:
    with pytest.raises(ClaimcheckError, match=told):
        claim_at(spot, extracted("It cost 40 dollars.\n\nNobody ate."))


def test_checks_without_relations_answer_too() -> None:
    """A label that changed, told with its limits; and what is out of its reach."""
    people = "At least 3,153 {} have been killed in Ukraine since Feb. 24, the United Nations said."
    relabelled = extracted(people.format("civilians"), people.format("people"))
    assert told(relabelled, "a:1", "b:1")["C08"] == "figure-relabelled: reports them"
    alike = extracted(people.format("civilians"), people.format("civilians"))
    found = told(alike, "a:1", "b:1")
    assert found["C08"].startswith("figure-relabelled: looks for one unusual figure of one source")
    assert "within_days 7" in found["C08"]
    assert found["N17"] == "one-number-on-two-things: looks inside one article"


def test_every_kind_with_two_roles_of_figures_says_what_it_compares() -> None:
    asked = {rule.kind for rule in rulebook.load() if rule.check.compares}
    assert {"monotonic", "contradiction", "jump", "relabelled", "collision", "slip"} <= asked
    assert not asked & {"missing", "weekday", "spelling", "quote_variants"}
