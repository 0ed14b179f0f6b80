"""Text -> comparable words with their offsets, and the pieces that are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.model import BlockKind, Extraction, Span

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[$€£¥₺₽₴%]")
ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,][0-9]+)*|[$%]")
TYPOGRAPHIC = tuple(zip("’‘“”–—…\N{NO-BREAK SPACE}", "'" + " " * 7, strict=True))
FULL_STOP = re.compile(r"[.!?]")
SHINGLE = 4  # words
SHORTEST = 12  # words; the shortest passage that says where it came from
LONGEST = 512  # words of a piece; alignment costs the square of it
SKIPPED_BLOCKS = frozenset({BlockKind.HEADLINE, BlockKind.TABLE})


class Piece(NamedTuple):
    """A block, or the next part of a block that is too long to align in one go.

    `place` is the index of its article in the order of publication, `block` that of its block;
    `span` counts in the block's text.
    """

    place: int
    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, folded for comparison, with where each stands in it."""

    folded: list[str]
    spans: list[tuple[int, int]]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.folded)


def fold(words: Sequence[str]) -> list[str]:
    """Return the words without differences of case and of apostrophe, one for one."""
    if not words:
        return []
    return "\n".join(words).casefold().replace("’", "'").split("\n")


def plain(text: str) -> str:
    """Return a text with plain marks for typographic ones; its words are the same."""
    if not text.isascii():
        for mark, simple in TYPOGRAPHIC:
            text = text.replace(mark, simple)
    return text


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text, without their offsets."""
    text = plain(text)
    if text.isascii():  # half the time, and most of an English archive
        return ASCII_WORD.findall(text.lower())
    return fold(WORD.findall(text))


def read(text: str) -> Words:
    """Return the folded words of a text with their offsets. Never raises, whatever the text."""
    spans = [match.span() for match in WORD.finditer(text)]
    return Words(fold([text[start:end] for start, end in spans]), spans)


def pieces(extractions: Sequence[Extraction]) -> Iterator[Piece]:
    """Yield what is compared: every block of twelve words or more, long ones in parts.

    Headlines name and table rows list; both repeat lawfully, so neither is compared.
    """
    for place, extraction in enumerate(extractions):
        for number, block in enumerate(extraction.article.blocks):
            if block.kind not in SKIPPED_BLOCKS:
                yield from (Piece(place, number, span) for span in parts(block.text))


def parts(text: str) -> Iterator[Span]:
    """Yield the stretches of a text that hold 12 to 512 words, cut after full stops."""
    if len(text) < LONGEST * 2:
        if len(text) >= SHORTEST * 2 - 1:
            yield Span(0, len(text))
        return
    spans = [match.span() for match in WORD.finditer(text)]
    first = 0
    while len(spans) - first >= SHORTEST:
        last = min(first + LONGEST, len(spans))
        if last < len(spans):
            last = _after_full_stop(text, spans, first + LONGEST // 2, last)
        end = spans[last][0] if last < len(spans) else len(text)
        yield Span(spans[first][0] if first else 0, end)
        first = last


def _after_full_stop(text: str, spans: list[tuple[int, int]], least: int, most: int) -> int:
    """Return the last word index up to `most` that begins a sentence, else `most`."""
    for index in range(most, least, -1):
        if FULL_STOP.search(text, spans[index - 1][1], spans[index][0]):
            return index
    return most
