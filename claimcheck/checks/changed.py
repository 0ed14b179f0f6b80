"""Reused text in which a fact was exchanged without a word about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Conflict, Group
from claimcheck.checks._edits import OverProse, Weighed, weighed
from claimcheck.checks._facts import Verdict
from claimcheck.checks._passages import apart, diff, listed, narrowed, place, since
from claimcheck.model import Severity
from claimcheck.reuse.passage import Passage
from claimcheck.reuse.words import folded_words

Signature = tuple[tuple[str, ...], ...]


class Changed(OverProse):
    """Report what changed inside a text used again: names, places, days, denials, sources.

    Bad:  "closed its port to stop" became "closed both ports under a 1936 pact, stopping".
    Good: "549 killed" became "3,153 killed" seven weeks later; "on" became "in" the Black Sea.

    A warning where a fact was exchanged in prose; one info per cluster for the rest: figures that
    moved on, function words, added clauses, templates filled with other facts. Source: CHECKS R03.
    """

    compares: ClassVar[str] = "the same place of a sentence used again, with another figure"
    roles: ClassVar[tuple[str, ...]] = ("first", "again")
    words: ClassVar[tuple[str, ...]] = ("diff", "slots", "apart", "since", "verb", "more")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per exchanged fact, and at most one for everything harmless."""
        harmless: list[Weighed] = []
        grave: dict[Signature, list[Weighed]] = {}
        for passage in group.passages:
            for one in weighed(passage, group, self):
                if one.grave:
                    grave.setdefault(_signature(one), []).append(one)
                else:
                    harmless.append(one)
        for same in grave.values():
            yield _grave(same, group)
        if harmless:
            yield _harmless(harmless, group)


def _signature(one: Weighed) -> Signature:
    return tuple(
        tuple(folded_words(words)) for edit in one.grave for words in (edit.earlier, edit.later)
    )


def _grave(same: list[Weighed], group: Group) -> Conflict:
    """Return the conflict of a change, told at the first article that has it."""
    first = same[0]
    shown = narrowed(first.change, first.grave, group)
    others = len({one.change.passage.later.article for one in same}) - 1
    slots = listed(list(dict.fromkeys(edit.slot for edit in first.grave)))
    more = f", and in {others} later article{'s' if others > 1 else ''}" if others else ""
    passage = shown.passage
    return Conflict(
        places=(
            place(passage.earlier, shown.earlier, group, "first"),
            place(passage.later, shown.later, group, "again"),
        ),
        severity=Severity.WARNING,
        relation="CHANGED",
        arithmetic=_counted(passage),
        tried=("function words only", "a figure that moved on", "another spelling", "a template"),
        words={
            "diff": diff(first.change, group),
            "slots": slots,
            "apart": apart(passage.earlier, passage.later),
            "since": since(passage.earlier),
            "verb": Verdict.CHANGED.value,
            "more": more,
        },
    )


def _harmless(sentences: list[Weighed], group: Group) -> Conflict:
    """Return the one info of a cluster: its first harmless change and the count of the others."""
    verdicts = Counter(verdict for one in sentences for verdict in one.verdicts)
    first = next((one for one in sentences if Verdict.REFRESHED in one.verdicts), sentences[0])
    passage = first.change.passage
    others = len(sentences) - 1
    verb = "refreshed" if verdicts[Verdict.REFRESHED] else "reworded"
    return Conflict(
        places=(
            place(passage.earlier, first.change.earlier, group, "first"),
            place(passage.later, first.change.later, group, "again"),
        ),
        severity=Severity.INFO,
        relation=verb.upper(),
        arithmetic=_counted(passage),
        words={
            "diff": diff(first.change, group),
            "slots": listed(list(dict.fromkeys(edit.slot for edit in first.change.edits))),
            "apart": apart(passage.earlier, passage.later),
            "since": since(passage.earlier),
            "verb": verb,
            "more": f", and {others} more like it" if others else "",
        },
    )


def _counted(passage: Passage) -> str:
    return (
        f"{passage.matched} words in equal runs, similarity {passage.similarity:.2f}, "
        f"{apart(passage.earlier, passage.later)}"
    )


CHECK = Changed
