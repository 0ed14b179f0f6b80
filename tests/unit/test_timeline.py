"""`claimcheck timeline`: which figures it takes, and how it draws them."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from claimcheck.cli.timeline import asked_for, sparkline
from claimcheck.model import Extraction
from claimcheck.series.followed import Moment, followed

TOLD = "Floods have killed {} people in {} since May 1, the rescue service said."
FIGURES = [(3, 41, "Harna"), (5, 38, "Harna"), (7, 95, "Harna"), (7, 4, "Marn")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    records = [
        {"id": f"{place}-{day}", "date": f"2023-05-{day:02}", "text": TOLD.format(number, place)}
        for day, number, place in FIGURES
    ]
    lines = "".join(f"{json.dumps(record)}\n" for record in records)
    (tmp_path / "copy.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


Run = Callable[..., CompletedProcess[str]]


def test_the_figures_of_one_place_stand_in_order_of_days(claimcheck: Run, folder: Path) -> None:
    done = claimcheck("timeline", "people killed", "--place", "harna", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    head, _, _, *rows, _ = done.stdout.splitlines()
    assert head.endswith("(person)  ▁▁█")
    assert [line.split()[:4] for line in rows] == [
        ["2023-05-03", "41", "41", "41"],
        ["2023-05-05", "38", "38", "38"],
        ["2023-05-07", "95", "95", "95"],
    ]


def test_as_csv_every_place_is_there(claimcheck: Run, folder: Path) -> None:
    done = claimcheck("timeline", "killed", str(folder), "--format", "csv")
    assert done.stdout.splitlines()[0] == "series,unit,day,low,best,high,source,articles"
    assert len(done.stdout.splitlines()) == 1 + len(FIGURES)


@pytest.mark.parametrize("query", ["injured", "people eaten"])
def test_what_nobody_says_is_not_found(claimcheck: Run, folder: Path, query: str) -> None:
    assert claimcheck("timeline", query, str(folder)).stdout == "nothing found\n"


def test_since_a_day_on_a_day_and_with_no_start_are_three_series(
    write: Callable[..., Extraction],
) -> None:
    told = (
        "Floods have killed 41 people in Harna since May 1, the rescue service said.",
        "A landslide killed 6 people in Harna on Tuesday.",
        "On Tuesday alone, 6 more people were killed in Harna, the rescue service said.",
        "The death toll in Harna has reached 41 people, the rescue service said.",
    )
    claims = [claim for text in told for claim in write(text).claims]
    names = {one.name for one in followed(claims)}
    assert {name.partition("Harna")[2] for name in names} == {
        " · since 2023-05-01",
        " · on 2023-05-02",
        " · on 2023-05-02 · new",
        "",
    }


def test_a_query_must_name_something(claimcheck: Run, folder: Path) -> None:
    done = claimcheck("timeline", " ", str(folder))
    assert done.returncode == 2
    assert "QUERY names nothing" in done.stderr


def test_a_ledger_tells_the_same_as_the_articles_in_it(
    claimcheck: Run, folder: Path, tmp_path: Path
) -> None:
    ledger = str(tmp_path / "ledger.db")
    assert claimcheck("ledger", "add", str(folder), "--ledger", ledger).returncode == 0
    asked = ("timeline", "killed", "--place", "Harna")
    from_ledger = claimcheck(*asked, "--ledger", ledger)
    assert from_ledger.returncode == 0, from_ledger.stderr
    assert from_ledger.stdout == claimcheck(*asked, str(folder)).stdout
    assert "95" in from_ledger.stdout


@pytest.mark.parametrize("form", ["table", "csv", "svg", "png"])
def test_a_file_gets_what_standard_output_would(
    claimcheck: Run, folder: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"toll.{form}"
    asked = ("timeline", "killed", str(folder), "--format", form)
    assert claimcheck(*asked, "-o", str(path)).stdout == ""
    if form == "png":
        assert path.read_bytes().startswith(b"\x89PNG")
    else:
        assert path.read_text("utf-8") == claimcheck(*asked).stdout


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("copy", "--ledger", "l.db"), "give either a PATH with articles or --ledger URL"),
        ((), "give either a PATH with articles or --ledger URL"),
        (("copy", "--format", "svg"), "no figure found that has a day"),
        (("copy", "-o", "nowhere/toll.csv"), "nowhere/toll.csv: cannot be written"),
        (("--ledger", "none.db"), "none.db"),
    ],
)
def test_what_cannot_be_asked_or_written_is_refused(
    claimcheck: Run, tmp_path: Path, more: tuple[str, ...], told: str
) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "bread.txt").write_text("Bread was baked at night.", encoding="utf-8")
    done = claimcheck("timeline", "people killed", *more, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_what_a_picture_leaves_out_is_said(claimcheck: Run, folder: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "toll.svg")
    done = claimcheck("timeline", "killed", str(folder), "--format", "svg", "-o", path)
    assert done.stderr == "1 series with fewer figures not drawn\n"


def test_every_word_must_be_held(write: Callable[..., object]) -> None:
    (claim,) = write(TOLD.format(41, "Harna")).claims  # type: ignore[attr-defined]
    assert asked_for(claim, "KILLED people")
    assert asked_for(claim, "killed", "Harna")
    assert not asked_for(claim, "killed", "Har")
    assert not asked_for(claim, "killed civilians")


@pytest.mark.parametrize(
    ("figures", "drawn"), [(("5",), "▁"), (("0", "7"), "▁█"), (("8", "1", "4.5"), "█▁▄")]
)
def test_bars_run_from_the_least_to_the_greatest(figures: tuple[str, ...], drawn: str) -> None:
    numbers = [Decimal(figure) for figure in figures]
    assert sparkline(Moment(None, n, n, n, ()) for n in numbers) == drawn
