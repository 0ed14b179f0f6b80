"""Each pack changes what its title says, and every rule in it keeps its examples."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from claimcheck import lexicon, pipeline, rulebook, rulefiles
from claimcheck.articles.record import article
from claimcheck.examples import try_examples
from claimcheck.rule import Rule

PACKS = ("business", "conflict", "disaster", "health", "sport", "strict", "style")
DAY = date(2024, 5, 6)
GOLD = "The price of gold stood at 2,310 dollars an ounce. Jewellers bought less of it."
ESTIMATE = "Some 4,200 people have been evacuated in Angola, according to estimates of the army."
SIDES = (
    "As of March 9, exactly 549 civilians had been killed in Ukraine since Feb. 24, the U.N. said.",
    "As of March 9, exactly 2,500 civilians had been killed in Ukraine since Feb. 24, "
    "the Red Cross said.",
)
FEARED = (
    "The flood has killed 140 people in Cuba since May 1, the health ministry said.",
    "The flood is feared to have killed 104 people in Cuba since May 1, the health ministry said.",
)
EXACT = "The fire destroyed nearly 2,571 homes in Chile, the government said on Monday."
TWO_BASES = tuple(
    f"At least {count} civilians have been killed in Ukraine since Feb. 24, {words}."
    for count, words in (
        (549, "according to United Nations figures"),
        (3153, "according to United Nations estimates"),
    )
)
FEW = "Since May 1, four people have been killed in Cuba, officials estimate."
SOURCELESS = "So far 4 people have been killed in Cuba since May 1."


def found(pack: str | None, texts: tuple[str, ...], apart: int) -> dict[str, str]:
    """Return the severity of each rule that finds something in texts some days apart."""
    rules = rulebook.load(packs=[pack] if pack else [])
    articles = [
        article(
            {"id": str(number), "text": text, "date": DAY + timedelta(apart * number)},
            "copy",
            number,
        )
        for number, text in enumerate(texts, 1)
    ]
    report = pipeline.check(articles, rules, lexicon.load())
    return {finding.rule: finding.severity.value for finding in report.findings}


CHANGED = {
    "business: a price without a day": ("business", "figure-without-a-day", (GOLD,), 0),
    "business: a count is not its concern": ("business", "figure-without-a-day", (ESTIMATE,), 0),
    "conflict: the sides disagree": ("conflict", "sources-disagree", SIDES, 0),
    "disaster: a toll that was only feared": ("disaster", "toll-fell", FEARED, 1),
    "health: evacuations are not its concern": ("health", "figure-without-a-day", (ESTIMATE,), 0),
    "sport: nothing moves": ("sport", "figure-without-a-day", (ESTIMATE,), 0),
    "strict: four dead are counted too": ("strict", "figure-without-a-day", (FEW,), 0),
    "conflict: counted, then estimated": ("conflict", "basis-drifted", TWO_BASES, 30),
    "style: nearly, before an exact number": ("style", "hedge-on-exact-number", (EXACT,), 0),
    "sport: a hedge is left alone": ("sport", "hedge-on-exact-number", (EXACT,), 0),
    "style: four dead have a source": ("style", "figure-without-a-source", (SOURCELESS,), 0),
}


@pytest.mark.parametrize(("pack", "rule", "texts", "apart"), CHANGED.values(), ids=CHANGED)
def test_a_pack_changes_what_its_rules_say(
    pack: str, rule: str, texts: tuple[str, ...], apart: int
) -> None:
    assert found(None, texts, apart).get(rule) != found(pack, texts, apart).get(rule)


def test_every_pack_is_there_and_has_a_case() -> None:
    assert tuple(rulefiles.packs()) == PACKS
    assert {pack for pack, *_ in CHANGED.values()} == set(PACKS)


def changed(pack: str) -> list[Rule]:
    """Return the rules that stand in a pack's file."""
    return [rule for rule in rulebook.load(packs=[pack]) if f"packs/{pack}.yaml" in rule.place]


@pytest.mark.parametrize("pack", PACKS)
def test_every_rule_of_a_pack_holds_its_examples(pack: str) -> None:
    words, rules = lexicon.load(), changed(pack)
    assert rules
    for rule in rules:
        results = try_examples(rule, words)
        assert {result.kind for result in results} == {"flag", "pass"}, rule.id
        assert all(result.holds for result in results), rule.id


def test_packs_are_laid_over_each_other_in_order() -> None:
    both = rulebook.load(packs=["conflict", "sport"])
    assert "figure-without-a-day" not in {rule.id for rule in both}
    assert rulebook.find(both, "basis-drifted").severity == "warning"
