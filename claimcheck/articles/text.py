"""Plain text: headline on line 1, perhaps a photo caption with its credit below, then the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.articles.blocks import Lines, block, chunks, paragraphs
from claimcheck.articles.input import Input
from claimcheck.model import Article, Block, BlockKind

SUFFIXES = (".txt", ".text")
CREDIT = re.compile(r"\([^()]{2,80}\)\Z")
PICTURE_CREDIT = re.compile(r"\((?=[^()]{0,80}\b(?i:photo|image|picture|file|via))[^()]{2,80}\)\Z")
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
    parts = list(chunks(text))
    above = list(_opening(text, parts[0]))
    yield from above
    below = parts[1:]
    if below and above[-1].kind is BlockKind.HEADLINE and len(below[0]) == 1:
        caption = block(BlockKind.CAPTION, "text", text, below[0][0])
        if PICTURE_CREDIT.search(caption.text):
            yield caption
            below = below[1:]
    for lines in below:
        yield from paragraphs(text, "text", lines)


def _opening(text: str, lines: Lines) -> Iterator[Block]:
    """Yield headline, caption or standfirst of the lines above the first blank one."""
    words = [text[line.start : line.end].strip() for line in lines]
    wrapped = len(lines) >= FEWEST_WRAPPED and words[1][0].islower()
    if len(words[0]) > LONGEST_HEADLINE or wrapped:
        yield from paragraphs(text, "text", lines)
        return
    yield block(BlockKind.HEADLINE, "text", text, lines[0])
    if len(lines) == 2:
        below = BlockKind.CAPTION if CREDIT.search(words[1]) else BlockKind.STANDFIRST
        yield block(below, "text", text, lines[1])
    elif len(lines) > 2:
        captioned = bool(CREDIT.search(words[1]))
        if captioned:
            yield block(BlockKind.CAPTION, "text", text, lines[1])
        yield from paragraphs(text, "text", lines[1 + captioned :])
