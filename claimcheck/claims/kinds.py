"""What sort of quantity a claim is."""

from __future__ import annotations

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.measured import notes_of
from claimcheck.claims.metrics import Metric, metrics
from claimcheck.claims.noun_phrases import NounWords, head, noun_words
from claimcheck.claims.scan import Scan
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import Wording
from claimcheck.model import Comparator, Kind

FIXED = {"age": Kind.AGE, "ratio": Kind.SHARE}
RUNNING = frozenset(("since", "so", "far", "toll", "total", "totals", "altogether", "cumulative"))
PERFECT = frozenset(("has", "have", "had"))
STEPS = frozenset(("by", "", "off", "up", "down"))


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the kind of each number of a block (INTERFACES section 2 lists the thirteen)."""
    notes, nouns = notes_of(reading), noun_words(reading.lexicon)
    known = metrics(reading.lexicon).by_id
    for draft in drafts:
        if id(draft) not in notes.found:
            continue
        sentence, found = notes.found[id(draft)]
        metric = known.get(draft.metric or "")
        draft.kind, said = _kind(sentence, draft, found, metric, nouns)
        draft.because("kind", "kinds", said)


def _kind(
    sentence: Sentence, draft: Draft, found: Wording, metric: Metric | None, nouns: NounWords
) -> tuple[Kind, str]:
    """Return the kind and the evidence for it, strongest evidence first."""
    if draft.unit_type in FIXED:
        return FIXED[draft.unit_type], draft.unit_type
    limit = _limit(sentence, draft, found, nouns)
    if limit:
        return Kind.LIMIT, limit
    if draft.unit_type == "duration":
        return Kind.DURATION, "duration"
    more = _more(sentence, draft, metric)
    if more:
        return Kind.INCREMENT, more
    step = _step(sentence, draft, found, nouns)
    if step:
        return Kind.CHANGE, step
    by_type = {
        "percent": _percent,
        "points": _percent,
        "money": _money,
        "measure": _measure,
        "count": _count,
    }
    return by_type.get(draft.unit_type, _bare)(sentence, draft, found, metric, nouns)


def _heads(sentence: Sentence, found: Wording) -> list[str]:
    """Return the heads of the noun phrases that name a figure."""
    phrases = (found.phrase, found.governor.noun, found.subject)
    return [head(sentence, phrase) for phrase in phrases if phrase]


def _limit(sentence: Sentence, draft: Draft, found: Wording, nouns: NounWords) -> str:
    """Return the word that makes a number a rule, a cap or a goal, "" if none does."""
    governor = found.governor
    if draft.unit_type == "duration" and governor.link is not None:
        if sentence.word(governor.link) == "within":
            return "within"
    if draft.unit_type != "count" or found.role != "counted":
        for word in _heads(sentence, found):
            if word in nouns.limit_like:
                return word
    verb = governor.verb
    if verb is not None and sentence.word(verb) in nouns.limit_words:
        return sentence.word(verb)
    if draft.comparator in INEQUALITIES:
        for i in range(sentence.first, draft.first):
            if sentence.word(i) in nouns.ruling:
                return sentence.word(i)
    return ""


INEQUALITIES = frozenset(
    (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN)
)


def _more(sentence: Sentence, draft: Draft, metric: Metric | None) -> str:
    """Return the word that puts a count on top of another one, "" if none does.

    "Two dead and another two injured" adds nothing to a count: the noun is only left out.
    """
    if not draft.increment or (sentence.drafts[0] is not draft and draft.noun is None):
        return ""
    end = draft.noun[1] if draft.noun else draft.last + 1
    for i in range(sentence.left(draft) - 1, end):
        word = sentence.word(i)
        if word in MORE or (word == "new" and metric is not None and metric.happens):
            return word
    return ""


MORE = frozenset(("another", "additional", "more", "further", "extra"))


def _step(sentence: Sentence, draft: Draft, found: Wording, nouns: NounWords) -> str:
    """Return the word of change that a number is the amount of, "" for a level or amount."""
    governor = found.governor
    link = sentence.word(governor.link) if governor.link is not None else ""
    lists, verb = sentence.known, governor.verb
    base = sentence.base(verb) if verb is not None else ""
    relative = draft.unit_type in ("percent", "points")
    if base in lists.moved and not link and not relative:
        return ""  # "raised $5 million", "cut 200 jobs"
    if link in ("off", "up", "down"):
        return link
    if draft.direction and (link in STEPS or draft.unit_type in ("percent", "points")):
        if not (link in ("to", "at", "from") and found.role == "clause"):
            return draft.direction
    if found.role == "clause" and link in STEPS and (base in lists.up or base in lists.down):
        return base
    if draft.unit_type in ("percent", "points") or link == "of":
        phrase = found.phrase
        if phrase and found.role in ("attribute", "value"):
            word = head(sentence, phrase)
            if word in nouns.change_like and (
                draft.unit_type != "money" or word not in MONEY_NAMES
            ):
                return word
    return ""


MONEY_NAMES = frozenset(("loss", "gain", "lead", "cut", "raise"))


def _percent(
    sentence: Sentence, draft: Draft, found: Wording, metric: Metric | None, nouns: NounWords
) -> tuple[Kind, str]:
    if metric is not None and metric.kind in (Kind.PRICE, Kind.SHARE):
        return metric.kind, metric.id
    for word in _heads(sentence, found):
        if word in nouns.price_like:
            return Kind.PRICE, word
    if draft.unit_type == "points":
        return (Kind.PRICE if draft.unit == "basis point" else Kind.CHANGE), "points"
    return Kind.SHARE, "percent"


def _money(
    sentence: Sentence, draft: Draft, found: Wording, metric: Metric | None, nouns: NounWords
) -> tuple[Kind, str]:
    per = " per " in (draft.unit or "") or found.words[-2:] == ["per", "share"]
    if per and metric is not None and metric.id in RESULTS_PER_SHARE:
        return metric.kind, metric.id
    if per or "price" in found.words:
        return Kind.PRICE, "per"
    if metric is not None:
        return metric.kind, metric.id
    for word in _heads(sentence, found):
        if word in nouns.price_like:
            return Kind.PRICE, word
        if word in nouns.stock_like:
            return Kind.STOCK, word
    return Kind.EVENT, "money"


RESULTS_PER_SHARE = frozenset(
    ("profit", "loss", "earnings_per_share", "dividend", "charge", "results")
)


def _measure(
    sentence: Sentence, draft: Draft, found: Wording, metric: Metric | None, nouns: NounWords
) -> tuple[Kind, str]:
    if metric is not None:
        return metric.kind, metric.id
    return Kind.MEASURE, "measure"


def _count(
    sentence: Sentence, draft: Draft, found: Wording, metric: Metric | None, nouns: NounWords
) -> tuple[Kind, str]:
    """Return the kind of a count: a level, a running total, or what belongs to one happening."""
    running = _running(sentence, draft, found, metric)
    if metric is not None and (not metric.happens or running):
        return (Kind.CUMULATIVE if running else metric.kind), metric.id
    if metric is not None:
        return Kind.EVENT, metric.id
    if running:
        return Kind.CUMULATIVE, running
    verb = found.governor.verb
    if verb is not None and found.governor.link is None:
        base = sentence.base(verb)
        if (
            base in sentence.known.holding
            or sentence.tag(verb) == "H"
            or sentence.word(verb) in HERE
        ):
            return Kind.STOCK, base
    return Kind.EVENT, "count"


HERE = frozenset(("is", "are"))


def _running(sentence: Sentence, draft: Draft, found: Wording, metric: Metric | None) -> str:
    """Return the word that makes a count a running total, "" if none does."""
    perfect = _perfect(sentence, draft, found)
    for i in range(sentence.first, sentence.last):
        word = sentence.word(i)
        if word == "since" and (perfect or i > draft.last) and sentence.word(i + 1) != "then":
            return word
        if word == "so" and sentence.word(i + 1) == "far":
            return word
    if found.subject and head(sentence, found.subject) == "toll":
        return "toll"
    lasting = metric is not None and metric.kind is Kind.CUMULATIVE
    return perfect if lasting and perfect != "had" else ""


def _perfect(sentence: Sentence, draft: Draft, found: Wording) -> str:
    """Return the "has" or "have" of the verb that a count belongs to, "" if it has none."""
    said, verb = found.predicate, found.governor.verb
    for index in (said.index if said else None, verb):
        for i in range((index or 0) - 1, max((index or 0) - 4, sentence.first - 1), -1):
            if index is not None and sentence.word(i) in PERFECT:
                return sentence.word(i)
    return ""


def _bare(
    sentence: Sentence, draft: Draft, found: Wording, metric: Metric | None, nouns: NounWords
) -> tuple[Kind, str]:
    """Return the kind of a number without a unit: an index, a bond price, a vote, a share."""
    if draft.shape in ("share", "ratio"):
        return Kind.SHARE, draft.shape
    if draft.shape == "multiple":
        return Kind.CHANGE, draft.shape
    if metric is not None:
        return metric.kind, metric.id
    verb = found.governor.verb
    if verb is not None and sentence.base(verb) in sentence.known.trading:
        return Kind.PRICE, sentence.base(verb)
    return Kind.EVENT, "bare"
