"""Figures of two articles that stand in one and the same statement, told twice.

Open vocabulary gives no key, so the evidence is the wording: two sentences of one day that share
their telling words report the same thing. Figures that some figure of the other article bears out
are settled first; what is left on both sides is set against each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from claimcheck.model import Claim, Comparator, Extraction, Kind, Severity, Span, Status
from claimcheck.series.axes import Axis, Scopes, compare, scope
from claimcheck.series.order import How, as_of, by_time
from claimcheck.series.outcome import Outcome, Relation
from claimcheck.series.relation import COMPARED, root
from claimcheck.series.rounding import agree, band
from claimcheck.series.wording import Stemmer, Wording, heads

EVIDENCE = 3  # telling words two sentences must share; one metric and one noun count as one each
COVERED = Decimal("0.3")  # of the shorter sentence's telling words that must be shared
CLOSE = 3  # telling words around two numbers that, shared, say that both count one thing
CROWD = 40  # claims of one unit in an article from which on wording is not compared
DENIED = frozenset({Status.NEGATED, Status.HYPOTHETICAL})
ALONE = (Kind.SHARE, Kind.INCREMENT)  # kinds that are compared with their like alone
EMPTY: frozenset[str] = frozenset()
MONTH = timedelta(days=27)  # the least from the first to the last day of one
BARE = ""  # the unit of a number without a noun


Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the wording of its sentence, of what stands around its number, and of `what`.

    `periods` are the months, quarters and years that the sentence of a forecast names.
    """

    claim: Claim
    wording: Wording
    near: frozenset[str]
    measured: frozenset[str]
    periods: frozenset[Period] = frozenset()


Statements = Mapping[str, Sequence[Statement]]


def statements(extraction: Extraction, stemmer: Stemmer, scopes: Scopes) -> Statements:
    """Return what an article states, by unit; crowds of figures are left out."""
    article = extraction.article
    wordings: dict[tuple[str, Span], Wording] = {}
    found: dict[str, list[Statement]] = defaultdict(list)
    for claim in extraction.claims:
        if claim.status in DENIED or claim.mention.exact.casefold().startswith(stemmer.on_top):
            continue
        mention = claim.mention
        span = mention.sentence
        if (mention.field, span) not in wordings:
            words = article.string(mention.field)[span.start : span.end]
            wordings[mention.field, span] = stemmer.wording(words)
        wording = wordings[mention.field, span]
        near = wording.near(mention.number_start - span.start)
        measured = stemmer.words(claim.what)
        found[_unit(claim, scopes)].append(
            Statement(claim, wording, near, measured, _periods(claim, extraction))
        )
    return {unit: told for unit, told in found.items() if len(told) <= CROWD}


def _periods(claim: Claim, extraction: Extraction) -> frozenset[Period]:
    """Return the periods that the sentence of a forecast names; no other claim asks for them."""
    if claim.status is not Status.PROJECTED:
        return frozenset()
    mention = claim.mention
    return frozenset(
        (day.start, day.end)
        for day in extraction.dates
        if day.field == mention.field and mention.sentence.holds(day.span)
        if day.start and day.end and day.end - day.start >= MONTH
    )


def _unit(claim: Claim, scopes: Scopes) -> str:
    """Return what a claim counts in; vague numbers are compared with each other alone."""
    unit = scopes.unit(claim) or BARE
    return f"vague {unit}" if claim.quantity.comparator is Comparator.VAGUE else unit


@dataclass(frozen=True, slots=True)
class Told:
    """What one article states, by unit, and the telling words of all of it."""

    statements: Statements
    words: frozenset[str]

    def of(self, unit: str) -> Sequence[Statement]:
        """Return the statements of a unit, then those whose figure has lost its noun."""
        told = self.statements
        return told[unit] if unit == BARE else (*told[unit], *told.get(BARE, ()))


def told_twice(mine: Told, theirs: Told, scopes: Scopes) -> Iterator[tuple[Claim, Claim]]:
    """Yield the figures of two articles that one statement gives differently."""
    named = heads(mine.words) & heads(theirs.words)
    for unit in mine.statements:
        if unit in theirs.statements:
            known = EMPTY if unit == BARE else named  # figures without a noun are told by names
            yield from _unsettled(mine.of(unit), theirs.of(unit), unit, known, scopes)


