"""A data series in a CSV file: what is read, what is refused, and what is found in it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest

from claimcheck.errors import ArticleError, Mistakes
from claimcheck.ledger.points import Point, read
from claimcheck.ledger.series_check import check_points

# OHCHR's civilians killed in Ukraine, as published (day of the count, recorded cases)
LAWFUL = (
    *(("2022-03-08", 516), ("2022-03-09", 549), ("2022-03-10", 564), ("2022-03-22", 977)),
    *(("2022-03-24", 1081), ("2022-03-30", 1232), ("2022-04-01", 1325), ("2022-04-02", 1417)),
    *(("2022-05-01", 3153), ("2022-05-02", 3193), ("2022-05-03", 3238), ("2022-05-04", 3280)),
    *(("2022-05-08", 3381), ("2023-03-05", 8173)),
)


def points(values: list[tuple[str, int]], note: str = "") -> list[Point]:
    return [
        Point("x", date.fromisoformat(day), Decimal(value), line, str(value), note=note)
        for line, (day, value) in enumerate(values, 2)
    ]


def codes(given: list[Point]) -> list[str]:
    return [f"{f.code} {f.severity} line {f.later.line}" for f in check_points(given)]


def graver(given: list[Point]) -> list[str]:
    return [code for code in codes(given) if " info " not in code]


def test_a_lawful_ledger_gives_nothing() -> None:
    assert graver(points(list(LAWFUL))) == []


def test_any_two_rows_swapped_are_noticed() -> None:
    for i, j in combinations(range(len(LAWFUL)), 2):
        values = [value for _, value in LAWFUL]
        values[i], values[j] = values[j], values[i]
        swapped = [(day, value) for (day, _), value in zip(LAWFUL, values, strict=True)]
        assert graver(points(swapped)), (LAWFUL[i], LAWFUL[j])


def test_the_order_of_the_lines_does_not_matter() -> None:
    rows = points([("2022-03-08", 516), ("2022-03-09", 549), ("2022-03-10", 500)])
    assert codes(rows) == codes(rows[::-1]) == ["C01 error line 4"]


def test_a_fall_is_reported_once_and_later_points_below_the_peak_are_not() -> None:
    assert codes(points([("2022-03-08", 900), ("2022-03-09", 500), ("2022-03-10", 600)])) == [
        "C01 error line 3"
    ]


def test_a_noted_revision_explains_a_fall() -> None:
    rows = points([("2023-10-07", 1400), ("2023-10-08", 1200)], note="revised down, duplicates")
    assert codes(rows) == ["C01 info line 3"]


def test_a_day_given_twice() -> None:
    assert codes(points([("2022-03-08", 5), ("2022-03-08", 5)])) == ["L01 info line 3"]
    assert codes(points([("2022-03-08", 5), ("2022-03-08", 6)])) == ["L01 warning line 3"]


def test_a_jump_needs_earlier_steps() -> None:
    steady = [(str(date(2022, 3, 1) + timedelta(days=n)), 500 + 10 * n) for n in range(5)]
    assert codes(points([*steady, ("2022-03-06", 9770)])) == ["C06 warning line 7"]
    assert codes(points([("2022-03-01", 500), ("2022-03-02", 9770)])) == []


def test_days_left_out() -> None:
    steady = [(str(date(2022, 3, 1) + timedelta(days=n)), 500 + n) for n in range(5)]
    assert codes(points([*steady, ("2022-03-25", 600)])) == ["L02 info line 7"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"series,as_of,value\nx,2022-02-30,1\n", "s.csv:2: '2022-02-30' is no day"),
        (b"series,as_of,value\nx,2022-02-03,many\n", "s.csv:2: 'many' is no number"),
        (b"series,as_of,value\nx,2022-02-03,inf\n", "s.csv:2: 'inf' is no finite number"),
        (b"series,as_of,value\n,2022-02-03,1\n", "s.csv:2: the series has no name"),
        (b"day,value\n2022-02-03,1\n", "s.csv:1: no column 'series'; found 'day', 'value'"),
        (b"series,as_of,value\n", "s.csv: no point below the header"),
        (b"series,as_of,value\n\xe9,2022-02-03,1\n", "s.csv: byte 19: this is not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.csv").write_bytes(content)
    with pytest.raises((ArticleError, Mistakes)) as caught:
        read(Path("s.csv"))
    assert str(caught.value).splitlines()[0] == message


def test_values_may_have_separators(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text('series,as_of,value\nx,2022-05-01,"3,153"\n', encoding="utf-8")
    assert [point.value for point in read(path)] == [Decimal(3153)]
