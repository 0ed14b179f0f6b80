"""Each dress of one report, compared whole with what stands in tests/unit/dress/."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from claimcheck import report as formats
from claimcheck.findings import Report
from claimcheck.model import Severity
from claimcheck.report.layout import Look, columns
from claimcheck.wiretypes import FindingJson, ReportJson

DRESS = Path(__file__).parent / "dress"


def dressed(report: Report, form: str, look: Look | None = None) -> str:
    write = formats.writer("findings", form)
    assert write
    return "".join(f"{line}\n" for line in write(report, look or Look()))


@pytest.mark.parametrize("form", ["table", "full"])
@pytest.mark.parametrize(
    ("name", "look"),
    [("", Look()), (".info", Look(shown=Severity.INFO)), (".60", Look(60, shown=Severity.ERROR))],
)
def test_dress(
    report: Report, golden: Callable[[Path, str], None], form: str, name: str, look: Look
) -> None:
    got = dressed(report, form, look)
    assert max(columns(line) for line in got.splitlines()) <= look.width
    golden(DRESS / f"{form}{name}.txt", got)


@pytest.mark.parametrize("form", ["table", "full"])
def test_without_colour_there_is_no_escape_and_with_it_the_words_are_the_same(
    report: Report, form: str
) -> None:
    plain, coloured = dressed(report, form), dressed(report, form, Look(colour=True))
    assert "\033" not in plain
    assert "\033[1;31merror" in coloured
    if form == "full":
        for code in ("1;31", "1;33", "1;36", "1", "2", "0"):
            coloured = coloured.replace(f"\033[{code}m", "")
        assert coloured == plain


def test_json_fits_its_schema_and_holds_what_the_table_hides(report: Report) -> None:
    whole = TypeAdapter(ReportJson).validate_json(dressed(report, "json"))
    assert [f["severity"] for f in whole["findings"]] == ["error", "warning", "info", "warning"]
    assert whole["summary"] == {
        "error": 1,
        "warning": 1,
        "info": 1,
        "suppressed": 1,
        "stale_suppressions": 0,
    }
    first, second = whole["findings"][0]["locations"]
    assert (first["path"], first["line"], first["column"]) == ("copy/bridge.txt", 4, 28)
    assert (second["record"], second["line"], second["published"]) == (2, 1, "2022-03-12")


def test_jsonl_is_a_finding_a_line_and_then_the_coverage(report: Report) -> None:
    *findings, last = dressed(report, "jsonl").splitlines()
    assert [TypeAdapter(FindingJson).validate_json(line)["code"] for line in findings] == [
        "C01",
        "T03",
        "R09",
        "S09",
    ]
    assert json.loads(last)["coverage"]["languages"] == [{"language": "tr", "articles": 1}]


def test_csv_is_a_finding_a_row_with_two_places_side_by_side(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(dressed(report, "csv"))))
    assert [row["code"] for row in rows] == ["C01", "T03", "R09", "S09"]
    assert (rows[0]["first_exact"], rows[0]["second_exact"]) == ("14,200 people", "12,400")
    assert (rows[1]["second_exact"], rows[3]["suppressed"]) == ("", "yes")
