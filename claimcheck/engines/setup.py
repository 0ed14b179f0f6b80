"""What every worker needs and gets once: rules, words, and how an article is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from claimcheck.checks import Over
from claimcheck.claims import extract
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction
from claimcheck.pipeline import asked
from claimcheck.provenance import named, program
from claimcheck.rule import EVERYTHING, Rule


@dataclass(frozen=True, slots=True)
class Setup:
    """The rules and words of a run. It pickles, so that it reaches each worker once.

    `read` turns an article into an extraction; a cache can stand there.
    """

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    read: Callable[[Article, Lexicon], Extraction] = extract
    by_sort: dict[Over, tuple[Rule, ...]] = field(default_factory=dict, compare=False)

    def asked(self, over: Over) -> tuple[Rule, ...]:
        """Return the rules that look at one sort of group."""
        if over not in self.by_sort:
            self.by_sort[over] = tuple(asked(over, self.rules))
        return self.by_sort[over]

    @property
    def choosy(self) -> tuple[Rule, ...]:
        """Return the rules that look at some claims alone."""
        return tuple(rule for rule in self.rules if rule.select != EVERYTHING)

    def digest(self) -> bytes:
        """Return a hash of all that decides what is found in given articles."""
        rules = (f"{rule.kind}\0{rule.model_dump_json()}".encode() for rule in self.rules)
        return named(program(), self.lexicon.digest.encode(), *rules)
