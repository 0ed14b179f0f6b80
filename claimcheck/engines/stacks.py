"""The collected articles of a run folder, read where they lie when they are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

import pyarrow as pa

from claimcheck.engines import rows
from claimcheck.engines.collecting import BATCH
from claimcheck.engines.folder import Folder
from claimcheck.engines.index import Index
from claimcheck.engines.kept import Kept
from claimcheck.model import Claim, Extraction
from claimcheck.reuse.candidates import Printed
from claimcheck.reuse.matching import Cut

KEPT = 2_048  # articles kept as read, and as many as pieces
PRINTED = 512  # articles whose hashes are packed together, some megabytes
PIECE = ("block", "base", "field", "kind", "text", "length", "days")


class Stacks:
    """The articles of an index, by place."""

    def __init__(self, index: Index, folder: Folder) -> None:
        self.index = index
        self.folder = folder
        self.extraction = lru_cache(maxsize=KEPT)(self._extraction)
        self.cuts = lru_cache(maxsize=KEPT)(self._cuts)

    def brought(self, place: int, turn: int) -> tuple[Claim, ...]:
        """Return the claims that an article brings to one of its groups."""
        document = self._cell(place, "groups")[turn]["claims"].as_py()
        return rows.read_claims(document) if document else ()

    def cut(self, number: int) -> Cut:
        """Return a piece by its number."""
        return self.cuts(self.index.places[number])[self.index.turns[number]]

    def _cell(self, place: int, column: str) -> pa.Scalar:
        index = self.index
        batches = self.folder.read("collect", index.shards[index.shard[place]])
        number, row = divmod(index.row[place], BATCH)
        return batches[number].column(column)[row]

    def _extraction(self, place: int) -> Extraction:
        return Kept(*(self._cell(place, name).as_py() for name in ("article", "claims", "beside")))

    def lengths(self) -> Iterator[tuple[int, int]]:
        """Yield each article's place with the words of its pieces."""
        for place in dict.fromkeys(self.index.places):
            found = self._cell(place, "pieces").values
            yield place, sum(found.field("length").to_pylist())

    def prints(self) -> Iterator[Printed]:
        """Yield the hashes of every piece, in the order of publication and packed."""
        left = iter(dict.fromkeys(self.index.places))
        while some := list(islice(left, PRINTED)):
            batch = Printed(array("I"), array("Q"), array("I"), array("Q"))
            for place in some:
                self._print(place, batch)
            yield batch

    def _print(self, place: int, batch: Printed) -> None:
        """Add the hashes of an article's pieces, from where they lie."""
        found = self._cell(place, "pieces").values
        batch.lengths.frombytes(_laid(found.field("length"), 4))
        batch.identities.frombytes(_laid(found.field("identity"), 8))
        hashes = found.field("shingles")
        batch.counts.extend(hashes.value_lengths().to_pylist())
        batch.shingles.frombytes(_laid(hashes.flatten(), 8))

    def _cuts(self, place: int) -> tuple[Cut, ...]:
        """Return the pieces of an article."""
        found = self._cell(place, "pieces").values
        columns = [found.field(name).to_pylist() for name in PIECE]
        day = self._cell(place, "published").as_py()
        name, order = self.index.ids[place], self.index.order[place]
        return tuple(
            rows.read_cut(dict(zip(PIECE, cells, strict=True)), name, day, order)
            for cells in zip(*columns, strict=True)
        )


def _laid(column: pa.Array, width: int) -> memoryview:
    """Return the bytes of a column of numbers that none of are null."""
    start = column.offset * width
    return memoryview(column.buffers()[1])[start : start + len(column) * width]


class Pulled(Mapping[str, Extraction]):
    """Some articles of the stacks, by id, in the order of their ids."""

    def __init__(self, stacks: Stacks, places: Sequence[int]) -> None:
        self.stacks = stacks
        self.places = {stacks.index.ids[place]: place for place in places}

    def __getitem__(self, name: str) -> Extraction:
        """Return an article."""
        return self.stacks.extraction(self.places[name])

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in order."""
        return iter(self.places)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.places)
