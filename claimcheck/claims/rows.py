"""Rows of result tables: "Shr 34 cts vs 28", "Net 3.1 mln vs 2.4 mln", "Revs 12.0 mln"."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.metrics import Metric, Metrics
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import Wording

AGAINST = frozenset(("vs", "versus", "against"))
SIGNS = frozenset(("loss", "profit", "nil", "dlrs", "a", "(", "$", "u", "s", ".", "-"))
ROLE = "row"

Last = tuple[Draft, Wording]


def row(
    sentence: Sentence, draft: Draft, last: Last | None, known: Metrics
) -> tuple[Wording, Metric] | None:
    """Return wording and metric of a number in a row of a result table, or None.

    The first figure of a row stands behind its head, and "vs" or a line of its own shows that it
    is one; the figure behind "vs" takes the wording over.
    """
    left = sentence.left(draft) - 1
    signs = ""
    while True:
        compared = sentence.word(left - 1) in AGAINST
        found = None if compared else _headed(sentence, draft, left, signs, known)
        if found:
            return found
        word = sentence.word(left)
        if word not in SIGNS or _begins_line(sentence, left):
            break
        signs, left = word if word in ("loss", "profit") else signs, left - 1
    if sentence.word(left) not in AGAINST or last is None or not _is_row(last):
        return None
    before, metric = last[1], known.by_id[last[0].metric or ""]
    words = [("earnings" if w == "loss" and signs == "profit" else w) for w in before.words]
    return Wording(words, role=ROLE), metric


def _headed(
    sentence: Sentence, draft: Draft, left: int, signs: str, known: Metrics
) -> tuple[Wording, Metric] | None:
    """Return wording and metric of the row whose head ends at `left`."""
    for words, wording, metric in known.rows.get(sentence.word(left), ()):
        first = left + 1 - len(words)
        if first < sentence.first or tuple(sentence.scan.lower[first : left + 1]) != words:
            continue
        if _compares(sentence, draft) or _begins_line(sentence, first):
            per_share = metric.id == "earnings_per_share" and signs == "loss"
            said = wording.replace("earnings", "loss") if per_share else wording
            return Wording(said.split(), role=ROLE), metric
    return None


def settle_unit(draft: Draft, metric: Metric, currency: str | None) -> None:
    """Give a figure in a row the currency of its table, or the shares it counts."""
    if draft.unit_type not in ("", "count"):
        return
    if "money" in metric.units and currency:
        draft.unit, draft.unit_type = currency, "money"
    elif "share" in metric.of:
        draft.unit, draft.unit_type = "share", "count"
    else:
        draft.unit, draft.unit_type = None, ""
    draft.noun, draft.right = None, draft.last
    draft.because("unit", "rows", draft.unit or "")


def _is_row(last: tuple[Draft, Wording]) -> bool:
    return last[1].role == ROLE


def _compares(sentence: Sentence, draft: Draft) -> bool:
    """Whether "vs" follows within a few tokens."""
    right = sentence.right(draft)
    return any(sentence.word(i) in AGAINST for i in range(right, right + 4))


def _begins_line(sentence: Sentence, index: int) -> bool:
    """Whether a token is the first of its line."""
    scan = sentence.scan
    if index <= 0:
        return True
    return "\n" in scan.text[scan.ends[index - 1] : scan.starts[index]]
