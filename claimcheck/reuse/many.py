"""The prints of many texts in one go: the hashes of `words.hashes`, made of whole columns."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from claimcheck.reuse.candidates import Printed
from claimcheck.reuse.words import FACTORS, SHINGLE, WORD_HASHES, folded_words, whole_hash

Hashes = NDArray[np.uint64]
Counts = NDArray[np.int64]
OWNER = np.uint64(0x27D4EB2F165667C5)  # odd, without a pattern (xxHash64, fifth prime)


def printed(texts: Sequence[str]) -> Printed:
    """Return the prints of a batch of texts, as `batches.printed` does, in no order of hashes."""
    words = [folded_words(text) for text in texts]
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    flat = chain.from_iterable(words)
    own = np.fromiter(map(WORD_HASHES.__getitem__, flat), np.uint64, int(lengths.sum()))
    counts = np.maximum(lengths - (SHINGLE - 1), 0)
    owners = np.repeat(np.arange(len(words), dtype=np.uint64), counts)
    every = _hashes(own, lengths)
    again = _again(every, owners)
    counts -= np.bincount(owners[again].astype(np.int64), minlength=len(words))
    return Printed(
        array("I", lengths.astype(np.uint32).tobytes()),
        array("Q", map(whole_hash, words)),
        array("I", counts.astype(np.uint32).tobytes()),
        array("Q", np.delete(every, again).tobytes()),
    )


def _hashes(own: Hashes, lengths: Counts) -> Hashes:
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
