"""Laws of positions: they come back to their offset, and count as the protocol says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind

from claimcheck.lsp.positions import MARK, Positions

# letters of one and of two UTF-16 units, every line end, and what Python alone ends a line at
PIECES = ("a", "é", "漢", "😀", "\r", "\n", "\r\n", "\x85", "\u2028", "\x0c")
TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
ENCODINGS = {
    PositionEncodingKind.Utf8: lambda words: len(words.encode()),
    PositionEncodingKind.Utf16: lambda words: len(words.encode("utf-16-le")) // 2,
    PositionEncodingKind.Utf32: len,
}


def inside_a_line_end(text: str, offset: int) -> bool:
    return text[max(offset - 1, 0) : offset + 1] == "\r\n" and 0 < offset < len(text)


@given(TEXT, st.sampled_from([*ENCODINGS]), st.booleans())
def test_a_position_comes_back_to_its_offset(
    text: str, encoding: PositionEncodingKind, marked: bool
) -> None:
    positions = Positions(MARK * marked + text, encoding)
    for offset in range(len(text) + 1):
        back = positions.offset(positions.position(offset))
        assert back == offset - inside_a_line_end(text, offset)


@given(TEXT, st.sampled_from([*ENCODINGS]))
def test_lines_and_units_are_those_of_the_protocol(
    text: str, encoding: PositionEncodingKind
) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if inside_a_line_end(text, offset):
            continue
        above, _, last = text[:offset].replace("\r\n", "\n").replace("\r", "\n").rpartition("\n")
        lines = above.count("\n") + ("\n" in text[:offset] or "\r" in text[:offset])
        assert positions.position(offset) == Position(lines, ENCODINGS[encoding](last))


@given(TEXT, st.integers(0, 40), st.integers(0, 40))
def test_no_position_is_outside_the_text(text: str, line: int, character: int) -> None:
    positions = Positions(text)
    assert 0 <= positions.offset(Position(line, character)) <= len(text)


@given(TEXT, st.integers(-5, 100))
def test_no_offset_is_outside_the_text(text: str, offset: int) -> None:
    positions = Positions(text)
    assert positions.position(offset).line < len(positions.starts)
