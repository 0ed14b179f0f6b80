"""One side of an aligned pair, read as far as telling its words apart needs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.claims.scan import sentence_ends
from claimcheck.model import Span
from claimcheck.reuse.lists import Lists
from claimcheck.reuse.words import Words, read

QUOTE = re.compile('["“”]')


@dataclass(frozen=True, slots=True)
class Text:
    """A piece with its words, the word numbers at which sentences begin, and what marks them.

    `quoted` and `dated` say of each word whether it stands in quotation marks or in a date.
    `base` is where the piece begins in its article's field.
    """

    text: str
    words: Words
    starts: list[int]
    quoted: list[bool]
    dated: list[bool]
    base: int

    def written(self, index: int) -> str:
        """Return a word as it stands in the text."""
        start, end = self.words.spans[index]
        return self.text[start:end]

    def before(self, index: int) -> str:
        """Return the marks and spaces between a word and the one before it."""
        start = self.words.spans[index - 1][1] if index else 0
        return self.text[start : self.words.spans[index][0]]

    def span(self, first: int, last: int) -> Span:
        """Return the span in the field of words `first` up to `last`, empty where they are none.

        An empty one stands where the words would go: behind the word before.
        """
        spans = self.words.spans
        if first < last:
            return Span(self.base + spans[first][0], self.base + spans[last - 1][1])
        at = spans[first - 1][1] if first else 0
        return Span(self.base + at, self.base + at)

    def exact(self, first: int, last: int) -> str:
        """Return the text from word `first` to the end of word `last - 1`."""
        if first >= last:
            return ""
        return self.text[self.words.spans[first][0] : self.words.spans[last - 1][1]]


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of an alignment and the word lists they are read with."""

    earlier: Text
    later: Text
    known: Lists


def side(text: str, base: int, dates: Iterable[Span]) -> Text:
    """Return a piece that begins at `base` of its field, with the dates of that field marked."""
    words = read(text)
    inside = [
        Span(date.start - base, date.end - base)
        for date in dates
        if date.start < base + len(text) and date.end > base
    ]
    dated = [False] * len(words)
    for at, (start, end) in enumerate(words.spans if inside else ()):
        dated[at] = any(start < date.end and end > date.start for date in inside)
    return Text(text, words, sentence_starts(text, words), quoted(text, words), dated, base)


def quoted(text: str, words: Words) -> list[bool]:
    """Return, for each word, whether it stands between double quotation marks.

    An opening mark that is never closed quotes the rest, as in a speech of several paragraphs; a
    straight one quotes nothing, so that one stray mark does not hide a paragraph.
    """
    if not QUOTE.search(text):
        return [False] * len(words)
    inside: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in QUOTE.finditer(text):
        mark = match.group()
        if opened is None and mark != "”":
            opened = match.start(), mark
        elif opened is not None and mark != "“":
            inside.append((opened[0], match.start()))
            opened = None
    if opened is not None and opened[1] == "“":
        inside.append((opened[0], len(text)))
    begins = [start for start, _ in words.spans]
    found = [False] * len(words)
    for opening, closing in inside:
        first, last = bisect_right(begins, opening), bisect_left(begins, closing)
        found[first:last] = [True] * (last - first)
    return found


def sentence_starts(text: str, words: Words) -> list[int]:
    """Return the word numbers at which the sentences of a text begin, in order."""
    begins = [start for start, _ in words.spans]
    ends = [bisect_right(begins, end - 1) for end in sentence_ends(text)]
    return sorted({0, *(end for end in ends if end < len(begins))})
