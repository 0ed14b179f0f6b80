"""What every worker needs and gets once: rules, words, and how an article is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from claimcheck import house
from claimcheck.checks import Over
from claimcheck.claims import extract
from claimcheck.house import House
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction
from claimcheck.pipeline import asked
from claimcheck.provenance import named, program
from claimcheck.rule import EVERYTHING, Rule


@dataclass(frozen=True, slots=True)
class Setup:
    """The rules and words of a run. It pickles, so that it reaches each worker once.

    What the desk knows for sure goes along: a worker on another machine has no `ledger/` folder.
    `read` turns an article into an extraction; a cache can stand there.
    """

    rules: tuple[Rule, ...]
    lexicon: Lexicon
    read: Callable[[Article, Lexicon], Extraction] = extract
    by_sort: dict[Over, tuple[Rule, ...]] = field(default_factory=dict, compare=False)

    def __reduce__(self) -> tuple[Callable[..., Setup], tuple[object, ...]]:
        """Return what another process needs."""
        return _arrived, (self.rules, self.lexicon, self.read, house.of(self.lexicon))

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
        known = house.of(self.lexicon)
        facts = (
            f"{name}\0{entry.model_dump_json()}".encode()
            for part in (known.series, known.facts, known.offices)
            for name, entry in part.items()
        )
        rules = (f"{rule.kind}\0{rule.model_dump_json()}".encode() for rule in self.rules)
        return named(program(), self.lexicon.digest.encode(), named(*facts), *rules)


def _arrived(
    rules: tuple[Rule, ...],
    lexicon: Lexicon,
    read: Callable[[Article, Lexicon], Extraction],
    known: House,
) -> Setup:
    house.carried(lexicon, known)
    return Setup(rules, lexicon, read)
