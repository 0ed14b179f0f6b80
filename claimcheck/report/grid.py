"""Tables that fit: columns as wide as their cells need, wrapped where the screen is narrower."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tabulate import tabulate

from claimcheck.report.layout import columns, isolated, wrapped

GAP = 2  # columns between two columns, and those that a heading is given more than its words need
Row = Sequence[str]


def printed(heads: Row, lines: Sequence[Row]) -> Iterator[str]:
    """Yield a table of cells that fit on their lines; each row is one line of the screen."""
    table = tabulate(lines, heads, tablefmt="simple", disable_numparse=True)
    yield from (line.rstrip() for line in table.splitlines())


def grid(heads: Row, rows: Sequence[Row], width: int) -> Iterator[str]:
    """Yield a table of at most `width` columns; a line end in a cell begins a new line of it.

    The widest columns are wrapped first; a cell's words are never left out.
    """
    widths = _widths(heads, rows, width)
    named = ["\n".join(wrapped(head, room - GAP)) for head, room in zip(heads, widths, strict=True)]
    yield from printed(named, [line for row in rows for line in _lines(row, widths)])


def _lines(row: Row, widths: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the screen that a row takes."""
    cells = (
        [isolated(line) for part in cell.split("\n") for line in wrapped(part, room, "  ")]
        for cell, room in zip(row, widths, strict=True)
    )
    yield from zip_longest(*cells, fillvalue="")


def _widths(heads: Row, rows: Sequence[Row], width: int) -> list[int]:
    """Return the room of each column: what it needs, the widest cut down until all fit."""
    needs = [
        max(
            columns(head) + GAP,
            *(columns(part) for row in rows for part in row[at].split("\n")),
        )
        for at, head in enumerate(heads)
    ]
    room = width - GAP * (len(heads) - 1)
    share = room
    while sum(min(need, share) for need in needs) > room:
        share -= 1
    spare = room - sum(min(need, share) for need in needs)
    widths = []
    for need in needs:
        more = min(spare, max(0, need - share))
        spare -= more
        widths.append(min(need, share) + more)
    return widths
