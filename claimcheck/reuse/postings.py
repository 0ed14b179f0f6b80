"""Postings in files, and the pairs of pieces that share hashes, one part of the hashes at a time.

A part is sorted by hash where there is memory for it; what every process needs is a file's path.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from claimcheck.reuse.candidates import POSTINGS

PART = 8_000_000  # postings looked at in one go, in about 400 MB
LEAST_PARTS = 4  # so that two processes end at about the same time
SLICE = 2_000_000  # postings read at a time, or paired at a time
HASH_BITS = 64
LATER = PLACED = np.uint64(32)  # bits by which the later piece, or the group, is shifted
LAST_BITS = np.uint64(0xFFFFFFFF)

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.uint32]
Rows = NDArray[np.int64]
Links = tuple[Hashes, Numbers]


@dataclass(frozen=True, slots=True)
class Part:
    """The postings whose hashes begin with the same bits; there are 2 ** `bits` parts."""

    folder: Path
    bits: int
    number: int


class Postings:
    """The hashes of pieces in a folder, written in the order of the pieces."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.hashes, self.pieces = (path.open("wb") for path in _files(folder))

    def __enter__(self) -> Postings:
        """Return itself, to be closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        """Close the files."""
        self.hashes.close()
        self.pieces.close()

    def write(self, hashes: Hashes, pieces: Numbers) -> None:
        """Add postings of pieces that come after all written before."""
        self.hashes.write(hashes.data)
        self.pieces.write(pieces.data)
        self.count += len(hashes)

    def parts(self) -> Iterator[Part]:
        """Yield the parts in which the postings, all written, are to be looked at."""
        parts = max(LEAST_PARTS, -(-self.count // PART))
        bits = (parts - 1).bit_length()
        for number in range(2**bits):
            yield Part(self.folder, bits, number)


def links(part: Part) -> Links:
    """Return each pair of pieces that share hashes of a part, and how many they share.

    A pair is `later << 32 | earlier`; it counts where the earlier piece is one of the first five
    that have a hash.
    """
    pieces, start = _common(*_read(part))
    rows = np.arange(len(pieces))
    found = [
        np.unique(_pairs(pieces, start, rows[at : at + SLICE]), return_counts=True)
        for at in range(0, len(rows), SLICE)
    ]
    none = (np.empty(0, np.uint64), np.empty(0, np.int64))
    pairs, counts = (np.concatenate(column) for column in zip(none, *found, strict=True))
    return pairs, counts.astype(np.uint32)


def _pairs(pieces: Numbers, start: Rows, rows: Rows) -> Hashes:
    """Return the pairs of some postings with the first five of the same hash.

    `start` is, for each posting, the row of the first one with its hash.
    """
    every: list[Hashes] = []
    for place in range(POSTINGS):
        later = rows[rows - start[rows] > place]
        earlier = pieces[start[later] + place].astype(np.uint64)
        every.append(pieces[later].astype(np.uint64) << LATER | earlier)
    return np.concatenate(every)


def _common(hashes: Hashes, pieces: Numbers) -> tuple[Numbers, Rows]:
    """Return the pieces of each hash that several have, in order, hash by hash.

    With each comes the row of the first one of its hash.
    """
    order = np.argsort(hashes)
    ordered = hashes[order]
    same = ordered[1:] == ordered[:-1]
    before, after = np.zeros((2, len(hashes)), bool)
    before[1:] = after[:-1] = same
    common = before | after
    group = np.cumsum(~before[common], dtype=np.uint64)
    # By group, then as they were written, which is in the order of the pieces.
    placed = np.sort(group << PLACED | order[common].astype(np.uint64))
    rows = np.flatnonzero(np.diff(placed >> PLACED, prepend=np.uint64(0)))
    sizes = np.diff(rows, append=len(placed))
    return pieces[placed & LAST_BITS], np.repeat(rows, sizes)


def _read(part: Part) -> tuple[Hashes, Numbers]:
    """Return the postings of a part."""
    number, shift = np.uint64(part.number), np.uint64(HASH_BITS - part.bits)
    hashes: list[Hashes] = [np.empty(0, np.uint64)]
    pieces: list[Numbers] = [np.empty(0, np.uint32)]
    of_hashes, of_pieces = (path.open("rb") for path in _files(part.folder))
    with of_hashes, of_pieces:
        while len(some := np.fromfile(of_hashes, np.uint64, SLICE)):
            here = some >> shift == number
            hashes.append(some[here])
            pieces.append(np.fromfile(of_pieces, np.uint32, SLICE)[here])
    return np.concatenate(hashes), np.concatenate(pieces)


def _files(folder: Path) -> tuple[Path, Path]:
    return folder / "hashes", folder / "pieces"
