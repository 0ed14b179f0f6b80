"""One pass over a block: tokens and sentences, and who has already explained which token."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import compress, count
from operator import add, itemgetter
from typing import Any

from sentencex import get_sentence_boundaries

from claimcheck.model import Block, Span

TOKEN = re.compile(
    r"[A-Za-z]{2,}[^\W\d_]*(?:['’][^\W\d_]+)*"  # most words; ASCII letters match fastest
    r"|[^\w\s]"  # most marks
    r"|\d+(?:[.,]\d+)*"  # 13,719 and 2.3
    r"|(?:[^\W\d_]\.){2,}"  # U.N.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # Russia's
    r"|\S"
)
FIRST = itemgetter(0)  # of a token: its first character
WINDOW = 4_000  # characters; no sentence of real copy comes near it


@dataclass(slots=True)
class Scan:
    """The tokens of one block. All offsets are code points in `block.text`.

    `taken[i]` is empty, or says what token i belongs to: "date", "number", or "trap:<kind>".
    `sentences` are half-open ranges of token indexes, in order, covering every token; `numerals`
    the tokens that begin with a digit. `kept` is where a recogniser keeps what it found in the
    block, under its own module name.
    """

    block: Block
    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    taken: list[str]
    numerals: list[int]
    kept: dict[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def where(self, words: Container[str]) -> list[int]:
        """Return the tokens that are one of `words`, in order."""
        return list(compress(count(), map(words.__contains__, self.lower)))

    def among(self, words: Container[str]) -> list[int]:
        """Return the tokens that are one of `words` or begin with a digit, in order."""
        found = self.where(words)
        if not found or not self.numerals:
            return found or self.numerals
        return sorted({*found, *self.numerals})

    def at(self, offset: int) -> int:
        """Return the index of the last token that begins at or before `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_of(self, index: int) -> tuple[int, int]:
        """Return the token range of the sentence that token `index` stands in."""
        place = bisect_right(self.sentences, (index, len(self.words) + 1)) - 1
        return self.sentences[max(0, place)]

    def glued(self, index: int) -> bool:
        """Whether token `index` follows the one before without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def words_of(self, first: int, last: int) -> str:
        """Return the text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def span_of(self, first: int, last: int) -> Span:
        """Return the span, in the article's field, of tokens `first` up to `last`."""
        base = self.block.span.start
        return Span(base + self.starts[first], base + self.ends[last - 1])


def scan(block: Block) -> Scan:
    """Return the tokens and sentences of a block. Never raises, whatever the text."""
    text = block.text
    words: list[str] = TOKEN.findall(text)
    starts: list[int] = []
    find, end = text.find, 0
    for word in words:  # only white space lies between: cheaper than asking each match
        start = find(word, end)
        end = start + len(word)
        starts.append(start)
    return Scan(
        block=block,
        text=text,
        words=words,
        lower=list(map(str.lower, words)),
        starts=starts,
        ends=list(map(add, starts, map(len, words))),
        sentences=_sentences(text, starts),
        taken=[""] * len(words),
        numerals=list(compress(count(), map(str.isdecimal, map(FIRST, words)))),
    )


def _sentences(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Return the token ranges of the sentences."""
    if not starts:
        return []
    ranges: list[tuple[int, int]] = []
    first = 0
    for end in sentence_ends(text):
        last = bisect_right(starts, end - 1)
        if last > first:
            ranges.append((first, last))
            first = last
    if first < len(starts):
        ranges.append((first, len(starts)))
    return ranges


def sentence_ends(text: str) -> Iterable[int]:
    """Return the offsets at which the sentences of a text end, in order; linear in its length."""
    return _ends(text) if len(text) > WINDOW else _split(text)


def _split(text: str) -> list[int]:
    """Return where each sentence of a short text ends."""
    return [boundary["end_index"] for boundary in get_sentence_boundaries("en", text)]


def _ends(text: str) -> Iterator[int]:
    """Yield where each sentence ends, looking through a window.

    sentencex takes time that grows with the square of a run of quotation marks. A sentence that
    the window cuts is read again from its beginning; only one longer than the window is cut.
    """
    begin = 0
    while begin < len(text):
        piece = text[begin : begin + WINDOW]
        found = _split(piece)
        if begin + WINDOW < len(text) and len(found) > 1:
            found.pop()
        yield from (begin + end for end in found)
        begin += max(found, default=0) or len(piece)
