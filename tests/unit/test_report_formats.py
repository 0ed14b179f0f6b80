"""The reports that other programs read, each held against its standard or its own parser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from junitparser import Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt

from claimcheck import report as formats
from claimcheck.articles.input import Input
from claimcheck.articles.text import read
from claimcheck.checks import Place
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.model import Extraction, Severity, Span
from claimcheck.report.layout import Look

HERE = Path(__file__).parent
FORMATS = ("sarif", "junit", "github", "gitlab", "markdown")
COMMAND = re.compile(r"::(error|warning|notice) (?P<where>[^:]*)::(?P<text>.*)")
TRAP = "5,000\n% of {0} [x](y) @desk #7 ::error::\x07 $2 <b>"


def dressed(report: Report, form: str, look: Look | None = None) -> str:
    write = formats.writer("findings", form)
    assert write
    return "".join(f"{line}\n" for line in write(report, look or Look()))


@pytest.fixture
def hostile() -> Report:
    """A finding whose words, file name and message are made to break out of each format."""
    text = f"Head\n\nBefore {TRAP} after.\n"
    article = next(read(Input("a,b:c %.txt", content=text.encode())))
    start = text.index(TRAP)
    one = Place(article.id, "text", Span(start, start + len(TRAP)), TRAP, "said", "")
    two = Place(article.id, "text", Span(start, start + 5), TRAP[:5], "also", "")
    finding = Finding(
        rule="trap",
        code="X01",
        title="",
        severity=Severity.ERROR,
        message=f"“{TRAP}” does not fit",
        relation="TRAP",
        places=(one, two),
        arithmetic="",
        tried=(),
        fingerprint="0123456789abcdef",
    )
    return Report((finding,), Coverage(1, 1, 1, 1), (Extraction(article),))


@pytest.mark.parametrize("form", ["junit", "github", "gitlab", "markdown"])
def test_dress(report: Report, golden: Callable[[Path, str], None], form: str) -> None:
    golden(HERE / "dress" / f"{form}.txt", dressed(report, form))


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_without_findings_is_whole(report: Report, form: str) -> None:
    got = dressed(replace(report, findings=()), form)
    if form == "sarif":
        assert json.loads(got)["runs"][0]["results"] == []
    elif form == "gitlab":
        assert json.loads(got) == []
    elif form == "junit":
        whole = JUnitXml.fromstring(got.encode())
        assert (whole.tests, whole.failures) == (2, 0)
    else:
        assert "othing found" in got
        assert "Read: 2 articles" in got.replace("\\", "")


def log(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dressed(report, "sarif"))
    schema = json.loads((HERE / "sarif_subset.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(found)
    return found["runs"][0]


def places(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from (*result["locations"], *result.get("relatedLocations", ()))


def test_sarif_fits_the_standard_and_refers_to_its_own_rules(report: Report) -> None:
    run = log(report)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [
        r["ruleId"] for r in run["results"]
    ]
    assert [r["level"] for r in run["results"]] == ["error", "warning", "note", "warning"]
    assert [len(r.get("suppressions", ())) for r in run["results"]] == [0, 0, 0, 1]
    assert run["properties"]["coverage"]["numbers_seen"] == 1204


def test_sarif_places_words_in_a_file_and_a_record_on_its_line(report: Report) -> None:
    (first, second) = places(log(report)["results"][0])
    region = first["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (4, 28, 41)
    assert region["charLength"] == len(region["snippet"]["text"]) == 13
    assert second["physicalLocation"] == {
        "artifactLocation": {"uri": "copy/march.jsonl"},
        "region": {"startLine": 2},
    }
    assert second["logicalLocations"][0]["fullyQualifiedName"] == "bridge-2"
    assert second["message"] == {"text": "later: “12,400”, as of 2022-03-11"}


def test_sarif_holds_hostile_words(hostile: Report) -> None:
    (result,) = log(hostile)["results"]
    assert "{{0}}" in result["message"]["text"]
    first = result["locations"][0]["physicalLocation"]
    assert first["artifactLocation"]["uri"] == "a%2Cb%3Ac%20%25.txt"
    assert (first["region"]["endLine"], first["region"]["endColumn"]) == (4, len(TRAP) - 5)


def test_sarif_names_an_absolute_path_as_a_uri(hostile: Report) -> None:
    (one,) = hostile.extractions
    moved = replace(one, article=replace(one.article, path="/copy/a b.txt"))
    (result,) = log(replace(hostile, extractions=(moved,)))["results"]
    found = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found == {"uri": "file:///copy/a%20b.txt"}


def test_junit_counts_what_failed_and_what_was_waived(report: Report) -> None:
    whole = JUnitXml.fromstring(dressed(report, "junit").encode())
    assert (whole.tests, whole.failures, whole.errors, whole.skipped) == (4, 2, 0, 1)
    cases = {case.name.split()[0]: case for suite in whole for case in suite}
    (failed,) = cases["C01"].result
    assert isinstance(failed, Failure)
    assert "copy/march.jsonl:2: later: “12,400”" in failed.text
    assert isinstance(cases["S09"].result[0], Skipped)
    assert (cases["R09"].result, cases["R09"].system_out[:4]) == ([], "info")
    assert cases["C01"].classname == "copy/bridge.txt"


def test_junit_passes_an_article_in_which_nothing_was_found(report: Report) -> None:
    whole = JUnitXml.fromstring(dressed(replace(report, findings=()), "junit").encode())
    assert [(suite.name, suite.tests, suite.failures) for suite in whole] == [
        ("copy/bridge.txt", 1, 0),
        ("bridge-2", 1, 0),
    ]


def test_junit_holds_what_xml_cannot(hostile: Report) -> None:
    whole = JUnitXml.fromstring(dressed(hostile, "junit").encode())
    (failed,) = next(iter(next(iter(whole)))).result
    assert "[x](y) @desk #7 ::error::\ufffd $2 <b>" in failed.text


def test_github_annotates_both_places(report: Report) -> None:
    commands = [COMMAND.fullmatch(line) for line in dressed(report, "github").splitlines()]
    first, second, third = [command for command in commands if command]
    assert (first[1], second[1], third[1]) == ("error", "notice", "warning")
    assert first["where"].startswith("file=copy/bridge.txt,line=4,endLine=4,col=28,endColumn=41,")
    assert second["where"].startswith("file=copy/march.jsonl,line=2,title=")
    assert "(copy/march.jsonl:2)" in first["text"]
    assert "(copy/bridge.txt:4)" in second["text"]


def test_github_keeps_hostile_words_inside_their_command(hostile: Report) -> None:
    first, second, *closing = dressed(hostile, "github").splitlines()
    assert first.startswith("::error file=a%2Cb%3Ac %25.txt,line=3,endLine=4,title=X01 trap::")
    assert second.startswith("::notice file=a%2Cb%3Ac %25.txt,line=3,endLine=3,col=8,endColumn=13,")
    assert "5,000%0A%25 of" in first
    assert not any(line.startswith("::") for line in closing)


def test_github_shows_one_annotation_for_places_of_one_record(report: Report) -> None:
    places = report.findings[0].places
    twice = replace(report.findings[0], places=(places[1], places[1]))
    lines = dressed(replace(report, findings=(twice,)), "github").splitlines()
    assert sum(line.startswith("::") for line in lines) == 1


def test_gitlab_has_every_field_that_is_required_and_no_waived_finding(report: Report) -> None:
    issues = json.loads(dressed(report, "gitlab"))
    assert [issue["check_name"] for issue in issues] == ["toll-fell", "undated", "other-name"]
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"]
        for place in (issue["location"], *issue["other_locations"]):
            assert not place["path"].startswith(("/", "./"))
            assert place["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert issues[0]["other_locations"] == [
        {"path": "copy/march.jsonl", "lines": {"begin": 2, "end": 2}}
    ]


def test_markdown_gives_an_article_no_say_in_how_it_looks(hostile: Report) -> None:
    shown = MarkdownIt("commonmark").render(dressed(hostile, "markdown"))
    assert "[x](y)" in shown
    assert "&lt;b&gt;" in shown
    assert "@<!-- -->desk #<!-- -->7" in shown
    assert set(re.findall(r"<(\w+)", shown)) == {"h3", "ul", "li", "strong", "code", "p"}
