"""A count that only grows has fallen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._opposed import opposed
from claimcheck.checks._places import conflict
from claimcheck.checks._words import has_cue_near
from claimcheck.model import Claim
from claimcheck.series.axes import Scopes
from claimcheck.series.context import Context, Side
from claimcheck.series.keys import one_series
from claimcheck.series.order import by_time
from claimcheck.series.outcome import Outcome, Relation
from claimcheck.series.relation import grows, relate, root
from claimcheck.series.scopes import scopes


class Monotonic(Check):
    """Report a running total that lies wholly below one stated for an earlier day.

    Bad:  "at least 549 killed" as of Monday, then "at least 516 killed" as of Tuesday.
    Good: "about 40 killed" as of Monday, then "38 killed" as of Tuesday: the hedge leaves room;
          "revised down to 31" on Wednesday, then 33 on Thursday.

    A fall that the text announces is REVISED, an info, reported where `relations` ask for it.
    Source: CLAIM-MODEL sections 6.3 and 12, step 9. O(n log n) in the claims of a group.
    """

    compares: ClassVar[str] = "two counts that only grow, of one series, the later one lower"
    over: ClassVar[Over] = Over.SERIES
    roles: ClassVar[tuple[str, ...]] = ("earlier", "later")
    relations: tuple[Outcome, ...] = Field(
        default=(Outcome.REGRESSION, Outcome.STALE), description="outcomes that are reported"
    )

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield, for each claim that has fallen, its conflict with the highest figure before."""
        lattices = scopes(group.lexicon)
        peaks: dict[int, Relation] = {}
        revised: list[Claim] = []
        fallen: list[Relation] = []
        for relation in self._relations(group, lattices):
            if relation.outcome is Outcome.REVISED:
                revised.append(relation.second)
            if relation.outcome in self.relations and not _of_another(relation):
                fallen.append(relation)
        for relation in fallen:
            if not any(_settles(claim, relation, lattices) for claim in revised):
                peak = peaks.setdefault(id(relation.second), relation)
                if _height(relation) > _height(peak):
                    peaks[id(relation.second)] = relation
        for relation in peaks.values():
            yield conflict(relation, self.named)

    def _relations(self, group: Group, lattices: Scopes) -> Iterator[Relation]:
        """Yield how the figures of one series in different articles stand to each other."""
        for a, b in opposed(group):
            apart = a.mention.article != b.mention.article
            if apart and grows(a, lattices) and grows(b, lattices) and one_series(a, b, lattices):
                yield relate(a, b, Context(_side(a, group), _side(b, group), scopes=lattices))


def _of_another(relation: Relation) -> bool:
    """Whether a correction is of a figure that somebody else counted."""
    roots = {root(relation.first), root(relation.second)} - {None}
    return relation.outcome is Outcome.REVISED and len(roots) > 1


def _settles(revised: Claim, fall: Relation, lattices: Scopes) -> bool:
    """Whether a figure was corrected between the two, to one that the later one keeps to."""
    before, after = fall.first, fall.second
    between = by_time(before) < by_time(revised) < by_time(after)
    lowered = revised.quantity.tally.below(before.quantity.tally)
    kept = not after.quantity.tally.below(revised.quantity.tally)
    return between and lowered and kept and one_series(revised, after, lattices)


def _height(relation: Relation) -> Decimal:
    return relation.first.quantity.tally.low


def _side(claim: Claim, group: Group) -> Side:
    return Side(revision=has_cue_near("correction", claim, group))


CHECK = Monotonic
