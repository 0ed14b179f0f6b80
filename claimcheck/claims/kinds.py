"""What sort of quantity a claim is: the thirteen kinds of docs/wire.md."""

from __future__ import annotations

from claimcheck.claims import evidence
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.measured import notes_of
from claimcheck.claims.restating import restates
from claimcheck.claims.scan import Scan
from claimcheck.model import Kind

FIXED = {"age": Kind.AGE, "ratio": Kind.SHARE}
TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade"))
HERE = frozenset(("is", "are"))
DEALS = frozenset(("buy", "sell", "acquire", "purchase", "offer", "lease", "issue", "redeem"))
PER_SHARE = frozenset(("profit", "loss", "earnings_per_share", "dividend", "charge", "results"))

Found = tuple[Kind, str]


def read(_: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the kind of each number of a block."""
    notes = notes_of(reading)
    last: Draft | None = None
    for draft in drafts:
        if id(draft) not in notes.found:
            continue
        sentence, wording = notes.found[id(draft)]
        case = evidence.Case(sentence, draft, wording, notes.known.by_id.get(draft.metric or ""))
        draft.kind, said = _kind(case)
        if last is not None and draft.kind is Kind.PRICE and _is_part_of(last, case):
            draft.kind = last.kind
        draft.because("kind", "kinds", said)
        last = draft


def _is_part_of(last: Draft, case: evidence.Case) -> bool:
    """Whether a sum a share says an amount again ("a charge of $2 million, or 7 cents a share")."""
    sentence, draft = case.sentence, case.draft
    per_share = draft.unit_type == "money" and case.wording.words[-2:] == ["per", "share"]
    sold = case.verb in sentence.verbs.trading
    amount = last.kind is Kind.EVENT and last.first >= sentence.first and not sold
    return per_share and amount and restates(sentence, last, draft)


def _kind(case: evidence.Case) -> Found:
    """Return the kind and the evidence for it, strongest evidence first."""
    unit_type = case.draft.unit_type
    if unit_type in FIXED:
        return FIXED[unit_type], unit_type
    limit = evidence.limit(case)
    if limit:
        return Kind.LIMIT, limit
    if unit_type == "duration" or case.draft.unit in TIMES:
        return Kind.DURATION, case.draft.unit or unit_type
    more = evidence.more(case)
    if more:
        return Kind.INCREMENT, more
    step = evidence.step(case)
    if step:
        return Kind.CHANGE, step
    return _BY_TYPE.get(unit_type, _bare)(case)


def _share(case: evidence.Case) -> Found:
    """Return the kind of a percentage or of points."""
    metric = case.metric
    if metric is not None and metric.kind in (Kind.PRICE, Kind.SHARE):
        return metric.kind, metric.id
    for word in case.heads:
        if word in case.sentence.nouns.price_like:
            return Kind.PRICE, word
    if case.draft.unit_type == "points":
        return (Kind.PRICE if case.draft.unit == "basis point" else Kind.CHANGE), "points"
    return Kind.SHARE, "percent"


def _money(case: evidence.Case) -> Found:
    """Return the kind of an amount of money: a price, a balance, or what one deal came to."""
    metric, words = case.metric, case.wording.words
    sentence, right = case.sentence, case.sentence.right(case.draft)
    each = sentence.word(right) == "for" and sentence.word(right + 1) in ("each", "every")
    unit = case.draft.unit or ""
    often = unit.rpartition(" per ")[2] in TIMES  # "$5 million a year" is an amount, no price
    per = each or (" per " in unit and not often) or words[-2:] == ["per", "share"]
    if per and metric is not None and metric.id in PER_SHARE:
        return metric.kind, metric.id
    if per or ("price" in words and case.verb not in DEALS):
        return Kind.PRICE, "per"
    if metric is not None:
        return metric.kind, metric.id
    if case.link == "to" and "trading" in sentence.scan.lower[sentence.first : sentence.last]:
        return Kind.PRICE, "trading"  # "in trading, Acme rose 25 cents to $4"
    for word in case.heads:
        if word in case.sentence.nouns.price_like and case.wording.role != "share":
            return Kind.PRICE, word  # but "$4 million of stock" is no price
        if word in case.sentence.nouns.stock_like:
            return Kind.STOCK, word
    return Kind.EVENT, "money"


def _measure(case: evidence.Case) -> Found:
    metric = case.metric
    return (metric.kind, metric.id) if metric is not None else (Kind.MEASURE, "measure")


def _count(case: evidence.Case) -> Found:
    """Return the kind of a count: a level, a running total, or what belongs to one happening."""
    sentence, metric, governor = case.sentence, case.metric, case.wording.governor
    running = evidence.running(case)
    if metric is not None and (not metric.happens or running or case.wording.role == "label"):
        return (Kind.CUMULATIVE if running else metric.kind), metric.id
    if metric is not None:
        return Kind.EVENT, metric.id
    if running and sentence.tag(sentence.left(case.draft) - 1) != "D":
        return Kind.CUMULATIVE, running  # not "the two sides", who were known before
    if governor.verb is not None and governor.link is None:
        here = sentence.tag(governor.verb) == "H" or sentence.word(governor.verb) in HERE
        if here or case.verb in sentence.verbs.holding:
            return Kind.STOCK, case.verb
    return Kind.EVENT, "count"


def _bare(case: evidence.Case) -> Found:
    """Return the kind of a number without a unit: an index, a bond price, a vote, a share."""
    if case.draft.shape in ("share", "ratio"):
        return Kind.SHARE, case.draft.shape
    if case.draft.shape == "multiple":
        return Kind.CHANGE, case.draft.shape
    if case.metric is not None:
        return case.metric.kind, case.metric.id
    if case.verb in case.sentence.verbs.trading:
        return Kind.PRICE, case.verb
    return Kind.EVENT, "bare"


_BY_TYPE = {
    "percent": _share,
    "points": _share,
    "money": _money,
    "measure": _measure,
    "count": _count,
}
