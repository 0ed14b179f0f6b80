"""Which earlier pieces may share text with a later one: word 4-grams and their first postings."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import NamedTuple, Protocol, TypeVar

from claimcheck.reuse.hashing import hashes

POSTINGS = 5  # earlier pieces kept per hash; docs/decisions/0012
SHARED = 2  # hashes that make a candidate
PER_HASH = 12  # hashes of the smaller piece for each that two large ones must share,
ENOUGH = 8  # up to so many: a reused sentence of twelve words has nine
MOST = 8  # candidates aligned per piece, those that share most first
IN_MEMORY = 5_000  # pieces; for more, columns and the disk make up for the time they take to load


One = TypeVar("One")
Other = TypeVar("Other")


class Spread(Protocol):
    """Applies a function to each item, in order, here or elsewhere."""

    def __call__(self, work: Callable[[One], Other], items: Iterable[One], /) -> Iterator[Other]:
        """Yield the results in the order of the items."""


class Prints(NamedTuple):
    """What a piece is found by: the hash of all its words, and those of its 4-grams."""

    identity: int
    shingles: Collection[int]


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


def packed(pieces: Iterable[tuple[int, Prints]]) -> Printed:
    """Return the prints of pieces as a batch; each comes behind the number of its words."""
    found = Printed(array("I"), array("Q"), array("I"), array("Q"))
    for length, one in pieces:
        found.lengths.append(length)
        found.identities.append(one.identity)
        found.counts.append(len(one.shingles))
        found.shingles.extend(one.shingles)
    return found


class Candidates(NamedTuple):
    """A later piece with the earlier ones it may share text with, and how many hashes they share.

    Numbers count pieces in the order given. `identical` says that `earlier` holds one piece, of
    the very same words, whose hashes were not counted.
    """

    later: int
    earlier: tuple[tuple[int, int], ...]
    identical: bool = False


class Index(Protocol):
    """Links every piece to earlier ones that share two of its hashes."""

    def link(self, pieces: Iterable[Prints]) -> Iterator[Candidates]:
        """Yield the candidates of each piece that has any, in the order of the pieces."""

    def link_batches(self, batches: Iterable[Printed]) -> Iterator[Candidates]:
        """Yield the same of pieces that come in batches."""


def index(size: int, spread: Spread = map) -> Index:
    """Return the index for a corpus of `size` pieces: in memory, or on disk.

    Both give the same candidates. What the disk needs is loaded for a large corpus only: NumPy
    and DuckDB take 200 ms. `spread` is where a large corpus is searched for shared hashes.
    """
    if size <= IN_MEMORY:
        return InMemory()
    made: Index = import_module("claimcheck.reuse.disk").OnDisk(spread=spread)
    return made


def prints(words: Sequence[str]) -> Prints:
    """Return the hashes of a piece's folded words."""
    return Prints(*hashes(words))


@dataclass(slots=True)
class InMemory:
    """The index of a small corpus: from each hash to the first piece that has it, and the next.

    Most hashes are had by one piece; a number for each is half the memory of a list.
    """

    first: dict[int, int] = field(default_factory=dict)
    many: dict[int, list[int]] = field(default_factory=dict)
    texts: dict[int, int] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)

    def link(self, pieces: Iterable[Prints]) -> Iterator[Candidates]:
        """Yield the candidates of each piece that has any, and index it.

        Time: linear in the words; each word costs one hash and at most five postings.
        """
        for number, piece in enumerate(pieces):
            self.sizes.append(len(piece.shingles))
            same = self.texts.setdefault(piece.identity, number)
            if same != number:
                yield Candidates(number, ((same, 0),), identical=True)
                continue
            earlier = self._posted(number, piece.shingles)
            if earlier:
                yield Candidates(number, earlier)

    def link_batches(self, batches: Iterable[Printed]) -> Iterator[Candidates]:
        """Yield the same of pieces that come in batches."""
        return self.link(piece for batch in batches for piece in batch.unpacked())

    def _posted(self, number: int, shingles: Collection[int]) -> tuple[tuple[int, int], ...]:
        """Return the earlier pieces that share two hashes, and post the piece under its own."""
        first, many = self.first, self.many
        shared: list[int] = []
        for value in shingles:
            posted = first.setdefault(value, number)
            if posted == number:
                continue
            shared.append(posted)
            more = many.get(value)
            if more is None:
                many[value] = [number]
            else:
                shared += more
                if len(more) < POSTINGS - 1:
                    more.append(number)
        size, sizes = len(shingles), self.sizes
        return ranked(
            (other, count)
            for other, count in Counter(shared).items()
            if count >= min(ENOUGH, min(size, sizes[other]) // PER_HASH)
        )


def ranked(shared: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return at most eight of (piece, hashes shared): those that share most, then the first."""
    enough = [(-count, piece) for piece, count in shared if count >= SHARED]
    return tuple((piece, -count) for count, piece in sorted(enough)[:MOST])
