"""Where everything lies that was collected: articles by place, pieces of text by number."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from claimcheck.engines.folder import Folder
from claimcheck.provenance import named

INDEX = "index"
TYPES = {"I": pa.uint32()}
SHARDS = pa.schema([("shard", pa.string())])
ARTICLES = pa.schema([("id", pa.string()), *((n, pa.uint32()) for n in ("shard", "row", "order"))])
PIECES = pa.schema([("place", pa.uint32()), ("turn", pa.uint32())])


@dataclass(frozen=True, slots=True)
class Index:
    """Articles by place, which is their number in the order of ids, and pieces by number.

    `shards` are the names of the collected parts, `shard` and `row` say where in them an article
    lies, and `order` when it was published, as a number among all. `places` and `turns` say of
    each piece, in the order of publication, whose it is and which of that article's.
    """

    name: str
    shards: tuple[str, ...]
    ids: Sequence[str]
    shard: array[int]
    row: array[int]
    order: array[int]
    places: array[int]
    turns: array[int]

    def write(self, folder: Folder) -> None:
        """Keep the index where every worker finds it."""
        shards = pa.record_batch([pa.array(self.shards, pa.string())], schema=SHARDS)
        numbers = [_arrow(one) for one in (self.shard, self.row, self.order)]
        articles = pa.record_batch([pa.array(self.ids, pa.string()), *numbers], schema=ARTICLES)
        pieces = pa.record_batch([_arrow(self.places), _arrow(self.turns)], schema=PIECES)
        for part, batch in (("shards", shards), ("articles", articles), ("pieces", pieces)):
            folder.write(INDEX, f"{self.name}-{part}", batch.schema, [batch])


def read(name: str, folder: Folder) -> Index:
    """Return the index that was written under a name."""
    (shards,), (articles,), (pieces,) = (
        folder.read(INDEX, f"{name}-{part}") for part in ("shards", "articles", "pieces")
    )
    columns = [_plain(articles.column(n)) for n in ("shard", "row", "order")]
    numbers = [_plain(pieces.column(n)) for n in ("place", "turn")]
    ids = articles.column("id").to_pylist()
    return Index(name, tuple(shards.column(0).to_pylist()), ids, *columns, *numbers)


def built(shards: Sequence[str], folder: Folder) -> Index:
    """Return the index of collected parts; articles in other languages are left out."""
    found = sorted(_articles(shards, folder))
    by_day = sorted(range(len(found)), key=lambda at: (not found[at][1], found[at][1], at))
    order = array("I", bytes(4 * len(found)))
    places, turns = array("I"), array("I")
    for number, place in enumerate(by_day):
        order[place] = number
        count = found[place][4]
        places.extend([place] * count)
        turns.extend(range(count))
    return Index(
        named(*(shard.encode() for shard in shards)).hex(),
        tuple(shards),
        [one[0] for one in found],
        array("I", (one[2] for one in found)),
        array("I", (one[3] for one in found)),
        order,
        places,
        turns,
    )


def _articles(shards: Sequence[str], folder: Folder) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield id, day, shard, row and number of pieces of each article that was read."""
    for shard, name in enumerate(shards):
        row = 0
        for batch in folder.read("collect", name):
            ids, days = batch.column("id").to_pylist(), batch.column("published").to_pylist()
            read = batch.column("article").is_valid().to_pylist()
            counts = batch.column("pieces").value_lengths().to_pylist()
            for at, (one, day) in enumerate(zip(ids, days, strict=True)):
                if read[at]:
                    yield one, day or "", shard, row + at, counts[at] or 0
            row += len(ids)


def _arrow(column: array[int]) -> pa.Array:
    return pa.Array.from_buffers(pa.uint32(), len(column), [None, pa.py_buffer(column)])


def _plain(column: pa.Array) -> array[int]:
    found = array("I")
    found.frombytes(column.buffers()[1][: 4 * len(column)])
    return found
