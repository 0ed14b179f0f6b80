"""Offsets in code points <-> lines and units of a client, which mostly counts in UTF-16.

Source: Language Server Protocol 3.17, "Text Documents" and "Position". Lines end at LF, CR LF and
CR alone; `str.splitlines`, which the library splits with, ends them in eight more places.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

from claimcheck.model import Span
from claimcheck.wire import LINE_END

MARK = "\ufeff"  # a byte order mark, which articles are read without


class Positions:
    """Where the offsets of an article stand in a document.

    Args:
        text: the document as its client has it.
        codec: counts in the units agreed with the client.
    """

    def __init__(self, text: str, codec: PositionCodec) -> None:
        self.text, self.codec = text, codec
        self.shift = len(MARK) if text.startswith(MARK) else 0
        ends = list(LINE_END.finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.stops = [*(end.start() for end in ends), len(text)]

    def position(self, offset: int) -> Position:
        """Return where an offset of the article stands; one inside a line end, before it."""
        at = min(max(offset, 0) + self.shift, len(self.text))
        line = bisect_right(self.starts, at) - 1
        until = min(at, self.stops[line])
        return Position(line, self.codec.client_num_units(self.text[self.starts[line] : until]))

    def span(self, found: Span) -> Range:
        """Return a span of the article as a range of the document."""
        return Range(self.position(found.start), self.position(found.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one beyond its line or the text is drawn back to it."""
        if position.line >= len(self.starts):
            return len(self.text) - self.shift
        at, units = self.starts[position.line], 0
        while at < self.stops[position.line] and units < position.character:
            units += self.codec.client_num_units(self.text[at])
            at += 1
        return max(at - self.shift, 0)


def line(number: int) -> Range:
    """Return the whole line of a number from 1 on, to be shown rather than measured."""
    return Range(Position(max(number - 1, 0), 0), Position(max(number, 1), 0))
