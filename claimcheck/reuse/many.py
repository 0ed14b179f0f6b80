"""Many texts in one go: the words of `words`, hashed as in `hashing`, in columns."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
import xxhash
from numpy.typing import NDArray

from claimcheck.reuse.batches import Task, matched_by
from claimcheck.reuse.candidates import Printed
from claimcheck.reuse.clusters import Found
from claimcheck.reuse.hashing import BITS, FACTORS, HALF, MIXER, RADIX, WORD_HASHES
from claimcheck.reuse.lists import Lists
from claimcheck.reuse.words import SHINGLE, folded_words, plain

Hashes = NDArray[np.uint64]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

LONG = 8_192  # characters; a longer text is read word by word
STEP = 1 << 20  # the powers of the radix are made so many at a time
LETTER, DIGIT, SIGN, APOSTROPHE, POINT = range(1, 6)
OWNER = np.uint64(0xFF51AFD7ED558CCD)  # odd, without a pattern (MurmurHash3, finaliser)


def _sorts() -> NDArray[np.uint8]:
    found = np.zeros(256, np.uint8)
    for characters, sort in (
        (b"abcdefghijklmnopqrstuvwxyz", LETTER),
        (b"0123456789", DIGIT),
        (b"$%", SIGN),
        (b"'", APOSTROPHE),
        (b".,", POINT),
    ):
        found[list(characters)] = sort
    return found


SORTS = _sorts()


def printed(texts: Sequence[str]) -> Printed:
    """Return the prints of a batch of texts, as `batches.printed` does."""
    own, lengths = word_hashes(texts)
    counts = np.maximum(lengths - (SHINGLE - 1), 0)
    owners = np.repeat(np.arange(len(lengths), dtype=np.uint64), counts)
    every = _of_four(own, lengths)
    again = _again(every, owners)
    counts -= np.bincount(owners[again].astype(np.int64), minlength=len(lengths))
    content, ends = memoryview(own.tobytes()), np.cumsum(lengths * own.itemsize).tolist()
    parts = zip([0, *ends], ends, strict=False)
    return Printed(
        array("I", lengths.astype(np.uint32).tobytes()),
        array("Q", [xxhash.xxh3_64_intdigest(content[a:b]) for a, b in parts]),
        array("I", counts.astype(np.uint32).tobytes()),
        array("Q", np.delete(every, again).tobytes()),
    )


def matched(known: Lists, task: Task) -> list[Found]:
    """Return the passages of the pieces of a task, as `batches.matched` does."""
    return matched_by(_hashed, known, task)


def _hashed(texts: Sequence[str]) -> list[list[int]]:
    own, lengths = word_hashes(texts)
    every, ends = own.tolist(), np.cumsum(lengths).tolist()
    return [every[a:b] for a, b in zip([0, *ends], ends, strict=False)]


def word_hashes(texts: Sequence[str]) -> tuple[Hashes, Counts]:
    """Return the hashes of the words of texts, one behind the other, and how many each text has."""
    plainly = [plain(text) for text in texts]
    common = [text.isascii() and len(text) <= LONG for text in plainly]
    own, lengths = _read([text for text, is_so in zip(plainly, common, strict=True) if is_so])
    if all(common):
        return own, lengths
    others = [folded_words(text) for text, is_so in zip(plainly, common, strict=True) if not is_so]
    theirs = list(map(WORD_HASHES.__getitem__, chain.from_iterable(others)))
    is_common = np.array(common)
    every = np.empty(len(common), np.int64)
    every[is_common], every[~is_common] = lengths, list(map(len, others))
    merged = np.empty(len(own) + len(theirs), np.uint64)
    place = np.repeat(is_common, every)
    merged[place], merged[~place] = own, np.array(theirs, np.uint64)
    return merged, every


def _read(texts: Sequence[str]) -> tuple[Hashes, Counts]:
    """Return the same of ASCII texts: their bytes are sorted into words as `words.ASCII_WORD` does.

    The hash of a word is the difference of two sums over all bytes, brought back to its place.
    """
    content = np.frombuffer("\n".join(["", *texts, ""]).lower().encode("ascii"), np.uint8)
    starts, ends = _words(SORTS[content])
    powers, inverse = _powers(1 + len(content) // STEP)
    sums = np.zeros(len(content) + 1, np.uint64)
    np.cumsum(content * powers[: len(content)], out=sums[1:])
    own = (sums[ends] - sums[starts]) * inverse[starts]
    own = (own ^ own >> np.uint64(HALF)) * np.uint64(MIXER)
    borders = np.cumsum([1, *(len(text) + 1 for text in texts)])
    return own ^ own >> np.uint64(HALF), np.diff(np.searchsorted(starts, borders))


def _words(sorts: NDArray[np.uint8]) -> tuple[Counts, Counts]:
    """Return where the words of a text begin and end; a text begins and ends outside of words."""
    _join(sorts, APOSTROPHE, LETTER)
    _join(sorts, POINT, DIGIT)
    before, here = sorts[:-1], sorts[1:]
    changed = (before != here) | (here == SIGN)
    starts = np.flatnonzero(changed & (here != 0)) + 1
    return starts, np.flatnonzero(changed & (before != 0)) + 1


def _join(sorts: NDArray[np.uint8], mark: int, sort: int) -> None:
    """Take a mark for what stands on both sides of it, or for nothing."""
    places = np.flatnonzero(sorts == mark)
    inside = (sorts[places - 1] == sort) & (sorts[places + 1] == sort)
    sorts[places] = np.where(inside, sort, 0)


@lru_cache(maxsize=2)
def _powers(steps: int) -> tuple[Hashes, Hashes]:
    """Return the powers of the radix and of its inverse modulo 2^64, for every byte."""
    return _geometric(RADIX, steps), _geometric(pow(RADIX, -1, BITS + 1), steps)


def _geometric(factor: int, steps: int) -> Hashes:
    found = np.full(steps * STEP, factor, np.uint64)
    found[0] = 1
    return np.cumprod(found, dtype=np.uint64)


def _of_four(own: Hashes, lengths: Counts) -> Hashes:
    """Return the hashes of every four words of texts that stand one behind the other.

    `own` are the hashes of their words, and `lengths` says how many each text has.
    """
    if len(own) < SHINGLE:
        return own[:0]
    first, second, third = (np.uint64(factor) for factor in FACTORS)
    every = own[:-3] * first + own[1:-2] * second + own[2:-1] * third + own[3:]
    inside = np.ones(len(own) + SHINGLE, bool)
    ends = np.cumsum(lengths) + SHINGLE
    for back in range(1, SHINGLE):  # those that would reach into the next text
        inside[ends - back] = False
    found: Hashes = every[inside[SHINGLE : SHINGLE + len(every)]]
    return found


def _again(every: Hashes, owners: Hashes) -> Counts:
    """Return where a text has a hash that it has elsewhere too, for all but one of these places."""
    order = np.argsort(every ^ owners * OWNER)
    hashes, texts = every[order], owners[order]
    found: Counts = order[1:][(hashes[1:] == hashes[:-1]) & (texts[1:] == texts[:-1])]
    return found
