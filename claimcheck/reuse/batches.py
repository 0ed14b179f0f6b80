"""The two costly steps, each over many pieces at once, so that they can run anywhere.

`spread` is any `map`: the built-in one, or a process pool's that keeps the order.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

from claimcheck.reuse.alignment import Run, align
from claimcheck.reuse.candidates import Prints, prints
from claimcheck.reuse.words import folded_words

BATCH = 500  # pieces; sent to another process in a quarter of a megabyte

One = TypeVar("One")
Other = TypeVar("Other")
Runs = tuple[Run, ...]
Near = tuple[str, int]  # an earlier text, and how many hashes it shares


class Spread(Protocol):
    """Applies a function to each item, in order, here or elsewhere."""

    def __call__(self, work: Callable[[One], Other], items: Iterable[One], /) -> Iterator[Other]:
        """Yield the results in the order of the items."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The prints of a batch of pieces, packed: words and hashes of each, one behind the other."""

    lengths: array[int]
    identities: array[int]
    counts: array[int]
    shingles: array[int]

    def unpacked(self) -> Iterator[Prints]:
        """Yield the prints of each piece."""
        start = 0
        for identity, count in zip(self.identities, self.counts, strict=True):
            yield Prints(identity, self.shingles[start : start + count])
            start += count


def printed(texts: Sequence[str]) -> Printed:
    """Return the prints of a batch of texts."""
    found = Printed(array("I"), array("Q"), array("I"), array("Q"))
    for text in texts:
        words = folded_words(text)
        one = prints(words)
        found.lengths.append(len(words))
        found.identities.append(one.identity)
        found.counts.append(len(one.shingles))
        found.shingles.extend(one.shingles)
    return found


def aligned(batch: Sequence[tuple[str, Sequence[Near]]]) -> list[list[Runs]]:
    """Return, for each later text with its earlier ones, how they run together: see `align`."""
    return [_runs(later, earlier) for later, earlier in batch]


def _runs(later: str, earlier: Sequence[Near]) -> list[Runs]:
    words = folded_words(later) if earlier else []
    return [align(folded_words(text), words, shared) for text, shared in earlier]


def batches(items: Iterable[One]) -> Iterator[list[One]]:
    """Yield the items in lists of 500, the last one shorter."""
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch
