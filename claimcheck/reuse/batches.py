"""The two costly steps, each over many pieces at once, so that they can run anywhere.

A `Spread` is any `map`: the built-in one, or a process pool's that keeps the order.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
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

One = TypeVar("One")
Near = tuple[str, int]  # an earlier text, and how many hashes it shares


class Task(NamedTuple):
    """Pieces with their candidates, and all pieces that these need, by number."""

    candidates: tuple[Candidates, ...]
    cuts: Mapping[int, Cut]


class Steps(NamedTuple):
    """How the two steps are done."""

    printed: Callable[[Sequence[str]], Printed]
    matched: Callable[[Lists, Task], list[Found]]


def steps(size: int) -> Steps:
    """Return how the two steps are done in a corpus of `size` pieces.

    Both ways give the same; NumPy needs a third of the time, and is loaded for a large corpus only.
    """
    if size <= IN_MEMORY:
        return Steps(printed, matched)
    many = import_module("claimcheck.reuse.many")
    return Steps(many.printed, many.matched)


def printed(texts: Sequence[str]) -> Printed:
    """Return the prints of a batch of texts."""
    words = map(folded_words, texts)
    return packed((len(one), prints(one)) for one in words)


def aligned(batch: Sequence[tuple[str, Sequence[Near]]]) -> list[list[Runs]]:
    """Return, for each later text with its earlier ones, how they run together: see `align`."""
    return [
        [align(folded_words(text), words, shared) for text, shared in earlier]
        for later, earlier in batch
        for words in (folded_words(later),)
    ]


def matched(known: Lists, task: Task) -> list[Found]:
    """Return the passages of the pieces of a task, in their order."""
    return matched_by(lambda texts: list(map(folded_words, texts)), known, task)


def matched_by(
    words: Callable[[Sequence[str]], Sequence[Sequence[Hashable]]], known: Lists, task: Task
) -> list[Found]:
    """Return the same by what `words` makes of the words of each text: equal for equal words."""
    numbers = {one.later for one in task.candidates if not one.identical}
    numbers.update(o for one in task.candidates if not one.identical for o, _ in one.earlier)
    ordered = sorted(numbers)
    told = dict(zip(ordered, words([task.cuts[n].text for n in ordered]), strict=True))
    matching = Matching(task.cuts.__getitem__, known)
    found: list[Found] = []
    for one in task.candidates:
        near = () if one.identical else one.earlier
        runs = [align(told[other], told[one.later], shared) for other, shared in near]
        found += matching.found(one, runs)
    return found


def batches(items: Iterable[One]) -> Iterator[list[One]]:
    """Yield the items in lists of 500, the last one shorter."""
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch
