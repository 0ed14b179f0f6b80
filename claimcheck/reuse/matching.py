"""A later piece with the earlier ones it runs along with -> the passages between them.

Nothing here needs more of a corpus than the pieces in question, so that it can run anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from claimcheck.model import BlockKind, Span
from claimcheck.reuse.alignment import RUN, Run, Stretch, grown, matched
from claimcheck.reuse.candidates import Candidates
from claimcheck.reuse.clusters import Found, Where
from claimcheck.reuse.edits import edits
from claimcheck.reuse.lists import Lists
from claimcheck.reuse.passage import Passage, Side
from claimcheck.reuse.sides import Pair, Text, side
from claimcheck.reuse.words import SHORTEST, folded_words

Runs = tuple[Run, ...]
KEPT = 4096  # pieces held as read: a boilerplate's first use is needed again and again
SAME_STRETCH = 0.5  # of the shorter: then two earlier uses claim the same later words
CLOSING = ".!?…\"”’')"


class Cut(NamedTuple):
    """A piece with all that a passage says of it.

    `where` is its article's place in the order of publication and its block's number; `base` is
    where it begins in `field`; `length` counts its words; `days` are the dates of its field.
    """

    where: Where
    article: str
    published: date | None
    field: str
    block: BlockKind
    base: int
    text: str
    length: int
    days: tuple[Span, ...] = ()


class Matching:
    """Makes passages of candidates; `cut` gives the piece of a number."""

    def __init__(self, cut: Callable[[int], Cut], known: Lists) -> None:
        self.cut = cut
        self.known = known
        self.read: dict[int, Text] = {}

    def found(self, candidates: Candidates, runs: Sequence[Runs]) -> Iterator[Found]:
        """Yield the passages of a later piece, best first; `runs` are those of each earlier one."""
        if candidates.identical:
            yield from self._whole(candidates)
        else:
            yield from self._parts(candidates, runs)

    def _text(self, number: int) -> Text:
        """Return a piece as read; the most recent ones are kept."""
        if number not in self.read:
            if len(self.read) >= KEPT:
                self.read.pop(next(iter(self.read)))
            cut = self.cut(number)
            self.read[number] = side(cut.text, cut.base, cut.days)
        return self.read[number]

    def _whole(self, candidates: Candidates) -> Iterator[Found]:
        """Yield the passage of a piece whose very words stood in an earlier article."""
        number = candidates.later
        cut = self.cut(number)
        if not candidates.earlier or cut.length < SHORTEST:
            return
        ((other, _),) = candidates.earlier
        before = self.cut(other)
        if cut.text != before.text:
            if folded_words(cut.text) != folded_words(before.text):
                return  # one hash of two texts
            whole = (0, cut.length)
            yield self._found(other, number, Stretch(whole, whole, (Run(0, 0, cut.length),)))
            return
        span = Span(0, len(cut.text))
        sides = _side(before, span), _side(cut, span)
        passage = Passage(*sides, matched=cut.length, similarity=1.0, coverage=1.0)
        yield Found(passage, other, number, (before.where, cut.where))

    def _parts(self, candidates: Candidates, aligned: Sequence[Runs]) -> Iterator[Found]:
        """Yield the passages of a piece, best first; no later words are claimed twice."""
        number = candidates.later
        options = [
            (-matched(runs), other, runs)
            for (other, _), runs in zip(candidates.earlier, aligned, strict=True)
            if runs
        ]
        taken: list[tuple[int, int]] = []
        for _, other, runs in sorted(options, key=lambda option: option[:2]):
            if _all_taken(runs, taken):
                continue
            for stretch in grown(runs, self._text(other), self._text(number)):
                if not any(_claims_same(stretch.later, one) for one in taken):
                    taken.append(stretch.later)
                    yield self._found(other, number, stretch)

    def _found(self, other: int, number: int, stretch: Stretch) -> Found:
        before, after = self.cut(other), self.cut(number)
        earlier, later = self._text(other), self._text(number)
        passage = Passage(
            earlier=_side(before, _span(earlier, stretch.earlier)),
            later=_side(after, _span(later, stretch.later)),
            matched=stretch.matched,
            similarity=stretch.similarity,
            coverage=stretch.matched / min(len(earlier.words), len(later.words)),
            edits=edits(stretch, Pair(earlier, later, self.known)),
        )
        return Found(passage, other, number, (before.where, after.where))


def _side(cut: Cut, span: Span) -> Side:
    """Return the place of a stretch; `span` counts in the piece."""
    return Side(
        article=cut.article,
        field=cut.field,
        block=cut.block,
        span=Span(cut.base + span.start, cut.base + span.end),
        exact=cut.text[span.start : span.end],
        published=cut.published,
    )


def _span(text: Text, words: tuple[int, int]) -> Span:
    """Return the span, in the piece, of a range of words with the marks that close it."""
    start, end = text.words.spans[words[0]][0], text.words.spans[words[1] - 1][1]
    while end < len(text.text) and text.text[end] in CLOSING:
        end += 1
    return Span(start, end)


def _all_taken(runs: Sequence[Run], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether every anchor lies in later words that a better source has claimed already."""
    return all(
        any(first <= run.later and run.later + run.length <= last for first, last in taken)
        for run in runs
        if run.length >= RUN
    )


def _claims_same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges share half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME_STRETCH * min(one[1] - one[0], other[1] - other[0])
