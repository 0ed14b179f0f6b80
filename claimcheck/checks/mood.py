"""Reused text in which an intention became a fact, or a denial its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Conflict, Group
from claimcheck.checks._edits import OverProse, Weighed, weighed
from claimcheck.checks._moods import turned
from claimcheck.checks._passages import apart, days, diff, narrowed, place, since
from claimcheck.model import Severity
from claimcheck.reuse.passage import Edit
from claimcheck.reuse.words import folded_words


class Mood(OverProse):
    """Report a verb of reused text that went from meant, coming or possible to done, or a denial.

    Bad:  "closed the port to stop some ships" became "closed the port, stopping some ships".
    Good: the same, where the later article says in a sentence of its own that ships were stopped.

    On one day nobody can tell which wording came first: an info. The places are those of every
    exchanged fact in the sentence, so that one cause makes one finding with the check of changed
    facts. Source: CHECKS R05.
    """

    roles: ClassVar[tuple[str, ...]] = ("first", "again")
    words: ClassVar[tuple[str, ...]] = ("diff", "before", "after", "apart", "since")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per change of mood, told at the first article that has it."""
        seen: set[tuple[str, ...]] = set()
        for passage in group.passages:
            for one in weighed(passage, group, self):
                for edit in one.grave:
                    signature = (*folded_words(edit.earlier), "", *folded_words(edit.later))
                    if turned(edit, passage, group) and signature not in seen:
                        seen.add(signature)
                        yield _conflict(one, edit, group)


def _conflict(one: Weighed, edit: Edit, group: Group) -> Conflict:
    shown = narrowed(one.change, one.grave, group)
    passage = shown.passage
    one_day = days(passage.earlier, passage.later) == 0
    return Conflict(
        places=(
            place(passage.earlier, shown.earlier, group, "first"),
            place(passage.later, shown.later, group, "again"),
        ),
        severity=Severity.INFO if one_day else Severity.WARNING,
        relation="MOOD",
        arithmetic=f"“{edit.earlier}” became “{edit.later}”",
        tried=("another sentence of the later article that says so", "a quotation", "a template"),
        words={
            "diff": diff(one.change, group),
            "before": edit.earlier or "no such word",
            "after": edit.later or "no such word",
            "apart": apart(passage.earlier, passage.later),
            "since": since(passage.earlier),
        },
    )


CHECK = Mood
