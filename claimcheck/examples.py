"""The examples of a rule, run through the whole program with that rule alone."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.articles.record import article
from claimcheck.findings import Finding
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article
from claimcheck.pipeline import check
from claimcheck.rule import Example, Rule


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example: `kind` is "flag" or "pass", `number` counts from 1.

    `findings` are all that the rule found in it; `holds` says whether that is what was wanted.
    """

    rule: str
    kind: str
    number: int
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether a flag example was flagged, or a pass example passed."""
        return bool(self.findings) is (self.kind == "flag")


def try_examples(rule: Rule, lexicon: Lexicon) -> tuple[ExampleResult, ...]:
    """Return what came of every example of a rule, those to be flagged first."""
    return tuple(
        ExampleResult(rule.id, kind, number, _run(example, rule, lexicon))
        for kind, examples in (("flag", rule.flag), ("pass", rule.passes))
        for number, example in enumerate(examples, start=1)
    )


def articles(example: Example, rule: Rule) -> list[Article]:
    """Return the articles of an example; those without an id are numbered."""
    records = [given.model_dump(exclude_none=True) for given in example]
    return [
        article({"id": str(number), **record}, rule.place or rule.id, number)
        for number, record in enumerate(records, start=1)
    ]


def _run(example: Example, rule: Rule, lexicon: Lexicon) -> tuple[Finding, ...]:
    return check(articles(example, rule), [rule], lexicon).findings
