"""What stands inside quotation marks: curly, straight, LaTeX or angular, balanced or not.

A quotation that a paragraph leaves open ends with it; the next paragraph of the same speech begins
with a mark of its own. A mark that opens while a quotation is open is such a paragraph run in.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan

# Written so that the regex engine skips to the next mark instead of trying every character.
DOUBLE = re.compile(r"\"|“|”|„|«|»|``|''")
APOSTROPHE = re.compile(r"['‘’]")
SINGLE = re.compile(r"(?<![\w’'])['‘](?=\w)|(?<=[\w.,!?…])['’](?![\w’'])")
OPENING, CLOSING, EITHER = 1, -1, 0

Quotation = tuple[int, int]


def quotations(scan: Scan, reading: Reading) -> list[Quotation]:
    """Return the token ranges inside quotation marks, in order, without the marks."""
    known = reading.notes.get("quotations")
    if not isinstance(known, dict):
        known = reading.notes["quotations"] = _all(reading)
    found: list[Quotation] = known.get(id(scan), [])
    return found


def inside(found: list[Quotation], first: int) -> Quotation | None:
    """Return the quotation that token `first` stands in, or None."""
    place = bisect_right(found, (first, 1 << 60)) - 1
    return found[place] if place >= 0 and first < found[place][1] else None


def _all(reading: Reading) -> dict[int, list[Quotation]]:
    """Return the quotations of every block."""
    found: dict[int, list[Quotation]] = {}
    for scan in reading.scans:
        tokens = (
            (bisect_left(scan.starts, start), bisect_left(scan.starts, end))
            for start, end in _ranges(scan.text)
        )
        found[id(scan)] = [(first, last) for first, last in tokens if first < last]
    return found


def _ranges(text: str) -> list[tuple[int, int]]:
    """Return the quoted stretches of a text, in order."""
    marks = [(m.start(), m.end(), _turn(text, m.start(), m.end())) for m in DOUBLE.finditer(text)]
    if not marks:
        return _single(text)
    found: list[tuple[int, int]] = []
    opened = -1
    for place, (start, end, turn) in enumerate(marks):
        if opened < 0:
            inches = turn == CLOSING and start > 0
            opened = -1 if inches else end
        elif turn == CLOSING or (turn == EITHER and not _reopens(text, marks, place)):
            found.append((opened, start))
            opened = -1
    if opened >= 0:
        found.append((opened, len(text)))
    return found


def _turn(text: str, start: int, end: int) -> int:
    """Return whether a mark opens or closes, by its shape or by what stands beside it."""
    mark = text[start:end]
    if mark in {"“", "„", "«", "``"}:
        return OPENING
    if mark in {"”", "»", "''"}:
        return CLOSING
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before.isspace() or before in "([—–-/'‘"
    closes = after.isspace() or after in ")].,;:!?—–-/'’"
    return EITHER if opens == closes else OPENING if opens else CLOSING


def _reopens(text: str, marks: list[tuple[int, int, int]], place: int) -> bool:
    """Whether a mark with text on both sides begins a new paragraph of an open quotation."""
    start, end, _ = marks[place]
    new_sentence = start > 0 and text[start - 1] in ".?!" and text[end : end + 1].isupper()
    return new_sentence and place + 1 < len(marks) and marks[place + 1][2] == CLOSING


def _single(text: str) -> list[tuple[int, int]]:
    """Return what stands in single marks, as headlines and British papers write it."""
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in APOSTROPHE.finditer(text):
        match = SINGLE.match(text, mark.start())
        if match is None:
            continue
        opens = match.end() < len(text) and text[match.end()].isalnum()
        if opens and opened < 0:
            opened = match.end()
        elif not opens and opened >= 0:
            found.append((opened, match.start()))
            opened = -1
    return found
