"""The two real articles that the design was drawn from, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles import read
from claimcheck.articles.input import Input
from claimcheck.model import Severity

FOLDER = Path(__file__).parents[3] / "shared" / "seeds"
FILES = sorted(FOLDER.glob("*.txt"))
SILENT = ("13,700", "13,719", "549", "3,153", "957", "3,316", "two weeks", "5.4 million")

pytestmark = pytest.mark.skipif(len(FILES) != 2, reason="the real articles are not here")


def found(files):
    words = lexicon.load()
    inputs = [Input(path.name, path) for path in files]
    return pipeline.check(read(inputs, words), rulebook.load(), words).findings


def test_the_one_error_is_the_two_figures_for_one_crossing():
    (error,) = [f for f in found(FILES) if f.severity is Severity.ERROR]
    assert error.code == "N01"
    assert [p.exact for p in error.places] == [
        "More than 2.3 million people",
        "2.2 million refugees",
    ]
    assert error.arithmetic.startswith("(2.3M, 2.4M) and [2.15M, 2.3M) do not meet")


def test_nothing_is_said_against_figures_that_can_all_stand():
    for finding in found(FILES):
        if finding.code in {"N01", "N02", "N05", "C01", "C02", "C03", "T01", "T04"}:
            told = " ".join(place.exact for place in finding.places)
            assert not [figure for figure in SILENT if figure in told], finding.message


def test_the_warnings_are_those_of_the_inventory():
    codes = {f.code for f in found(FILES) if f.severity is Severity.WARNING}
    assert codes >= {"C05", "S01", "N11", "R02", "R03"}
    assert not codes & {"C01", "C02", "C03", "N02", "N05", "T01", "T04"}


def test_the_order_of_the_files_changes_nothing():
    assert found(FILES) == found(FILES[::-1])
