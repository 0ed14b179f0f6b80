"""Passages -> clusters: all uses of the same text under one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

import xxhash

from claimcheck.reuse.passage import Passage, Side
from claimcheck.reuse.words import folded_words

SAME_PLACE = 0.5  # of the shorter of two stretches in one block

Field = tuple[str, str]
Where = tuple[int, int]


class Found(NamedTuple):
    """A passage with the pieces it stands in, and the blocks they were cut from.

    Pieces are numbered through a corpus; a block is known by its article's place and its own.
    """

    passage: Passage
    earlier: int
    later: int
    blocks: tuple[Where, Where]


class Mark(NamedTuple):
    """A place of a passage, without its words; `published` is its ISO day, or nothing."""

    article: str
    field: str
    start: int
    end: int
    published: str


class Outline(NamedTuple):
    """A passage without its words: what clusters are made of."""

    earlier: Mark
    later: Mark
    pieces: tuple[int, int]
    blocks: tuple[Where, Where]


def outline(found: Found) -> Outline:
    """Return a passage without its words."""
    earlier, later = _mark(found.passage.earlier), _mark(found.passage.later)
    return Outline(earlier, later, (found.earlier, found.later), found.blocks)


def _mark(side: Side) -> Mark:
    day = side.published.isoformat() if side.published else ""
    return Mark(side.article, side.field, side.span.start, side.span.end, day)


def named(found: Sequence[Found], shares: Mapping[str, float]) -> tuple[Passage, ...]:
    """Return the passages with their clusters, in the order given.

    `shares` says how much of each article's words stand in earlier ones.
    """
    passages = [one.passage for one in found]
    names = clusters(list(map(outline, found)), lambda at: text_name(passages[at].earlier.exact))
    return tuple(
        replace(
            passage,
            cluster=name,
            later=replace(passage.later, reused=shares.get(passage.later.article, 0.0)),
        )
        for passage, name in zip(passages, names, strict=True)
    )


def clusters(found: Sequence[Outline], name: Callable[[int], str]) -> list[str]:
    """Return the cluster of each passage; `name` gives that of a passage's earlier words.

    Passages are of one cluster where they meet in half of a place; a paragraph that follows
    another wherever that one is used belongs to the other's cluster. A cluster is named by the
    words of its first use, so that edits elsewhere leave the name.
    """
    sets = _Sets(2 * len(found))
    for left, right in _same_places(found):
        sets.unite(left, right)
    for number in range(len(found)):
        sets.unite(2 * number, 2 * number + 1)
    _unite_neighbours(found, sets)
    first: dict[int, int] = {}
    for number, one in enumerate(found):
        root = sets.root(2 * number)
        if root not in first or _order(one.earlier) < _order(found[first[root]].earlier):
            first[root] = number
    names = {root: name(number) for root, number in first.items()}
    return [names[sets.root(2 * number)] for number in range(len(found))]


def text_name(exact: str) -> str:
    """Return the name of a text: the hash of its folded words, 16 hex digits."""
    words = " ".join(folded_words(exact)) or exact
    return xxhash.xxh3_64_hexdigest(words.encode("utf-8", "surrogatepass"))


def _order(mark: Mark) -> tuple[bool, str, str, str, int]:
    day = mark.published
    return not day, day, mark.article, mark.field, mark.start


def _places(found: Sequence[Outline]) -> list[tuple[Field, int, int, int]]:
    """Return the places of both sides, sorted: field, start, end, and the side's number."""
    return sorted(
        ((mark.article, mark.field), mark.start, mark.end, 2 * number + which)
        for number, one in enumerate(found)
        for which, mark in enumerate((one.earlier, one.later))
    )


def _same_places(found: Sequence[Outline]) -> Iterator[tuple[int, int]]:
    """Yield the sides that lie in one another by half.

    Each place is compared with the last one that reached furthest, so that the time is that of
    sorting.
    """
    for _, group in groupby(_places(found), key=lambda place: place[0]):
        start, end, number = -1, -1, -1
        for _, a, b, side in group:
            shared = min(end, b) - a
            if number >= 0 and shared >= SAME_PLACE * min(end - start, b - a):
                yield number, side
            if b > end:
                start, end, number = a, b, side


def _unite_neighbours(found: Sequence[Outline], sets: _Sets) -> None:
    """Unite clusters of which one follows the other in every article that uses either.

    An article pasted whole is one cluster, not one for each of its paragraphs; nor is a block one
    for each of the pieces it was cut into.
    """
    for (at, one), (following, other) in pairwise(enumerate(found)):
        if one.blocks == other.blocks and other.pieces[1] == one.pieces[1] + 1:
            sets.unite(2 * at, 2 * following)
    uses: dict[int, set[int]] = defaultdict(set)
    for number, one in enumerate(found):
        uses[sets.root(2 * number)].update(one.pieces)
    known = {frozenset(pieces): root for root, pieces in uses.items()}
    for root, pieces in uses.items():
        after = known.get(frozenset(piece + 1 for piece in pieces))
        if after is not None:
            sets.unite(root, after)


class _Sets:
    """Disjoint sets of numbers, joined by rank of size."""

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))
        self.size = [1] * count

    def root(self, member: int) -> int:
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def unite(self, left: int, right: int) -> None:
        left, right = self.root(left), self.root(right)
        if left == right:
            return
        if self.size[left] < self.size[right]:
            left, right = right, left
        self.parent[right] = left
        self.size[left] += self.size[right]