def _unsettled(
    mine: Sequence[Statement],
    theirs: Sequence[Statement],
    unit: str,
    named: frozenset[str],
    scopes: Scopes,
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs left when every figure that the other side bears out is settled."""
    left, right = _open(mine, theirs), _open(theirs, mine)
    left, right = _unrounded(left, right), _unrounded(right, left)
    left, right = _counting(left, unit, scopes), _counting(right, unit, scopes)
    scored = sorted(
        (-score, i, j)
        for i, s in enumerate(left)
        for j, t in enumerate(right)
        if (score := likeness(s, t, named)) and _measure_one(s, t, scopes)
    )
    used: set[tuple[str, int]] = set()
    for _, i, j in scored:
        if not used & {("left", i), ("right", j)}:
            used |= {("left", i), ("right", j)}
            yield left[i].claim, right[j].claim


def restated(a: Claim, b: Claim) -> Relation:
    """Return the relation of two figures that one statement, told twice, gives differently.

    The words are one, so scope and kind are not asked for; two sources only disagree, and no
    more than a warning rests on wording.
    """
    first, second = (a, b) if by_time(a) <= by_time(b) else (b, a)
    outcome, severity = Outcome.UNDATED_CONFLICT, Severity.WARNING
    one, other = root(first), root(second)
    if one and other and one != other:
        outcome = Outcome.DISAGREE
        if first.quantity.world.meets(second.quantity.world):
            severity = Severity.INFO
    elif as_of(first) and as_of(first) == as_of(second):
        outcome = Outcome.CONFLICT
    alike = first.quantity.comparator is second.quantity.comparator
    read = (band(first.quantity, alike), band(second.quantity, alike))
    notes = ("both articles word the statement alike",)
    return Relation(outcome, severity, "restated", How.NOTHING, first, second, notes, read)


def _open(statements: Iterable[Statement], others: Sequence[Statement]) -> list[Statement]:
    """Return the statements whose very figure the other article does not give."""
    given = {other.claim.quantity.value for other in others}
    return [one for one in statements if one.claim.quantity.value not in given]


def _counting(statements: Iterable[Statement], unit: str, scopes: Scopes) -> list[Statement]:
    """Return the statements that name what they count in."""
    return [one for one in statements if _unit(one.claim, scopes) == unit]


def _unrounded(statements: Iterable[Statement], others: Sequence[Statement]) -> list[Statement]:
    """Return the statements that no figure of the other article rounds or makes exact.

    A figure that stands in both articles counts its own thing and bears out no other.
    """
    return [
        one
        for one in statements
        if not any(agree(one.claim.quantity, other.claim.quantity) for other in others)
    ]


def likeness(a: Statement, b: Statement, named: frozenset[str] = EMPTY) -> Decimal:
    """Return how alike two statements are worded, 0 where too little for one happening.

    `named` holds the beginnings of words that both articles have, in whichever sentence.
    """
    if a.periods and b.periods and not a.periods & b.periods:
        return Decimal(0)  # forecasts for two years
    shared = len(a.wording.words & b.wording.words)
    least = min(len(a.wording.words), len(b.wording.words))
    one, other = a.claim, b.claim
    metric = one.metric is not None and one.metric == other.metric
    noun = one.quantity.unit is not None and one.quantity.unit == other.quantity.unit
    near = len(a.near & b.near)
    if metric and noun and _foretold(one, other):
        return Decimal(1)
    enough = shared + metric + noun >= EVIDENCE and shared >= COVERED * least
    if not enough or not (near or metric) or a.wording.strange_to(b.wording, named):
        return Decimal(0)
    around = min(len(a.near), len(b.near))
    close = near >= min(CLOSE, around) or (noun and near > 1 and shared >= EVIDENCE + 1)
    loose = close and one.metric is None and other.metric is None
    if not metric and not loose and not _worded_alike(a, b):
        return Decimal(0)
    return Decimal(shared) / least + Decimal(near) / max(1, around)


def _foretold(a: Claim, b: Claim) -> bool:
    """Whether both are forecasts, not for two periods; of one measure, that is one forecast."""
    if not a.status is b.status is Status.PROJECTED:
        return False
    return None in (a.window.start, b.window.start) or a.window == b.window


def _worded_alike(a: Statement, b: Statement) -> bool:
    """Whether what one figure measures is said near the other, besides the noun both count."""
    both = a.measured & b.measured if a.claim.quantity.unit == b.claim.quantity.unit else EMPTY
    mine, theirs = a.measured - both, b.measured - both
    said = (a.measured | a.near, b.measured | b.near)
    return not (mine and theirs) or bool(mine & said[1]) or bool(theirs & said[0])


def _measure_one(one: Statement, other: Statement, scopes: Scopes) -> bool:
    """Whether nothing in what the two count says that they count different things."""
    a, b = one.claim, other.claim
    first, second = scope(a, scopes), scope(b, scopes)
    if first.metric and second.metric and first.metric != second.metric:
        ancestors = scopes.metrics.ancestors
        shared = one.wording.words & other.wording.words
        if ancestors(first.metric) & ancestors(second.metric) or len(shared) <= EVIDENCE:
            return False
    if first.population and second.population and len(one.near & other.near) < CLOSE:
        axis = compare(first.population, second.population, scopes.populations)
        if axis is Axis.INCOMPARABLE:
            return False
    if first.place and second.place and len(one.near & other.near) < CLOSE:
        axis = compare(first.place, second.place, scopes.places)
        if axis is Axis.INCOMPARABLE:
            return False
    if any((a.kind is kind) is not (b.kind is kind) for kind in ALONE):
        return False
    vouched = a.status is b.status or {a.status, b.status} <= COMPARED
    if not vouched and a.kind is not Kind.DURATION:  # "is extended", "will be extended" by a month
        return False
    return {a.quantity.direction, b.quantity.direction} != {"up", "down"}
