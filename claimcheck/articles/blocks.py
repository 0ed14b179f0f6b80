"""Plain text -> blocks: paragraphs, wrapped or one a line, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Block, BlockKind, Span

LINE_END = re.compile(r"\r\n|\r|\n")
ITEM = re.compile(r"\s*(?:[-*•–—‣▪]|\(?\d{1,2}[.)])\s+\S")
LABELLED = re.compile(r"[^:]{1,40}:\s+\S.{0,40}")  # "Injured: 74"
CELLS = re.compile(r"\t|\s\|\s|\S {3,}(?=\S)")
WIDEST = 110  # columns; hard-wrapped copy is 60 to 100 wide, an unwrapped paragraph is wider
DASHES = "-–—‒"
FULL_STOP = tuple(".!?:;”\"’')…")

Lines = list[Span]


def chunks(text: str, start: int = 0, end: int | None = None) -> Iterator[Lines]:
    """Yield the lines between blank lines, each as a span without its line end."""
    found: Lines = []
    at = start
    end = len(text) if end is None else end
    while at <= end:
        stop = LINE_END.search(text, at, end)
        line = Span(at, stop.start() if stop else end)
        if text[line.start : line.end].strip():
            found.append(line)
        elif found:
            yield found
            found = []
        at = stop.end() if stop else end + 1
    if found:
        yield found


def body(text: str, field: str, start: int = 0, end: int | None = None) -> Iterator[Block]:
    """Yield the paragraphs, list items and table rows of a stretch of plain text, in order."""
    for lines in chunks(text, start, end):
        yield from paragraphs(text, field, lines)


def paragraphs(text: str, field: str, lines: Lines) -> Iterator[Block]:
    """Yield the blocks of the lines between two blank lines."""
    words = [text[line.start : line.end] for line in lines]
    if len(lines) > 1 and _tabular([line.strip() for line in words]):
        for line in lines:
            yield block(BlockKind.TABLE, field, text, line)
        return
    first = 0
    kind = _kind(words[0], len(lines))
    widest = max(len(line) for line in words)
    for i in range(1, len(lines) + 1):
        if i < len(lines) and not _parts(words[i - 1], words[i], widest):
            continue
        yield block(kind, field, text, Span(lines[first].start, lines[i - 1].end))
        first = i
        kind = _kind(words[i], len(lines)) if i < len(lines) else kind


def block(kind: BlockKind, field: str, text: str, span: Span) -> Block:
    """Return a block over `span` without the space around its words."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    words = words.strip()
    return Block(kind, field, Span(start, start + len(words)), words)


def _tabular(lines: list[str]) -> bool:
    """Whether every line below a heading is a row of cells, or every one a label with its value."""
    rows = lines[1:] if len(lines) > 2 else lines
    return all(map(CELLS.search, rows)) or all(map(LABELLED.fullmatch, rows))


def _kind(line: str, lines: int) -> BlockKind:
    """Return LIST for an item; one dashed line alone is a paragraph without its dateline."""
    lonely = lines == 1 and line.lstrip()[0] in DASHES
    return BlockKind.LIST if ITEM.match(line) and not lonely else BlockKind.BODY


def _parts(line: str, following: str, widest: int) -> bool:
    """Whether a new paragraph begins at `following`: a line end inside wrapped copy is a space.

    It does at an item, at an indented line, in copy too wide to be wrapped, and after a sentence
    that ends so early that the next word would have fitted on its line.
    """
    if ITEM.match(following) or widest > WIDEST:
        return True
    if following[0] in " \t" and line[0] not in " \t":
        return True
    fits = len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) <= widest
    return fits and line.rstrip().endswith(FULL_STOP)
