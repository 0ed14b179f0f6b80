"""Two pieces -> where their words run together, and whether that is reuse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from rapidfuzz.distance import LCSseq

from claimcheck.reuse.sides import Text
from claimcheck.reuse.words import SHINGLE, SHORTEST

RUN = 3  # words; shorter equal runs are chance
COVERED = 0.4  # of the shorter side, in runs
ALIKE = 0.6  # of the longer side, in equal words of any run
GAP = 0.5  # matched words that one unmatched word costs when a stretch is grown
LEAD = 8  # words; how far a stretch is grown to the ends of its first and last sentence


@dataclass(frozen=True, slots=True)
class Run:
    """`length` equal words, beginning at word `earlier` of one text and `later` of the other."""

    earlier: int
    later: int
    length: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Half-open ranges of words on both sides, and the equal runs inside, in order."""

    earlier: tuple[int, int]
    later: tuple[int, int]
    runs: tuple[Run, ...]

    @property
    def matched(self) -> int:
        """Return the words in runs of three or more."""
        return matched(self.runs)

    @property
    def similarity(self) -> float:
        """Return the equal words over the words of the longer side (0 to 1)."""
        equal = sum(run.length for run in self.runs)
        return equal / max(1, self.earlier[1] - self.earlier[0], self.later[1] - self.later[0])


def align(earlier: Sequence[Hashable], later: Sequence[Hashable], shared: int) -> tuple[Run, ...]:
    """Return the equal runs of two lists of folded words, or none where it is no reuse.

    Hashes may stand for the words. `shared` is how many hashes of four words they have in common.

    Source: docs/decisions/0012. Twelve words in runs of three or more that cover 40 % of the
    shorter side, or twelve words on end. A short paragraph of which one word in three was edited
    keeps no such runs: twelve equal words in order that make 60 % of the longer side do as well.
    """
    covered = max(SHORTEST, ceil(COVERED * min(len(earlier), len(later))))
    least = SHORTEST if shared > SHORTEST - SHINGLE else covered  # twelve on end share nine
    if LCSseq.similarity(earlier, later, score_cutoff=least) < least:
        return ()
    runs = _runs(earlier, later)
    equal = sum(run.length for run in runs)
    if matched(runs) >= covered or equal >= ALIKE * max(len(earlier), len(later)):
        return runs
    return runs if max(run.length for run in runs) >= SHORTEST else ()


def _runs(earlier: Sequence[Hashable], later: Sequence[Hashable]) -> tuple[Run, ...]:
    """Return the equal runs of a longest common subsequence, in order."""
    return tuple(
        Run(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(earlier, later)
        if code.tag == "equal"
    )


def matched(runs: Sequence[Run]) -> int:
    """Return the words in runs of three or more."""
    return sum(run.length for run in runs if run.length >= RUN)


def stretches(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Return the runs that belong together, in order; each group begins and ends with an anchor.

    An anchor is a run of three words or more. Groups are those of highest score, a matched word
    counting one and an unmatched one between anchors taking off a half; groups of fewer than
    twelve words in anchors are left out, unless there is no other.
    """
    anchors = [index for index, run in enumerate(runs) if run.length >= RUN]
    if not anchors:
        return [tuple(runs)]
    found = sorted(_best_groups(runs, anchors))
    groups = [tuple(runs[first : last + 1]) for first, last in found]
    long = [group for group in groups if matched(group) >= SHORTEST]
    return long or [tuple(runs[anchors[0] : anchors[-1] + 1])]


def _best_groups(runs: Sequence[Run], anchors: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last run of each group of highest score, then of what is left over."""
    todo = [anchors]
    while todo:
        part = todo.pop()
        if not part:
            continue
        first, last = _best(runs, part)
        yield part[first], part[last]
        todo += [part[:first], part[last + 1 :]]


def _best(runs: Sequence[Run], anchors: list[int]) -> tuple[int, int]:
    """Return the indexes of the first and last anchor of the group of highest score."""
    score = best = float(runs[anchors[0]].length)
    first, found = 0, (0, 0)
    for place, (before, here) in enumerate(pairwise(anchors), 1):
        score -= GAP * _unmatched(runs, before, here)
        if score <= 0:
            score, first = 0.0, place
        score += runs[here].length
        if score > best:
            best, found = score, (first, place)
    return found


def _unmatched(runs: Sequence[Run], before: int, here: int) -> int:
    """Return the words between two anchors that match nothing, on the side that has more."""
    left, right = runs[before], runs[here]
    between = sum(run.length for run in runs[before + 1 : here])
    gap = max(right.earlier - left.earlier - left.length, right.later - left.later - left.length)
    return gap - between


def grown(runs: Sequence[Run], earlier: Text, later: Text) -> Iterator[Stretch]:
    """Yield the stretches of two aligned texts, grown to whole sentences where these are near.

    A change in the first or last words of a reused sentence would be lost without this.
    """
    free = 0, 0
    for group in stretches(runs):
        first, last = group[0], group[-1]
        start = first.earlier, first.later
        end = last.earlier + last.length, last.later + last.length
        starts = _sentence_start(earlier, start[0]), _sentence_start(later, start[1])
        if max(start[0] - starts[0], start[1] - starts[1]) <= LEAD:
            start = starts
        ends = _sentence_end(earlier, end[0]), _sentence_end(later, end[1])
        if max(ends[0] - end[0], ends[1] - end[1]) <= LEAD:
            end = ends
        start = max(start[0], free[0]), max(start[1], free[1])
        free = end
        # Aligned anew: a word repeated elsewhere may have drawn a partner out of the stretch.
        inside = _runs(
            earlier.words.folded[start[0] : end[0]], later.words.folded[start[1] : end[1]]
        )
        moved = tuple(
            Run(start[0] + run.earlier, start[1] + run.later, run.length) for run in inside
        )
        yield Stretch((start[0], end[0]), (start[1], end[1]), moved)


def _sentence_start(text: Text, word: int) -> int:
    return text.starts[bisect_right(text.starts, word) - 1]


def _sentence_end(text: Text, word: int) -> int:
    """Return the word number after the sentence that holds the word before `word`."""
    after = bisect_right(text.starts, word - 1)
    return text.starts[after] if after < len(text.starts) else len(text.words)
