"""The claims of one scope in time order, and the few of them that any other can clash with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claimcheck.intervals import INFINITY
from claimcheck.model import Claim
from claimcheck.series.order import as_of

UNDATED = date.min

Bottom = tuple[Decimal, bool]  # a lower end, and whether it is open


@dataclass(slots=True)
class Extremes:
    """Of some set, the claim with the lowest upper end and that with the highest lower end."""

    lowest: Claim
    highest: Claim

    def take(self, claim: Claim) -> None:
        """Widen by one claim."""
        if _top(claim) < _top(self.lowest):
            self.lowest = claim
        if _bottom(claim) > _bottom(self.highest):
            self.highest = claim


def calm(claims: Sequence[Claim]) -> bool:
    """Whether counts that only grow, told by as many articles, plainly never fall or differ.

    A quick look that most series end with: every day's figures meet, and none lies below an
    earlier one. Only days of one sort are compared here.
    """
    stated = [as_of(claim) for claim in claims]
    days = stated if any(stated) else [claim.published for claim in claims]
    if None in days or len({claim.mention.article for claim in claims}) < len(claims):
        return False
    peak: Bottom = (-INFINITY, False)
    moment: date | None = None
    today: Extremes | None = None
    for day, claim in sorted(zip(days, claims, strict=True), key=_first):
        tally = claim.quantity.tally
        if day != moment or today is None:
            peak = max(peak, _bottom(today.highest)) if today else peak
            moment, today = day, Extremes(claim, claim)
        else:
            today.take(claim)
            if today.lowest.quantity.tally.below(today.highest.quantity.tally):
                return False
        if tally.high < peak[0] or (tally.high == peak[0] and (tally.open_high or peak[1])):
            return False
    return True


def _first(dated: tuple[date | None, Claim]) -> date:
    return dated[0] or UNDATED


class Line:
    """Claims ordered by one sort of day, with their running extremes."""

    def __init__(self, claims: Sequence[Claim], days: Sequence[date]) -> None:
        order = sorted(range(len(claims)), key=lambda i: days[i])
        ordered = [claims[i] for i in order]
        self.days = [days[i] for i in order]
        self.until = _running(ordered)
        self.since = _running(ordered[::-1])[::-1]
        self.moments: dict[date, Extremes] = {}
        for day, claim in zip(self.days, ordered, strict=True):
            self.moments.setdefault(day, Extremes(claim, claim)).take(claim)

    def against(self, day: date) -> Iterator[Claim]:
        """Yield the extremes of that day, of the time before and after it, and of no day."""
        if not self.days:
            return
        if day == UNDATED:
            yield from (self.until[-1].lowest, self.until[-1].highest)
            return
        for moment in (self.moments.get(day), self.moments.get(UNDATED)):
            if moment:
                yield from (moment.lowest, moment.highest)
        before, after = bisect_left(self.days, day), bisect_right(self.days, day)
        if before:
            yield from (self.until[before - 1].lowest, self.until[before - 1].highest)
        if after < len(self.days):
            yield from (self.since[after].lowest, self.since[after].highest)


class Timeline:
    """The claims of one scope; asked for those that a claim clashes with if it does with any.

    Two stated as-of days are compared with each other, all else by publication day.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        stated = [claim for claim in claims if as_of(claim)]
        unstated = [claim for claim in claims if not as_of(claim)]
        self.stated = Line(stated, [as_of(claim) or UNDATED for claim in stated])
        self.unstated = Line(unstated, [_published(claim) for claim in unstated])
        self.every = Line(claims, [_published(claim) for claim in claims])
        self.articles: dict[str, Extremes] = {}
        for claim in claims:
            self.articles.setdefault(claim.mention.article, Extremes(claim, claim)).take(claim)

    def against(self, claim: Claim) -> Iterator[Claim]:
        """Yield the extremes of its article, its moment, and the time before and after it."""
        if own := self.articles.get(claim.mention.article):
            yield from (own.lowest, own.highest)
        if day := as_of(claim):
            yield from self.stated.against(day)
            yield from self.unstated.against(_published(claim))
        else:
            yield from self.every.against(_published(claim))


def _published(claim: Claim) -> date:
    return claim.published or UNDATED


def _running(claims: Sequence[Claim]) -> list[Extremes]:
    """Return, for each place in the list, the extremes of the claims up to it."""
    found: list[Extremes] = []
    for claim in claims:
        last = found[-1] if found else Extremes(claim, claim)
        found.append(Extremes(last.lowest, last.highest))
        found[-1].take(claim)
    return found


def _top(claim: Claim) -> tuple[Decimal, bool]:
    """Return how far up a tally reaches; an open end stays below a closed one."""
    return claim.quantity.tally.high, not claim.quantity.tally.open_high


def _bottom(claim: Claim) -> Bottom:
    """Return how far down a tally reaches; an open end stays above a closed one."""
    return claim.quantity.tally.low, claim.quantity.tally.open_low
