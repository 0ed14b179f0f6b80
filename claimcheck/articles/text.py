"""Plain text: headline on line 1, perhaps a photo caption with its credit below, then the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.articles.blocks import Lines, block, chunks, paragraphs
from claimcheck.articles.input import Input
from claimcheck.model import Article, Block, BlockKind

SUFFIXES = (".txt", ".text")
CREDIT = re.compile(r"\([^()]{2,80}\)\s*\Z")
LONGEST_HEADLINE = 200  # characters; a longer first line is copy without a headline
FEWEST_WRAPPED = 3  # lines: so many without a blank one between them are wrapped copy


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a text file.

    Raises:
        ArticleError: when the file is empty, binary, too long or not UTF-8.
    """
    text = given.text()
    yield Article(id=given.name, path=given.name, text=text, blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    parts = chunks(text)
    opening = next(parts)
    yield from _opening(text, opening)
    for lines in parts:
        yield from paragraphs(text, "text", lines)


def _opening(text: str, lines: Lines) -> Iterator[Block]:
    """Yield headline, caption or standfirst of the lines above the first blank one."""
    first = text[lines[0].start : lines[0].end].strip()
    wrapped = len(lines) >= FEWEST_WRAPPED and text[lines[1].start : lines[1].end][0].islower()
    if len(first) > LONGEST_HEADLINE or wrapped:
        yield from paragraphs(text, "text", lines)
        return
    yield block(BlockKind.HEADLINE, "text", text, lines[0])
    rest = lines[1:]
    if rest and CREDIT.search(text[rest[0].start : rest[0].end]):
        yield block(BlockKind.CAPTION, "text", text, rest[0])
        rest = rest[1:]
    if len(rest) == 1 and len(lines) == 2:
        yield block(BlockKind.STANDFIRST, "text", text, rest[0])
    elif rest:
        yield from paragraphs(text, "text", rest)
