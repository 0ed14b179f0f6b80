"""relate(a, b): whether two quantity claims can both stand, and if not, how they clash.

Source: CLAIM-MODEL section 12. Tallies are compared with tallies, never bounds on the world.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.model import Claim, Comparator, Kind, Severity, Status
from claimcheck.series.axes import Alignment, Axis, Scopes, align
from claimcheck.series.context import Context, Side
from claimcheck.series.order import How, Moment, Order, as_of, by_time, order, started
from claimcheck.series.outcome import Outcome, Relation
from claimcheck.series.scopes import shipped

COMPARED = frozenset({Status.ASSERTED, Status.REPORTED, Status.HEDGED})
SOFT = frozenset({Comparator.UP_TO})


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two claims in canonical order, with what a step needs to know of them."""

    a: Claim
    b: Claim
    side_a: Side
    side_b: Side
    how: How
    breaks: tuple[date, ...]
    notes: tuple[str, ...]

    def says(
        self, outcome: Outcome, severity: Severity | None = None, reason: str = ""
    ) -> Relation:
        hedged = Status.HEDGED in (self.a.status, self.b.status)
        capped = Severity.WARNING if hedged and severity is Severity.ERROR else severity
        return Relation(outcome, capped, reason, self.how, self.a, self.b, self.notes)

    @property
    def together(self) -> bool:
        return self.a.mention.article == self.b.mention.article

    @property
    def roots(self) -> tuple[str | None, str | None]:
        return root(self.a), root(self.b)


def relate(a: Claim, b: Claim, context: Context | None = None) -> Relation:
    """Return what two claims are to each other; symmetric in its arguments.

    Args:
        a: one claim.
        b: the other; in any order.
        context: what is known from elsewhere, its sides in the order of the arguments.
    """
    context = context or Context()
    if by_time(b) < by_time(a):
        a, b, context = b, a, context.mirrored()
    scopes = context.scopes or shipped()
    reason = _differs(a, b, scopes)
    aligned = Alignment(Axis.EQUAL) if reason else align(a, b, scopes)
    if aligned.axis is Axis.INCOMPARABLE:
        reason = "scope"
    reason = reason or _other_window(a, b)
    where, how = order(_moment(a, context.a), _moment(b, context.b))
    pair = _Pair(a, b, context.a, context.b, how, context.breaks, aligned.notes)
    if reason:
        return pair.says(Outcome.INCOMPARABLE, reason=reason)
    if aligned.axis is not Axis.EQUAL:
        return _part(pair, where, part_first=aligned.axis is Axis.SUBSET, scopes=scopes)
    if a.kind is Kind.INCREMENT and where is not Order.SAME:
        return pair.says(Outcome.INCOMPARABLE, reason="window")
    if where is Order.SAME or _fixed(a, b, scopes):
        return _same(pair)
    if where is Order.UNKNOWN:
        clash = not a.quantity.tally.meets(b.quantity.tally)
        return (
            pair.says(Outcome.UNDATED_CONFLICT, Severity.WARNING)
            if clash
            else pair.says(Outcome.COMPATIBLE)
        )
    return _in_time(pair if where is Order.BEFORE else _swapped(pair), scopes)


def root(claim: Claim) -> str | None:
    """Return who counted: the resolved compiler, else the credited name, else None."""
    return claim.source.root or claim.source.name


def grows(claim: Claim, scopes: Scopes) -> bool:
    """Whether the count can only rise: a running total, or a toll of one happening."""
    if claim.kind is Kind.EVENT:
        return claim.metric in scopes.growing
    return claim.kind is Kind.CUMULATIVE


def _moment(claim: Claim, side: Side) -> Moment:
    return Moment(as_of(claim), claim.published or side.pub, claim.mention.article)


def _differs(a: Claim, b: Claim, scopes: Scopes) -> str:
    """Return why the two cannot be compared before scope is looked at, or nothing."""
    if scopes.unit(a) != scopes.unit(b):
        return "unit"
    if a.status not in COMPARED or b.status not in COMPARED:
        return "status"
    if a.kind is not b.kind and not (grows(a, scopes) and grows(b, scopes)):
        return "kind"
    return ""


def _other_window(a: Claim, b: Claim) -> str:
    """Return "window" where both starts are known and differ; stocks have none."""
    if a.kind is Kind.STOCK:
        return ""
    return "window" if started(a) and started(b) and started(a) != started(b) else ""


