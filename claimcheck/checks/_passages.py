"""Passages -> places, days and word diffs, as the checks of reused text show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks import Group, Place
from claimcheck.model import Span
from claimcheck.reuse.passage import Edit, Passage, Side
from claimcheck.reuse.words import WORD

FULL_STOP = re.compile(r"[.!?][\"”’)]*\s")
FOLLOWING = 1  # words shown after a word of time
CONTEXT = 3  # words shown before and after a change
LONGEST_GAP = 60  # characters shown between two changes of one sentence


@dataclass(frozen=True, slots=True)
class Change:
    """The edits of one sentence of a passage, and the words they span on both sides.

    A side on which words were only put in or left out spans its neighbouring words.
    """

    passage: Passage
    edits: tuple[Edit, ...]
    earlier: Span
    later: Span


def text_of(side: Side, group: Group) -> str:
    """Return the whole string that a side's offsets count in."""
    return group.extractions[side.article].article.string(side.field)


def when(side: Side) -> str:
    """Return the day of a side in words."""
    return f"published {side.published}" if side.published else "undated"


def since(side: Side) -> str:
    """Return the use a change is told against, in words."""
    return str(side.published) if side.published else f"{side.article} (undated)"


def place(side: Side, span: Span, group: Group, role: str) -> Place:
    """Return some words of a side as a place of a conflict."""
    exact = text_of(side, group)[span.start : span.end]
    return Place(side.article, side.field, span, exact, role, when(side))


def in_phrase(side: Side, span: Span, group: Group) -> Span:
    """Return a word of a side with the one before and two after it, as far as its clause goes."""
    text = text_of(side, group)
    left = [m.span() for m in WORD.finditer(text, side.span.start, span.start)]
    start, end = span.start, span.end
    if left and not text[left[-1][1] : start].strip():
        start = left[-1][0]
    for _ in range(FOLLOWING):
        after = WORD.search(text, end, side.span.end)
        if after is None or text[end : after.start()].strip():
            break
        end = after.end()
    return Span(start, end)


def listed(words: Sequence[str]) -> str:
    """Return words as an enumeration: `a`, `a and b`, `a, b and c`."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def days(earlier: Side, later: Side) -> int | None:
    """Return the days between two uses, or None where one has no day."""
    if earlier.published is None or later.published is None:
        return None
    return (later.published - earlier.published).days


def apart(earlier: Side, later: Side) -> str:
    """Return the time between two uses in words."""
    count = days(earlier, later)
    if count is None:
        return "with no day known, in the order of their ids"
    if count == 0:
        return "on one day"
    return f"{count} day{'s' if count > 1 else ''} apart"


def changes(passage: Passage, group: Group) -> Iterator[Change]:
    """Yield the edits of a passage, sentence by sentence."""
    before, after = text_of(passage.earlier, group), text_of(passage.later, group)
    collected: list[Edit] = []
    for edit in passage.edits:
        if collected:
            gap = after[collected[-1].later_span.end : edit.later_span.start + 1]
            if FULL_STOP.search(gap):
                yield _change(passage, collected, before, after)
                collected = []
        collected.append(edit)
    if collected:
        yield _change(passage, collected, before, after)


def narrowed(change: Change, edits: Sequence[Edit], group: Group) -> Change:
    """Return a change of some of its edits, with those that adjoin them; at least one."""
    before = text_of(change.passage.earlier, group)
    after = text_of(change.passage.later, group)
    spans = [edit.later_span for edit in edits]
    near = [
        edit
        for there in (there for _, there in _joined(change, before, after))
        if any(there.holds(span) for span in spans)
        for edit in change.edits
        if there.holds(edit.later_span)
    ]
    return _change(change.passage, near, before, after)


def _change(passage: Passage, edits: Sequence[Edit], before: str, after: str) -> Change:
    earlier = Span(
        min(edit.earlier_span.start for edit in edits),
        max(edit.earlier_span.end for edit in edits),
    )
    later = Span(edits[0].later_span.start, max(edit.later_span.end for edit in edits))
    return Change(
        passage,
        tuple(edits),
        _widened(before, earlier, passage.earlier.span),
        _widened(after, later, passage.later.span),
    )


def _widened(text: str, span: Span, within: Span) -> Span:
    """Return a span, or the words around it where it is empty."""
    if span.start < span.end:
        return span
    left = [m.start() for m in WORD.finditer(text, within.start, span.start)]
    right = WORD.search(text, span.end, within.end)
    return Span(left[-1] if left else span.start, right.end() if right else span.end)


def diff(change: Change, group: Group) -> str:
    """Return the changed words in their surroundings: `closed [its port → both ports] to all`."""
    before, after = text_of(change.passage.earlier, group), text_of(change.passage.later, group)
    parts = [(here, _shown(there, after)) for here, there in _joined(change, before, after)]
    within = change.passage.later.span
    shown = [_head(after, Span(within.start, parts[0][1].start))]
    for number, (here, there) in enumerate(parts):
        if number:
            shown.append(_middle(after[parts[number - 1][1].end : there.start]))
        shown.append(_bracketed(before[here.start : here.end], after[there.start : there.end]))
    shown.append(_tail(after, Span(parts[-1][1].end, within.end)))
    return " ".join("".join(shown).split())


def spots(change: Change, group: Group) -> int:
    """Return in how many places a sentence changed; edits with no word between are one."""
    before, after = text_of(change.passage.earlier, group), text_of(change.passage.later, group)
    return len(_joined(change, before, after))


def _joined(change: Change, before: str, after: str) -> list[tuple[Span, Span]]:
    """Return the spans of a change's edits on both sides, neighbours drawn together."""
    parts: list[tuple[Span, Span]] = []
    for edit in change.edits:
        here, there = edit.earlier_span, edit.later_span
        if parts and _adjoins(parts[-1], (here, there), before, after):
            here = Span(parts[-1][0].start, here.end)
            there = Span(parts.pop()[1].start, there.end)
        parts.append((here, there))
    return parts


def _adjoins(left: tuple[Span, Span], right: tuple[Span, Span], before: str, after: str) -> bool:
    """Whether no word stands between two changes on either side."""
    return not (
        WORD.search(before, left[0].end, right[0].start)
        or WORD.search(after, left[1].end, right[1].start)
    )


def _shown(span: Span, text: str) -> Span:
    """Return a span, and an empty one moved to where its words would begin."""
    if span.start < span.end:
        return span
    following = WORD.search(text, span.start)
    at = following.start() if following else span.start
    return Span(at, at)


def _bracketed(old: str, new: str) -> str:
    if not old:
        return f"[+ {new}]"
    return f"[{old} → {new}]" if new else f"[− {old}] "


def _head(text: str, span: Span) -> str:
    words = [m.start() for m in WORD.finditer(text, span.start, span.end)]
    return text[words[-CONTEXT] if len(words) >= CONTEXT else span.start : span.end]


def _tail(text: str, span: Span) -> str:
    found = WORD.finditer(text, span.start, span.end)
    ends = [m.end() for _, m in zip(range(CONTEXT), found, strict=False)]
    return text[span.start : ends[-1] if ends else span.end]


def _middle(gap: str) -> str:
    if len(gap) <= LONGEST_GAP:
        return gap
    words = gap.split()
    return f" {' '.join(words[:2])} … {' '.join(words[-2:])} "
