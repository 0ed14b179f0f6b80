"""How far the article vouches for a claim: its own word, somebody's, a fear, a plan, a denial."""

from __future__ import annotations

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.quotations import inside, quotations
from claimcheck.claims.scan import Scan
from claimcheck.claims.signals import Signal, StatusWords, Walk, status_words
from claimcheck.model import BlockKind, Status

LONGEST_SUBJECT = 9  # tokens between a number and the verb it is the subject of
NEGATED_WITHIN = 4  # tokens between "not" and the number it denies
FIRST_OF = (Status.NEGATED, Status.HYPOTHETICAL, Status.PROMISED)
BACKWARD = frozenset(("from",))  # "to 123 from 129": the old figure is no forecast


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the status of every draft of a block, and whether it stands in quotation marks."""
    if not drafts:
        return
    words = status_words(reading.lexicon)
    quoted = quotations(scan, reading)
    here: list[Draft] = []
    end = 0
    for draft in sorted((d for d in drafts if not d.dropped), key=lambda d: d.first):
        draft.quoted = inside(quoted, draft.first) is not None
        if draft.first >= end:
            _sentence(scan, here, words)
            here, end = [], scan.sentence_of(draft.first)[1]
        here.append(draft)
    _sentence(scan, here, words)


def _sentence(scan: Scan, drafts: list[Draft], words: StatusWords) -> None:
    """Set the status of the drafts of one sentence, given in order."""
    if not drafts:
        return
    first, last = scan.sentence_of(drafts[0].first)
    reach = Walk(scan, first, last, words).before([draft.first for draft in drafts])
    for draft, signals in zip(drafts, reach, strict=True):
        denied = _negation(scan, draft, first, words)
        _settle(scan, last, draft, [*signals, denied] if denied else signals, words)


def _settle(scan: Scan, last: int, draft: Draft, signals: list[Signal], words: StatusWords) -> None:
    """Set the status of one draft from what governs it."""
    draft.status = Status.REPORTED if draft.source.words else Status.ASSERTED
    begin = min(draft.left, draft.first)
    old = begin > 0 and scan.lower[begin - 1] in BACKWARD
    if old or draft.unit_type == "age":
        signals = [s for s in signals if s.status in FIRST_OF[:2]]
    found = _strongest(signals)
    if found is None and draft.unit_type != "age":
        found = _after(scan, draft, last, words)
    if found is None and _headline_plan(scan, begin):
        found = Signal(Status.PROJECTED, begin - 1, begin)
    if found is None and scan.words[last - 1] == "?":
        found = Signal(Status.HYPOTHETICAL, last - 1, last)
    if found is not None:
        draft.status = found.status
        draft.because("status", "statuses", scan.words_of(found.first, found.last))
    elif draft.source.words:
        draft.because("status", "statuses", draft.source.words)


def _strongest(signals: list[Signal]) -> Signal | None:
    for status in FIRST_OF:
        for signal in signals:
            if signal.status is status:
                return signal
    return signals[-1] if signals else None


def _negation(scan: Scan, draft: Draft, first: int, words: StatusWords) -> Signal | None:
    """Return the "not" that denies a number: "did not kill 40 people"."""
    begin = min(draft.left, draft.first)
    if _set_against(scan, begin, first, words):
        return Signal(Status.NEGATED, begin - 1, begin)
    for index in range(begin - 1, max(first, begin - NEGATED_WITHIN) - 1, -1):
        low = scan.lower[index]
        if low in words.negations and index < begin - 1:
            return Signal(Status.NEGATED, index, begin)
        if low in words.not_negating or not low[0].isalpha():
            return None
    return None


def _set_against(scan: Scan, begin: int, first: int, words: StatusWords) -> bool:
    """Whether a number is the one put aside in "38 people were killed, not 41"."""
    before = scan.lower[max(first, begin - 2) : begin]
    if before in (["rather", "than"], ["instead", "of"]):
        return True
    plain = before[-1:] and before[-1] in words.negations and begin - 1 > first
    return bool(plain) and before[0] in {",", "and", "but"}


def _after(scan: Scan, draft: Draft, last: int, words: StatusWords) -> Signal | None:
    """Return the signal after a number that is the subject: "40 people are feared dead"."""
    index = max(draft.last, draft.right)
    for here in range(index, min(last, index + LONGEST_SUBJECT)):
        low = scan.lower[here]
        if low == "will" and scan.lower[here - 1] == "good":
            continue  # the good will of a company's books
        if low in words.after and scan.taken[here] != "date":
            return Signal(Status(words.after[low]), here, here + 1)
        if low in words.be:
            name = words.participles.get(scan.lower[here + 1]) if here + 1 < last else None
            return Signal(Status(name), here, here + 2) if name else None
        if low in words.past or low in words.boundaries or low in words.relatives:
            return None
        if low in words.say or low in {",", ".", "and", "that"} or scan.taken[here] == "number":
            return None
    return None


def _headline_plan(scan: Scan, begin: int) -> bool:
    """Whether a headline says "X to cut 500 jobs", which leaves out "is"."""
    if scan.block.kind is not BlockKind.HEADLINE or begin < 3:
        return False
    verb = begin - 1
    return scan.lower[verb - 1] == "to" and scan.lower[verb].isalpha()