def _fixed(a: Claim, b: Claim, scopes: Scopes) -> bool:
    """Whether time cannot change the figure: an amount that belongs to one happening."""
    return a.kind is Kind.EVENT and b.kind is Kind.EVENT and not grows(a, scopes)


def _swapped(pair: _Pair) -> _Pair:
    return _Pair(pair.b, pair.a, pair.side_b, pair.side_a, pair.how, pair.breaks, pair.notes)


def _part(pair: _Pair, where: Order, *, part_first: bool, scopes: Scopes) -> Relation:
    """Step 6: a part must not exceed a whole that is as late."""
    if not part_first:
        pair = _swapped(pair)
        where = {Order.BEFORE: Order.AFTER, Order.AFTER: Order.BEFORE}.get(where, where)
    part, whole = pair.a, pair.b
    certain = where is Order.SAME or (where is Order.BEFORE and grows(part, scopes))
    if certain and whole.quantity.tally.below(part.quantity.tally):
        a, b = pair.roots
        sure = pair.together or (a is not None and a == b)
        return pair.says(Outcome.SUBSET_EXCEEDS, Severity.ERROR if sure else Severity.WARNING)
    return pair.says(Outcome.COMPATIBLE, reason="subset")


def _in_time(pair: _Pair, scopes: Scopes) -> Relation:
    """Step 9: `pair.b` is the later of the two."""
    a, b = pair.a.quantity.tally, pair.b.quantity.tally
    if a.meets(b):
        return pair.says(Outcome.COMPATIBLE)
    if not grows(pair.a, scopes):
        return pair.says(Outcome.CHANGED)
    if a.below(b):
        return pair.says(Outcome.SUPERSEDED)
    return _fallen(pair)


def _fallen(pair: _Pair) -> Relation:
    """The later figure is lower: name the lawful reason, or say what sort of fall it is."""
    if pair.side_b.revision:
        return pair.says(Outcome.REVISED, Severity.INFO)
    if pair.side_b.reclass:
        return pair.says(Outcome.RECLASSIFIED, Severity.INFO)
    earlier, later = _day(pair.a, pair.side_a), _day(pair.b, pair.side_b)
    if any(earlier and later and earlier < day <= later for day in pair.breaks):
        return pair.says(Outcome.REDEFINED, Severity.INFO)
    a, b = pair.roots
    if a and b and a != b:
        return pair.says(Outcome.DISAGREE, Severity.INFO)
    sure = Severity.ERROR if a and b else Severity.WARNING
    if pair.how is How.EXPLICIT:
        return pair.says(Outcome.REGRESSION, sure)
    stated = as_of(pair.b)
    if stated and earlier and stated < earlier:
        return pair.says(Outcome.DATED_OLD, Severity.INFO)
    return pair.says(Outcome.STALE, sure if pair.side_a.origin == "corpus" else Severity.WARNING)


def _day(claim: Claim, side: Side) -> date | None:
    return as_of(claim) or claim.published or side.pub


def _same(pair: _Pair) -> Relation:
    """Step 10: both speak of one moment."""
    a, b = pair.a.quantity, pair.b.quantity
    if not a.tally.meets(b.tally):
        return _clash(pair)
    bare = a.comparator is b.comparator is Comparator.EXACT
    if bare and a.granularity == b.granularity > 1 and a.value != b.value:
        severity = Severity.WARNING if pair.together else Severity.INFO
        return pair.says(Outcome.ROUNDING_INCONSISTENT, severity)
    if a.tally == b.tally and a.world == b.world:
        return pair.says(Outcome.EQUIVALENT)
    if a.tally.within(b.tally) or b.tally.within(a.tally):
        return pair.says(Outcome.REFINES)
    return pair.says(Outcome.COMPATIBLE)


def _clash(pair: _Pair) -> Relation:
    a, b = pair.roots
    said = [pair.a.quantity.comparator, pair.b.quantity.comparator]
    if not SOFT.isdisjoint(said):
        return pair.says(Outcome.CONFLICT, Severity.WARNING)
    if said.count(Comparator.VAGUE) == 1 and pair.a.quantity.world.meets(pair.b.quantity.world):
        return pair.says(Outcome.CONFLICT, Severity.WARNING)  # "thousands" for "at least 1,500"
    if a and b and a != b:
        apart = not pair.a.quantity.world.meets(pair.b.quantity.world)
        return pair.says(Outcome.DISAGREE, Severity.WARNING if apart else Severity.INFO)
    sure = pair.together or (a is not None and b is not None)
    return pair.says(Outcome.CONFLICT, Severity.ERROR if sure else Severity.WARNING)
