"""Who else says so: the claims of other articles that agree with a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from claimcheck.model import Claim
from claimcheck.report._plot import Where, where
from claimcheck.series.axes import Scopes
from claimcheck.series.context import Context
from claimcheck.series.followed import Followed, followed
from claimcheck.series.outcome import Outcome
from claimcheck.series.relation import relate

AGREEING = frozenset({Outcome.EQUIVALENT, Outcome.REFINES, Outcome.COMPATIBLE})
NEAR = 4  # claims before and after one that are asked
MOST = 3  # agreeing claims that are named


class Agreement:
    """The series of a corpus, to be asked who agrees with a claim of it."""

    def __init__(self, claims: Iterable[Claim], scopes: Scopes) -> None:
        self.context = Context(scopes=scopes)
        self.places: dict[Where, tuple[Followed, int]] = {
            where(claim): (series, at)
            for series in followed(claims)
            for at, claim in enumerate(series.claims)
        }

    def others(self, claim: Claim) -> tuple[Claim, ...]:
        """Return claims of other articles that agree with one, those next to it in time."""
        return tuple(islice(self._agreeing(claim), MOST))

    def _agreeing(self, claim: Claim) -> Iterator[Claim]:
        found = self.places.get(where(claim))
        if found is None:
            return
        series, at = found
        for step in range(1, NEAR + 1):
            for place in (at - step, at + step):
                if 0 <= place < len(series.claims):
                    other = series.claims[place]
                    if self._agree(claim, other):
                        yield other

    def _agree(self, claim: Claim, other: Claim) -> bool:
        if claim.mention.article == other.mention.article:
            return False
        return relate(claim, other, self.context).outcome in AGREEING
