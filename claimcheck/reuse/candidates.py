"""Which earlier pieces may share text with a later one: word 4-grams and their first postings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

from claimcheck.reuse.words import identity, shingles

POSTINGS = 5  # earlier pieces kept per hash; DESIGN 2.7 measured this against a frequency cap
SHARED = 2  # hashes that make a candidate
MOST = 8  # candidates aligned per piece, those that share most first


@dataclass(frozen=True, slots=True)
class Candidates:
    """A later piece with the earlier ones it may share text with.

    Numbers count pieces in the order given. `identical` says that `earlier` holds one piece, of
    the very same words.
    """

    later: int
    earlier: tuple[int, ...]
    identical: bool = False


class Index(Protocol):
    """Links every piece to earlier ones that share two of its hashes."""

    def link(self, pieces: Iterable[list[str]]) -> Iterator[Candidates]:
        """Yield the candidates of each piece that has any, in the order of the pieces."""


@dataclass(slots=True)
class InMemory:
    """The index of a small corpus: a dictionary from each hash to the first pieces that have it."""

    first: dict[int, list[int]] = field(default_factory=dict)
    texts: dict[int, int] = field(default_factory=dict)
    size: int = 0

    def link(self, pieces: Iterable[list[str]]) -> Iterator[Candidates]:
        """Yield the candidates of each piece that has any, and index it.

        Time: linear in the words; each word costs one hash and at most five postings.
        """
        for words in pieces:
            number, self.size = self.size, self.size + 1
            same = self.texts.setdefault(identity(words), number)
            if same != number:
                yield Candidates(number, (same,), identical=True)
                continue
            earlier = self._posted(number, shingles(words))
            if earlier:
                yield Candidates(number, earlier)

    def _posted(self, number: int, hashes: set[int]) -> tuple[int, ...]:
        """Return the earlier pieces that share two hashes, and post the piece under its own."""
        first = self.first
        lists = [first[value] for value in hashes if value in first]
        found = ranked(Counter(chain.from_iterable(lists)).items())
        for value in hashes:
            if value not in first:
                first[value] = [number]
        for posted in lists:
            if len(posted) < POSTINGS:
                posted.append(number)
        return found


def ranked(shared: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return at most eight of (piece, hashes shared): those that share most, then the first."""
    enough = [(-count, piece) for piece, count in shared if count >= SHARED]
    return tuple(piece for _, piece in sorted(enough)[:MOST])
