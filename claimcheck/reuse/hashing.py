"""Words -> the 64-bit hashes by which texts are found again: of each four words, and of all.

Each word is hashed once, as a polynomial of its bytes; so many texts can be hashed in one go, as
whole columns (see `many`), and a test holds both to the same hashes.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import xxhash

VOCABULARY = 1_000_000  # words whose hashes are held, in about 150 MB
BITS = (1 << 64) - 1
HALF = 32  # bits
# Odd numbers without a pattern: the primes of xxHash64 (Y. Collet, xxHash specification).
FACTORS = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
RADIX = 0x27D4EB2F165667C5
MIXER = 0x85EBCA77C2B2AE63


def hashes(words: Sequence[str]) -> tuple[int, set[int]]:
    """Return the 64-bit hash of all words, by which texts are one, and those of every four."""
    whole, every = hashes_in_order(words)
    return whole, set(every)


def hashes_in_order(words: Sequence[str]) -> tuple[int, list[int]]:
    """Return the 64-bit hash of all words, and those of every four in the order of the text.

    That of four is the sum of their own hashes, each times the factor of its place, modulo 2^64;
    that of all is the xxh3 of their hashes.
    """
    own = list(map(WORD_HASHES.__getitem__, words))
    first, second, third = FACTORS
    every = [
        (a * first + b * second + c * third + d) & BITS
        for a, b, c, d in zip(own, own[1:], own[2:], own[3:], strict=False)
    ]
    return xxhash.xxh3_64_intdigest(array("Q", own).tobytes()), every


def word_hash(word: str) -> int:
    """Return the 64-bit hash of a word: its bytes as digits modulo 2^64, mixed."""
    found = 0
    for byte in reversed(word.encode("utf-8", "surrogatepass")):
        found = (found * RADIX + byte) & BITS
    found = (found ^ found >> HALF) * MIXER & BITS
    return found ^ found >> HALF


class _WordHashes(dict[str, int]):
    """The hash of each word met, made once; emptied before it outgrows what a language has."""

    def __missing__(self, word: str) -> int:
        if len(self) >= VOCABULARY:
            self.clear()
        found = self[word] = word_hash(word)
        return found


WORD_HASHES = _WordHashes()
