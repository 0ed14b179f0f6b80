"""Offsets in code points <-> lines and units of a client, which mostly counts in UTF-16.

Source: Language Server Protocol 3.17, "Text Documents" and "Position". Lines end at LF, CR LF and
CR alone; `str.splitlines`, which the library splits with, ends them in eight more places.
"""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from claimcheck.model import Span
from claimcheck.wire import LINE_END

MARK = "\ufeff"  # a byte order mark, which articles are read without
UNITS = {  # how to encode what is counted, and the bytes of one unit
    PositionEncodingKind.Utf8: ("utf-8", 1),
    PositionEncodingKind.Utf16: ("utf-16-le", 2),
    PositionEncodingKind.Utf32: ("utf-32-le", 4),
}


class Positions:
    """Where the offsets of an article stand in a document.

    Args:
        text: the document as its client has it.
        encoding: the units agreed with the client.
    """

    def __init__(
        self, text: str, encoding: PositionEncodingKind = PositionEncodingKind.Utf16
    ) -> None:
        self.text = text
        self.encoding, self.width = UNITS[encoding]
        self.shift = len(MARK) if text.startswith(MARK) else 0
        ends = list(LINE_END.finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.stops = [*(end.start() for end in ends), len(text)]

    def position(self, offset: int) -> Position:
        """Return where an offset of the article stands; one inside a line end, before it."""
        at = min(max(offset, 0) + self.shift, len(self.text))
        line = bisect_right(self.starts, at) - 1
        before = self.text[self.starts[line] : min(at, self.stops[line])]
        return Position(line, len(self._bytes(before)) // self.width)

    def span(self, found: Span) -> Range:
        """Return a span of the article as a range of the document."""
        return Range(self.position(found.start), self.position(found.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one beyond its line or the text is drawn back to it."""
        if position.line >= len(self.starts):
            return len(self.text) - self.shift
        start, stop = self.starts[position.line], self.stops[position.line]
        before = self._bytes(self.text[start:stop])[: position.character * self.width]
        return max(start + len(before.decode(self.encoding, "ignore")) - self.shift, 0)

    def _bytes(self, words: str) -> bytes:
        """Return words as a client counts them; half a character counts as one unit."""
        return words.encode(self.encoding, "replace")


def line(number: int) -> Range:
    """Return the whole line of a number from 1 on, to be shown rather than measured."""
    return Range(Position(max(number - 1, 0), 0), Position(max(number, 1), 0))
