"""What a series is called, and which claims can be followed from article to article."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.intervals import INFINITY, Interval
from claimcheck.model import Claim, Kind
from claimcheck.series.axes import Scopes, scope
from claimcheck.series.order import started
from claimcheck.series.relation import COMPARED, root

FOLLOWED = frozenset({Kind.CUMULATIVE, Kind.STOCK})


def series_name(claim: Claim) -> str:
    """Return the series of a claim in one line, `civilians killed · Ukraine · since 2022-02-24`.

    It holds no figure and no day of a report, so that it names a finding whose figures change.
    """
    start = started(claim)
    parts = (measure(claim), claim.place, f"since {start}" if start else None)
    return " · ".join(part for part in parts if part)


def measure(claim: Claim) -> str:
    """Return what a claim counts, `civilians killed`, in the claim's own words where no id does."""
    return " ".join(filter(None, (claim.population, claim.metric))) or claim.what


def anchor(claim: Claim, scopes: Scopes) -> str | None:
    """Return the key of all series this claim may belong to, None where it stands alone.

    Only a running total or a stock of a known metric, with a stated start, event or compiler, is
    the same figure in another article.
    """
    if claim.kind not in FOLLOWED or not claim.metric or claim.status not in COMPARED:
        return None
    if not (started(claim) or claim.event or (root(claim) and claim.place)):
        return None
    return f"{scopes.family(claim.metric)} {scopes.unit(claim)}"


def one_series(a: Claim, b: Claim, scopes: Scopes) -> bool:
    """Whether two claims of different articles follow one figure, by event, start or compiler."""
    if a.event and b.event:
        return a.event == b.event
    first, second = scope(a, scopes).place, scope(b, scopes).place
    here = first is not None and second is not None
    same_root = root(a) is not None and root(a) == root(b)
    if started(a) and started(b):
        return here or same_root
    return here and same_root and a.kind is b.kind


def apart(a: Interval, b: Interval) -> Decimal:
    """Return how many times the lower end of the higher one is the upper end of the lower one."""
    low, high = (a, b) if a.below(b) else (b, a)
    if low.meets(high):
        return Decimal(1)
    return high.low / low.high if low.high > 0 else INFINITY
