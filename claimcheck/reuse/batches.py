"""The two costly steps, each over many pieces at once, so that they can run anywhere.

A `Spread` is any `map`: the built-in one, or a process pool's that keeps the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import islice
from typing import NamedTuple, TypeVar

from claimcheck.reuse.alignment import align
from claimcheck.reuse.candidates import IN_MEMORY, Candidates, Printed, packed, prints
from claimcheck.reuse.clusters import Found
from claimcheck.reuse.lists import Lists
from claimcheck.reuse.matching import Cut, Matching, Runs
from claimcheck.reuse.words import folded_words

BATCH = 500  # pieces; sent to another process in a quarter of a megabyte
FOLDED = 4_096  # texts whose words are held: a boilerplate's first use is needed again and again

One = TypeVar("One")
Near = tuple[str, int]  # an earlier text, and how many hashes it shares
Printing = Callable[[Sequence[str]], Printed]


class Task(NamedTuple):
    """Pieces with their candidates, and all pieces that these need, by number."""

    candidates: tuple[Candidates, ...]
    cuts: Mapping[int, Cut]


def printing(size: int) -> Printing:
    """Return what makes the prints of a batch, in a corpus of `size` pieces.

    NumPy does it in a third of the time, and is loaded for a large corpus only.
    """
    if size <= IN_MEMORY:
        return printed
    made: Printing = import_module("claimcheck.reuse.many").printed
    return made


def printed(texts: Sequence[str]) -> Printed:
    """Return the prints of a batch of texts."""
    words = map(folded_words, texts)
    return packed((len(one), prints(one)) for one in words)


def aligned(batch: Sequence[tuple[str, Sequence[Near]]]) -> list[list[Runs]]:
    """Return, for each later text with its earlier ones, how they run together: see `align`."""
    return [_runs(later, earlier) for later, earlier in batch]


def matched(known: Lists, task: Task) -> list[Found]:
    """Return the passages of the pieces of a task, in their order."""
    matching = Matching(task.cuts.__getitem__, known)
    return [
        found for one in task.candidates for found in matching.found(one, _near(one, task.cuts))
    ]


def _near(candidates: Candidates, cuts: Mapping[int, Cut]) -> list[Runs]:
    if candidates.identical:
        return []
    earlier = [(cuts[other].text, shared) for other, shared in candidates.earlier]
    return _runs(cuts[candidates.later].text, earlier)


def _runs(later: str, earlier: Sequence[Near]) -> list[Runs]:
    words = _folded(later) if earlier else []
    return [align(_folded(text), words, shared) for text, shared in earlier]


@lru_cache(maxsize=FOLDED)
def _folded(text: str) -> list[str]:
    return folded_words(text)


def batches(items: Iterable[One]) -> Iterator[list[One]]:
    """Yield the items in lists of 500, the last one shorter."""
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch
