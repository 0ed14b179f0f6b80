"""What an edit of reused text amounts to: a fact that changed, one that moved on, or a trifle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Group, Over
from claimcheck.checks._facts import Verdict, beside_figure, date, name, number
from claimcheck.checks._moods import turned
from claimcheck.checks._passages import Change, changes, spots
from claimcheck.reuse.lists import lists
from claimcheck.reuse.notices import is_notice
from claimcheck.reuse.passage import Edit, Passage
from claimcheck.reuse.words import folded_words

REWRITTEN = 8  # words; a longer edit is a clause written anew
WEIGH = {"number": number, "date": date, "name": name, "place": name, "source": name}


class OverProse(Check):
    """A check of what changed in text used again, with what still counts as that.

    A passage of which more changed is a frame filled with other facts, or was written anew.
    """

    over: ClassVar[Over] = Over.PASSAGES
    prose: float = Field(default=0.7, gt=0, le=1, description="least similarity of text used again")
    every: int = Field(default=10, ge=1, description="matched words for each changed spot")
    spots: int = Field(default=2, ge=1, description="changed spots of a sentence")

    def rewritten(self, passage: Passage, count: int) -> bool:
        """Whether a passage with so many changed spots is a template or new prose."""
        return passage.similarity < self.prose or count * self.every > passage.matched


@dataclass(frozen=True, slots=True)
class Weighed:
    """The edits of one sentence with their verdicts; `quiet` says that little else changed."""

    change: Change
    verdicts: tuple[Verdict, ...]
    quiet: bool

    @property
    def grave(self) -> tuple[Edit, ...]:
        """Return the edits that changed a fact in a sentence otherwise left alone."""
        pairs = zip(self.change.edits, self.verdicts, strict=True)
        return tuple(e for e, verdict in pairs if self.quiet and verdict is Verdict.CHANGED)


def weighed(passage: Passage, group: Group, check: OverProse) -> Iterator[Weighed]:
    """Yield the sentences of a passage that have edits, each edit with its verdict.

    A sentence in which a figure moved on was opened and brought up to date; its other edits are
    part of that. A hedge left out is nothing where another was put in. Site notices change by
    themselves and are passed over.
    """
    if not passage.edits or is_notice(passage.later.exact, group.lexicon):
        return
    sentences = [(change, spots(change, group)) for change in changes(passage, group)]
    rewritten = check.rewritten(passage, sum(count for _, count in sentences))
    for change, count in sentences:
        found = [verdict(edit, passage, group) for edit in change.edits]
        if Verdict.REFRESHED in found:
            found = [Verdict.REFRESHED if v is Verdict.CHANGED else v for v in found]
        if any(e.slot in {"hedge", "source"} and not e.earlier for e in change.edits):
            found = [
                Verdict.REWORDED if _is_hedge_cut(e) else v
                for e, v in zip(change.edits, found, strict=True)
            ]
        yield Weighed(change, tuple(found), not rewritten and count <= check.spots)


def _is_hedge_cut(edit: Edit) -> bool:
    return edit.slot == "hedge" and not edit.later


def verdict(edit: Edit, passage: Passage, group: Group) -> Verdict:
    """Return what one edit amounts to."""
    if edit.slot == "negation" and _is_clause(edit, group):
        return Verdict.REWORDED
    if edit.slot in {"modality", "negation"}:
        return Verdict.CHANGED if turned(edit, passage, group) else Verdict.REWORDED
    if edit.slot == "hedge" and beside_figure(edit, passage, group):
        return Verdict.FIGURE
    if not edit.earlier:
        return Verdict.ADDED
    if not edit.later:
        return Verdict.CHANGED if edit.slot == "hedge" else Verdict.REMOVED
    if not edit.exchanged or _is_rewritten(edit):
        return Verdict.REWORDED
    if edit.slot in WEIGH:
        return WEIGH[edit.slot](edit, passage, group)
    return Verdict.CHANGED if edit.slot == "hedge" else Verdict.REWORDED


def _is_clause(edit: Edit, group: Group) -> bool:
    """Whether a whole clause with a denial in it was added or left out."""
    known = lists(group.lexicon)
    words = folded_words(edit.earlier) + folded_words(edit.later)
    told = sum(word not in known.function and not known.negates(word) for word in words)
    return not (edit.earlier and edit.later) and told > 1


def _is_rewritten(edit: Edit) -> bool:
    """Whether so many words were put in place of others that no fact faces another."""
    return max(len(folded_words(words)) for words in (edit.earlier, edit.later)) > REWRITTEN
