"""A figure of a series the desk owns, credited to somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from claimcheck import house
from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._places import place
from claimcheck.house import OwnedSeries, Value
from claimcheck.model import Claim, Severity
from claimcheck.series.axes import Axis, compare
from claimcheck.series.scopes import scopes

FRESH = timedelta(days=60)  # a value this old is no longer what an article can be quoting


class Owner(Check):
    """Report a figure that fits a known value of an owned series but names another source.

    Bad:  "some 7.7 million internally displaced, the refugee agency said", when it is IOM's survey.
    Good: the owner or a name it accepts; "the IOM, cited by the refugee agency".

    Source: CHECKS C10, CLAIM-MODEL section 8 (root and owner).
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("figure",)
    words: ClassVar[tuple[str, ...]] = ("owner", "credited", "title", "as_of")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per figure, in text order."""
        known = house.of(group.lexicon).series
        for claim in group.claims:
            if claim.metric is None or not claim.source.name or not claim.published:
                continue
            for name in sorted(known):
                value = _quoted(claim, known[name])
                if value and _of_series(claim, known[name], group) and _foreign(claim, known[name]):
                    yield _conflict(claim, known[name], value)
                    break


def _quoted(claim: Claim, entry: OwnedSeries) -> Value | None:
    """Return the newest known value that the figure can stand for on its day."""
    assert claim.published
    fits = [
        value
        for value in entry.values
        if timedelta(0) <= claim.published - (value.seen or value.as_of) <= FRESH
        and claim.quantity.tally.low <= value.rho <= claim.quantity.tally.high
    ]
    return fits[-1] if fits else None


def _of_series(claim: Claim, entry: OwnedSeries, group: Group) -> bool:
    """Whether the claim counts what the series counts, at the same place."""
    if claim.metric != entry.metric or (entry.population and claim.population != entry.population):
        return False
    if not (claim.place and entry.place):
        return claim.place == entry.place
    places = scopes(group.lexicon).places
    return compare(places.id_of(claim.place), places.id_of(entry.place), places) is Axis.EQUAL


def _foreign(claim: Claim, entry: OwnedSeries) -> bool:
    """Whether nobody in the claim's chain of sources is the owner or goes by its name."""
    named = {claim.source.name, claim.source.root, *claim.source.chain} - {None}
    return not named & {entry.owner, *entry.accepts}


def _conflict(claim: Claim, entry: OwnedSeries, value: Value) -> Conflict:
    credited = claim.source.name or ""
    here: Place = place(claim, "figure")
    return Conflict(
        places=(here,),
        severity=Severity.WARNING,
        relation="MISATTRIBUTED",
        arithmetic=f"{entry.owner}: {value.rho:,f} as of {value.as_of}",
        tried=("a name the owner accepts", "a chain of sources that names the owner"),
        words={
            "owner": entry.owner,
            "credited": credited,
            "title": entry.title,
            "as_of": str(value.as_of),
        },
    )


CHECK = Owner
