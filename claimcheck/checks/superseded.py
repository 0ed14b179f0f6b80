"""A figure that its owner had overtaken, or taken back, before the article appeared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._owned import credited, entries
from claimcheck.checks._places import place
from claimcheck.house import OwnedSeries, Revision, Value
from claimcheck.intervals import Interval
from claimcheck.model import Claim, DayBasis, Kind, Severity


class Superseded(Check):
    """Report a figure below the newest one its owner had published, or one it has revised away.

    Bad:  "more than 5.4 million have fled" on a day when the owner already said 5.56 million;
          the toll of 1,400 after it was revised to 1,200.
    Good: "by March 10, 2.3 million had fled" in May; a figure its owner published that day.

    Only values known before the article's day count; a stated earlier as-of day is history. A
    cumulative figure is still true as a floor, and the message says so. Source: CHECKS C04, C12,
    CLAIM-MODEL sections 11 and 13.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("figure",)
    words: ClassVar[tuple[str, ...]] = ("owner", "newest", "as_of", "note")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure, in text order."""
        for claim in group.claims:
            if claim.published is None or claim.window.basis is DayBasis.EXPLICIT:
                continue
            for _, entry in entries(claim, group):
                if claim.source.name is None or credited(claim, entry):
                    yield from _judged(claim, entry)
                    break


def _judged(claim: Claim, entry: OwnedSeries) -> Iterator[Conflict]:
    """Yield a conflict if the series knew better before the article's day."""
    assert claim.published
    known = [value for value in entry.values if entry.known(value) < claim.published]
    newest = known[-1] if known else None
    tally = claim.quantity.tally
    gone = [r for r in entry.revisions if r.on < claim.published and _is(tally, r)]
    if gone:
        yield _conflict(claim, entry, gone[-1].now, str(gone[-1].on), gone[-1])
    elif newest and _overtaken(claim, newest, entry) and not _lately(claim, known, entry):
        yield _conflict(claim, entry, newest.rho, str(newest.as_of))


def _overtaken(claim: Claim, newest: Value, entry: OwnedSeries) -> bool:
    """Whether a count that only grows lies below the newest value."""
    below = claim.quantity.tally.below(Interval.point(newest.rho))
    return below and entry.kind is Kind.CUMULATIVE


def _lately(claim: Claim, known: list[Value], entry: OwnedSeries) -> bool:
    """Whether the figure was the owner's newest within its shelf life."""
    assert claim.published
    tally = claim.quantity.tally
    for value, following in pairwise(known):
        overtaken = (claim.published - entry.known(following)).days
        if tally.low <= value.rho <= tally.high and overtaken <= entry.shelf_life_days:
            return True
    return False


def _is(tally: Interval, revision: Revision) -> bool:
    """Whether a tally can be the value that was taken back, and not the one put in its place."""
    was, now = Interval.point(revision.was), Interval.point(revision.now)
    return tally.meets(was) and not tally.meets(now)


def _conflict(
    claim: Claim,
    entry: OwnedSeries,
    newest: object,
    day: str,
    revision: Revision | None = None,
) -> Conflict:
    note = f"revised ({revision.reason})" if revision else "still true as a floor"
    return Conflict(
        places=(place(claim, "figure"),),
        severity=Severity.ERROR if revision else Severity.WARNING,
        relation="REPUDIATED" if revision else "STALE",
        arithmetic=f"{claim.quantity.tally} lies below {entry.owner}'s {newest:,} of {day}"
        if not revision
        else f"{entry.owner}: {revision.was:,} became {revision.now:,} on {day}",
        tried=("a stated earlier day", "the shelf life of the series"),
        words={"owner": entry.owner, "newest": f"{newest:,}", "as_of": day, "note": note},
    )


CHECK = Superseded
