"""Which metric a number is a value of, from the wording found around it."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.metrics import (
    ANY,
    Entry,
    Metric,
    Metrics,
    called_by,
    counts,
    said_at,
)
from claimcheck.claims.noun_phrases import Phrase, starting
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.verb_subjects import subject
from claimcheck.claims.wording import Wording
from claimcheck.model import Kind

COUNTED = frozenset(("", "count", "measure"))
TALLY = 20  # tokens from "the number of" to what became of the number
BEHIND = 3  # tokens behind the counted noun where a predicate may begin without a verb


def metric_of(
    sentence: Sentence, draft: Draft, found: Wording, known: Metrics
) -> tuple[Metric, str] | None:
    """Return the metric of a number and the words that say it, or None (open vocabulary)."""
    if found.role in ("attribute", "value", "label"):
        called = _called(sentence, draft, found, known)
        if called:
            return called
    end = _end(sentence, draft, found)
    said = [] if found.role == "whole" else _predicates(sentence, draft, found, end, known)
    fits = [
        entry
        for entry in said
        if draft.unit_type in entry.metric.units or (not draft.unit_type and entry.metric.unit)
        if counts(entry.metric, draft.unit if draft.unit_type in COUNTED else None, known)
        if draft.unit_type in COUNTED or entry.metric.of == ANY
        if not (draft.noun and entry.metric.kind is Kind.PRICE)  # "sold 7 shares for $9"
    ]
    if fits:
        return fits[0].metric, " ".join(fits[0].words)
    if draft.noun and draft.unit:
        pair = f"{sentence.word(draft.noun[1] - 2)} {draft.unit.lower()}"
        for name in (pair, draft.unit.lower()):
            metric = known.counted.get(name)
            if metric and "count" in metric.units and not _is_done_to(sentence, found, metric):
                return metric, name
    if draft.unit_type == "count" and draft.unit in known.counted and not draft.noun:
        return known.counted[draft.unit], draft.unit  # "the number of cases has reached 42"
    return _called(sentence, draft, found, known)


def _is_done_to(sentence: Sentence, found: Wording, metric: Metric) -> bool:
    """Whether something happens to a thing whose number would else be a level ("3 staff fined")."""
    if metric.kind is not Kind.STOCK:
        return False
    verb, said, lists = found.governor.verb, found.predicate, sentence.verbs
    if said is not None and not said.relative:
        return sentence.base(said.index) not in lists.holding | lists.light | lists.linking
    if verb is None or sentence.tag(verb) not in "VEG":
        return False
    return sentence.base(verb) not in lists.holding | lists.light | lists.linking


def _end(sentence: Sentence, draft: Draft, found: Wording) -> int:
    """Return the index after the counted noun, or after the number."""
    if draft.noun:
        return draft.noun[1]
    if found.phrase and found.role == "share":
        return found.phrase[1]
    return sentence.right(draft)


def _predicates(
    sentence: Sentence, draft: Draft, found: Wording, end: int, known: Metrics
) -> list[Entry]:
    """Return the phrases of the verb before and the predicate after the number, best first."""
    governor, said = found.governor, found.predicate
    before: list[Entry] = []
    link = "" if governor.link is None else sentence.word(governor.link)
    numbered = draft.unit_type == "count" and draft.noun is None  # "the number killed to 1,200"
    moved = link == "to" and governor.noun and not numbered  # "raise the minimum wage to $15"
    linked = link and found.role == "counted" and not (numbered and link == "to")
    if governor.verb is not None and not moved and not linked:
        said_before = said_at(sentence, governor.verb, governor.verb + 1, known)
        said_before += said_at(sentence, governor.verb, end, known)
        said_before.sort(key=lambda entry: -len(entry.words))
        before = [e for e in said_before if not e.acted or found.role == "clause"]
        if numbered and link == "to" and not before:
            before = _of_tally(sentence, governor.verb, known)
    after: list[Entry] = []
    if governor.mark == ":" and governor.noun and not said:  # "Injured: 4,877"
        return said_at(sentence, governor.noun[1] - 1, governor.noun[1], known)
    last = said.index if said else end + BEHIND
    near = [*range(end, min(last, end + 12) + 1)]
    for index in [*near, last] if said and last not in near else near:
        mark = sentence.tag(index)
        if index != last and (mark in ".;(" or (mark == "," and not said)):
            if said is None:
                break
            continue  # an aside, behind which the verb stands
        for entry in said_at(sentence, index, index + 1, known):
            if said and said.index == index and said.voice == "active" and not entry.acted:
                continue
            after.append(entry)
    if said and found.role == "clause" and found.subject and said.index < sentence.left(draft):
        after += said_at(sentence, said.index, said.index + 1, known)
    after.sort(key=lambda entry: -len(entry.words))
    light = governor.verb is None or sentence.base(governor.verb) in sentence.verbs.light
    return after + before if light else before + after


def _of_tally(sentence: Sentence, verb: int, known: Metrics) -> list[Entry]:
    """Return what was done to those of a number ("the number of people killed was revised to")."""
    said: list[Entry] = []
    for index in range(verb - 1, max(sentence.first, verb - TALLY) - 1, -1):
        if sentence.word(index) in sentence.nouns.tallies:
            return said
        if sentence.tag(index) in "EV":
            said = said_at(sentence, index, index + 1, known) or said
    return []


def _called(
    sentence: Sentence, draft: Draft, found: Wording, known: Metrics
) -> tuple[Metric, str] | None:
    """Return the metric whose name stands beside the number ("the death toll rose to 12")."""
    governor = found.governor
    phrases: list[Phrase | None] = [found.phrase if not draft.noun else None]
    of = governor.link is not None and sentence.word(governor.link) == "of"
    if not draft.noun or of:
        phrases += [governor.noun, found.subject]
    elif governor.verb is not None and _links(sentence, governor.verb):
        phrases, of = [subject(sentence, governor.verb)], True  # "the population is 8 people"
    for phrase in phrases:
        if phrase is None:
            continue
        for reach in (_with_of(sentence, phrase), phrase):
            for entry in called_by(sentence, reach, known) if reach else ():
                if found.role == "share" and entry.metric.kind in (Kind.PRICE, Kind.CHANGE):
                    continue  # "$4 million of stock", "5% of the notes", "a tenth of GDP"
                if _takes(entry.metric, draft, of, known):
                    return entry.metric, " ".join(entry.words)
    return None


def _links(sentence: Sentence, verb: int) -> bool:
    """Whether a verb puts its subject and a figure side by side."""
    return sentence.tag(verb) == "B" or sentence.base(verb) in sentence.verbs.levels


def _with_of(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    if sentence.word(phrase[1]) != "of":
        return None
    inner = starting(sentence, phrase[1] + 1)
    return (phrase[0], inner[1]) if inner else None


def _takes(metric: Metric, draft: Draft, of: bool, known: Metrics) -> bool:
    """Whether a figure's name goes with the unit of the number."""
    if draft.unit_type == "count":
        return "count" in metric.units and of and counts(metric, draft.unit, known)
    if draft.unit_type == "":
        return "" in metric.units or ("count" in metric.units and bool(metric.unit))
    return draft.unit_type in metric.units
