"""One article with its claims marked in the text; each mark has the number of its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.model import Block, Extraction, Span
from claimcheck.report.layout import safe

LONG = 60_000  # characters from which on an article is shown without paragraphs that claim nothing
LONGEST = 220  # characters of words that no claim stands in and that are marked all the same


@dataclass(frozen=True, slots=True)
class Link:
    """What a note says of another place, and where on the page that is; "" leads nowhere."""

    anchor: str
    told: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article to be marked, and what the note beside them says.

    `read` is the claim in one line; `clashes` lead to findings, `agrees` to other articles;
    `series` is an anchor. `claimed` is false for words a finding points at without a claim.
    """

    field: str
    span: Span
    anchor: str
    read: str
    claimed: bool
    clashes: tuple[Link, ...] = ()
    agrees: tuple[Link, ...] = ()
    series: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph; marked ones have the anchors of their marks and their numbers."""

    words: str
    anchors: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    accused: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article, its words in pieces, and its notes by number."""

    sort: str
    pieces: tuple[Piece, ...]
    notes: tuple[tuple[int, Mark], ...]


def paragraphs(extraction: Extraction, marks: Sequence[Mark]) -> tuple[Paragraph, ...]:
    """Return an article's blocks with its marks; a very long one without blocks that have none.

    A mark that begins inside another one shares its words and adds its number.
    """
    found: list[Paragraph] = []
    number = 1
    for block in extraction.article.blocks:
        inside = [m for m in marks if m.field == block.field and _begins(m, block)]
        numbered = list(enumerate(sorted(inside, key=_order), start=number))
        number += len(numbered)
        found.append(Paragraph(block.kind.value, tuple(_pieces(block, numbered)), tuple(numbered)))
    if len(extraction.article.text) > LONG:
        return tuple(one for one in found if one.notes)
    return tuple(found)


def _begins(mark: Mark, block: Block) -> bool:
    return block.span.start <= mark.span.start < block.span.end


def _order(mark: Mark) -> tuple[int, int, bool, str]:
    return mark.span.start, -mark.span.end, not mark.claimed, mark.anchor


def _pieces(block: Block, numbered: list[tuple[int, Mark]]) -> Iterator[Piece]:
    at = block.span.start
    shared: list[tuple[int, Mark]] = []
    end = at
    for number, mark in numbered:
        if mark.span.start < end and shared:
            shared.append((number, mark))
            continue
        yield from _marked(block, Span(at, end), shared)
        at = max(at, end)
        yield Piece(_words(block, at, mark.span.start))
        shared, at = [(number, mark)], mark.span.start
        end = min(_end(mark), block.span.end)
    yield from _marked(block, Span(at, end), shared)
    yield Piece(_words(block, max(at, end), block.span.end))


def _end(mark: Mark) -> int:
    """Return where the marked words end: a whole passage is marked at its beginning alone."""
    whole = mark.claimed or mark.span.end - mark.span.start <= LONGEST
    return mark.span.end if whole else mark.span.start


def _marked(block: Block, span: Span, shared: list[tuple[int, Mark]]) -> Iterator[Piece]:
    if shared:
        yield Piece(
            _words(block, span.start, span.end),
            anchors=tuple(dict.fromkeys(mark.anchor for _, mark in shared)),
            numbers=tuple(number for number, _ in shared),
            accused=any(mark.clashes for _, mark in shared),
        )


def _words(block: Block, start: int, end: int) -> str:
    return safe(block.text[start - block.span.start : end - block.span.start])
