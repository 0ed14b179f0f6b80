"""The words of a passage that stand on both sides, and where each came from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claimcheck.model import Span
from claimcheck.reuse.passage import Passage
from claimcheck.reuse.words import WORD


@dataclass(slots=True)
class Kept:
    """The words that both sides have, in order: their spans, and their number among all words."""

    earlier: list[Span] = field(default_factory=list)
    later: list[Span] = field(default_factory=list)
    number: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def origin(self, span: Span) -> Span | None:
        """Return where the words at `span` of the later side stand on the earlier one.

        None where the span holds no word of the passage, or one of its words was changed.
        """
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self.later[first].end <= span.start:
            first += 1
        last = bisect_right(self.starts, span.end - 1) - 1
        if first > last or self.later[last].end > span.end:
            return None
        if self.number[last] - self.number[first] != last - first:
            return None
        return Span(self.earlier[first].start, self.earlier[last].end)


def kept(passage: Passage, before: str, after: str) -> Kept:
    """Return the kept words of a passage. `before` and `after` are the strings of its fields."""
    found = Kept()
    at = passage.earlier.span.start, passage.later.span.start
    end = passage.earlier.span.end, passage.later.span.end
    gaps = [
        (edit.earlier_span, edit.later_span)
        for edit in passage.edits
        if edit.slot != "quotation" or edit.earlier != edit.later
    ]
    count = 0
    for here, there in (*gaps, (Span(end[0], end[0]), Span(end[1], end[1]))):
        old = WORD.finditer(before, at[0], here.start)
        new = WORD.finditer(after, at[1], there.start)
        for one, other in zip(old, new, strict=False):
            found.earlier.append(Span(*one.span()))
            found.later.append(Span(*other.span()))
            found.number.append(count)
            found.starts.append(other.start())
            count += 1
        count += max(1, sum(1 for _ in WORD.finditer(after, there.start, there.end)))
        at = here.end, there.end
    return found
