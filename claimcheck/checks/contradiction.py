"""Two figures for one thing: in one article, its headline, or two articles on one happening."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._evidence import Places, given_or_summed, one_thing, part_and_whole, places
from claimcheck.checks._opposed import opposed
from claimcheck.checks._places import conflict
from claimcheck.model import BlockKind, Claim
from claimcheck.series.axes import Scopes
from claimcheck.series.context import Context
from claimcheck.series.keys import apart, one_series
from claimcheck.series.outcome import Outcome, Relation
from claimcheck.series.relation import relate
from claimcheck.series.scopes import scopes
from claimcheck.series.statements import restated

HEADS = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
AGREES = frozenset({Outcome.EQUIVALENT, Outcome.REFINES, Outcome.COMPATIBLE})


class Contradiction(Check):
    """Report two claims about one thing whose figures cannot both stand.

    Bad:  "More than 2.3 million people fled" and "2.2 million refugees fled" in one article.
    Good: "Over 13,700 citizens evacuated" above "13,719 citizens": the one rounds the other.

    Source: CLAIM-MODEL section 12. O(n log n) in the claims of a group.
    """

    compares: ClassVar[str] = "two figures of one thing that cannot both stand"
    over: ClassVar[Over] = Over.ARTICLE
    relations: tuple[Outcome, ...] = Field(min_length=1, description="outcomes that are reported")
    between: Literal["body", "headline", "articles"] = Field(
        default="body", description="two places of one body, headline and body, or two articles"
    )

    within: Decimal | None = Field(
        default=None, gt=1, description="how many times larger one figure of an article may be"
    )

    @model_validator(mode="after")
    def _of_one_mind(self) -> Contradiction:
        """Refuse options that leave nothing to report."""
        if self.within is not None and self.between == "articles":
            raise ValueError("`within` is of one article: take it out, or `between: articles`")
        if self.between == "headline" and self.relations == (Outcome.SUBSET_EXCEEDS,):
            raise ValueError("a headline has no parts: SUBSET_EXCEEDS is of `between: body`")
        return self

    @property
    def looks_at(self) -> tuple[Over, ...]:
        """Return an article, or the articles of one series or happening."""
        return (Over.SERIES, Over.HAPPENING) if self.between == "articles" else (Over.ARTICLE,)

    @property
    def named(self) -> tuple[str, ...]:
        """Return the roles of the two places."""
        if self.between == "headline":
            return ("headline", "body")
        if self.relations == (Outcome.SUBSET_EXCEEDS,):
            return ("part", "whole")
        return ("first", "second")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield a conflict for each pair whose relation is one of `relations`."""
        lattices = scopes(group.lexicon)
        if self.between == "headline":
            yield from self._heads(group, lattices)
            return
        for relation in self._relations(group, lattices):
            if relation.outcome in self.relations:
                yield conflict(relation, self.named)

    def _relations(self, group: Group, lattices: Scopes) -> Iterator[Relation]:
        """Yield the relations of the pairs that `between` asks for."""
        if group.over is Over.HAPPENING:
            yield from (restated(a, b) for a, b in group.told)
            return
        known = group.once(places) if self.between == "body" else {}
        for a, b in opposed(group):
            if a.quantity.value != b.quantity.value and self._asked(a, b, known, lattices):
                relation = relate(a, b, Context(scopes=lattices))
                if self._sound(relation, group, lattices):
                    yield relation

    def _asked(self, a: Claim, b: Claim, known: Places, lattices: Scopes) -> bool:
        """Whether the two stand where the rule looks, and may be of one thing."""
        if a.mention.article != b.mention.article:
            return self.between == "articles" and one_series(a, b, lattices)
        if self.between != "body" or {a.mention.block, b.mention.block} & HEADS:
            return False
        parts = self.relations == (Outcome.SUBSET_EXCEEDS,)
        return parts or one_thing(a, b, known, lattices, self.within)

    def _sound(self, relation: Relation, group: Group, lattices: Scopes) -> bool:
        """Whether a part in one article is said to be part of its whole."""
        part, whole = relation.first, relation.second
        if relation.outcome is not Outcome.SUBSET_EXCEEDS or self.between != "body":
            return True
        return part_and_whole(part, whole, group, lattices)

    def _heads(self, group: Group, lattices: Scopes) -> Iterator[Conflict]:
        """Yield, for each claim of a headline that nothing in the body bears out, its clash."""
        if not any(claim.mention.block in HEADS for claim in group.claims):
            return
        against: dict[int, tuple[Claim, list[Relation]]] = {}
        for a, b in opposed(group):
            if (a.mention.block in HEADS) is not (b.mention.block in HEADS):
                head = a if a.mention.block in HEADS else b
                relation = relate(a, b, Context(scopes=lattices))
                against.setdefault(id(head), (head, []))[1].append(relation)
        for head, relations in against.values():
            clashes = [r for r in relations if r.outcome in self.relations and self._near(r)]
            borne_out = any(_bears_out(relation) for relation in relations)
            if clashes and not borne_out and not given_or_summed(head, group.claims, lattices):
                yield conflict(clashes[0], self.named, head)

    def _near(self, relation: Relation) -> bool:
        """Whether the two figures are near enough to be meant for one thing."""
        a, b = relation.first.quantity.tally, relation.second.quantity.tally
        return self.within is None or apart(a, b) <= self.within


def _bears_out(relation: Relation) -> bool:
    """Whether a figure of the body supports the headline's; a part of what it counts does not."""
    return relation.outcome in AGREES and relation.reason != "subset"


CHECK = Contradiction
