"""A data series in a CSV file: its points, read strictly, with the line each stands on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes

NEEDED = ("series", "as_of", "value")
MOST_MISTAKES = 50  # shown at once; a file of another kind would fill the screen


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: cumulative, as of the end of a day, in the series' own unit.

    `line` counts from 1 in the file; `written` is the value as it stands there.
    """

    series: str
    as_of: date
    value: Decimal
    line: int
    written: str
    source: str = ""
    note: str = ""


def read(path: Path) -> list[Point]:
    """Return the points of a CSV file with the columns series, as_of, value [, source, note].

    Raises:
        ArticleError: when the file cannot be read or a column is missing.
        Mistakes: for every line that cannot be read.
    """
    text = _text(path)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    header = rows.fieldnames or []
    missing = [name for name in NEEDED if name not in header]
    if missing:
        found = ", ".join(map(repr, header)) or "nothing"
        raise ArticleError(
            f"{path}:1",
            f"no column {missing[0]!r}; found {found}",
            f"begin with {','.join(NEEDED)}",
        )
    for name in NEEDED:
        if header.count(name) > 1:
            raise ArticleError(f"{path}:1", f"two columns are called {name!r}", "keep one of them")
    points: list[Point] = []
    mistakes: list[ClaimcheckError] = []
    for line, row in _rows(rows, path):
        try:
            points.append(_point(row, line))
        except ValueError as wrong:
            mistakes.append(ArticleError(f"{path}:{line}", *wrong.args))
            if len(mistakes) == MOST_MISTAKES:
                break
    if mistakes:
        raise Mistakes(tuple(mistakes))
    if not points:
        raise ArticleError(
            str(path), "no point below the header", "add lines such as x,2022-03-09,549"
        )
    return points


def _rows(rows: csv.DictReader[str], path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as wrong:
        raise ArticleError(
            f"{path}:{rows.line_num}",
            f"this is not CSV: {wrong}",
            "quote fields with commas in them",
        ) from None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        raise ArticleError(
            str(path), f"cannot be read: {wrong.strerror}", "name a CSV file"
        ) from None
    except UnicodeDecodeError as wrong:
        raise ArticleError(
            f"{path}: byte {wrong.start}", "this is not UTF-8", "save the file as UTF-8"
        ) from None


def _point(row: Mapping[str, str | None], line: int) -> Point:
    """Return one row as a point.

    Raises:
        ValueError: with the problem and the hint.
    """
    series, day, written = ((row.get(name) or "").strip() for name in NEEDED)
    if not series:
        raise ValueError("the series has no name", "fill in the column 'series'")
    try:
        as_of = date.fromisoformat(day[:10])
    except ValueError:
        raise ValueError(f"{day!r} is no day", "write it as 2022-03-09") from None
    try:
        value = Decimal(written.replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"{written!r} is no number", "write it as 3153 or 3,153") from None
    if not value.is_finite():
        raise ValueError(f"{written!r} is no finite number", "leave the line out")
    source, note = ((row.get(name) or "").strip() for name in ("source", "note"))
    return Point(series, as_of, value, line, written, source, note)
