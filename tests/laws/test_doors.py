"""What goes out through a door comes back in as it was, whatever the text."""

from __future__ import annotations

import csv
import io
import json
import string
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from claimcheck import claims, lexicon, report, wire
from claimcheck.articles import formats
from claimcheck.articles.input import Input
from claimcheck.errors import ClaimcheckError
from claimcheck.intervals import INFINITY, Interval
from claimcheck.model import Article, Extraction
from claimcheck.report.layout import Look
from claimcheck.wiretypes import ClaimJson, DateJson, SkippedJson

WORDS = lexicon.load()
TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=300
).filter(str.strip)
PIECES = """At least
549
civilians
were killed
and
957
others injured
.
on Thursday
Feb. 24
,
2.3 million
people
fled
up
4.5 percent
to
$600
said the U.N.
“
”
twice
dozens
=HYPERLINK(1)
🙂
漢字
half of
12-14
between 40 and 60
more than
3/4
-
#
**
[a](b 1)"""
COPY = st.lists(
    st.sampled_from([*PIECES.splitlines(), "\n\n", "\r\n", "   ", "\t"]), min_size=1, max_size=40
).map(" ".join)
NUMBERS = st.decimals(
    allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9
)


def reading(text: str, suffix: str) -> list[Article]:
    return list(formats()[suffix].read(Input(f"a{suffix}", content=text.encode())))


@given(record=st.fixed_dictionaries({"id": TEXT, "text": TEXT, "title": TEXT, "caption": TEXT}))
def test_a_record_comes_back_with_every_string_as_it_was(record: Mapping[str, str]) -> None:
    (article,) = reading(json.dumps(record) + "\n", ".jsonl")
    assert {name: getattr(article, name) for name in record} == dict(record)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl"])
@given(text=TEXT | COPY)
@example("---\ntitle: a")
@example("a\r\rb")
@example("\u2028a")
@example("[" * 50)
def test_blocks_are_pieces_of_the_text_in_order(suffix: str, text: str) -> None:
    given_text = json.dumps({"id": "a", "text": text}) if suffix == ".jsonl" else text
    try:
        (article,) = reading(given_text, suffix)
    except ClaimcheckError:
        return
    if suffix != ".jsonl" and not text.startswith("\ufeff"):
        assert len(article.text) == len(text), "offsets count in the file as it stands"
    end = 0
    for block in article.blocks:
        assert block.text == article.string(block.field)[block.span.start : block.span.end]
        assert block.text.strip() == block.text != ""
        assert block.span.start >= end
        end = block.span.end


def extraction(text: str) -> Extraction:
    (article,) = reading(json.dumps({"id": "a", "text": text, "date": "2022-03-10"}), ".jsonl")
    return claims.extract(article, WORDS)


@given(text=COPY)
def test_everything_printed_as_json_fits_its_schema(text: str) -> None:
    found = extraction(text)
    for of, form in (("claims", ClaimJson), ("dates", DateJson), ("skipped", SkippedJson)):
        write = report.writer(of, "jsonl")
        assert write
        for line in write([found], Look()):
            row: Any = TypeAdapter(form).validate_json(line)
            assert row["exact"] == found.article.string(row["field"])[row["start"] : row["end"]]


@given(text=COPY)
def test_a_spreadsheet_reads_as_many_rows_as_there_are_claims_and_runs_none(text: str) -> None:
    found = extraction(text)
    write = report.writer("claims", "csv")
    assert write
    rows = list(csv.reader(io.StringIO("\r\n".join(write([found], Look())))))
    assert len(rows) == 1 + len(found.claims)
    assert not [cell for row in rows for cell in row if cell.startswith(("=H", "@", "\t", "\r"))]


@given(text=COPY, width=st.integers(60, 120))
def test_every_dress_of_claims_prints_and_the_table_keeps_its_width(text: str, width: int) -> None:
    found = extraction(text)
    for form, write in report.writers("claims").items():
        lines = [line for part in write([found], Look(width)) for line in part.split("\n")]
        assert form != "table" or max(map(len, lines)) <= width
        assert "\x1b" not in "".join(lines)


@given(text=COPY)
def test_a_page_takes_nothing_of_a_text_for_markup(text: str) -> None:
    (article,) = reading(json.dumps({"text": f"<script>x</script> {text}"}), ".jsonl")
    write = report.writer("claims", "html")
    assert write
    page = "\n".join(write([claims.extract(article, WORDS)], Look()))
    assert "<script" not in page


@given(low=NUMBERS, high=NUMBERS, ends=st.tuples(st.booleans(), st.booleans()))
def test_an_interval_comes_back(low: Decimal, high: Decimal, ends: tuple[bool, bool]) -> None:
    low, high = sorted((low, high))
    if low == high:
        ends = (False, False)
    for found in (Interval(low, high, *ends), Interval(low, INFINITY, ends[0], True)):
        read = json.loads(json.dumps(wire.interval(found)), parse_float=Decimal, parse_int=Decimal)
        top = INFINITY if read["high"] is None else read["high"]
        assert Interval(read["low"], top, read["open_low"], read["open_high"]) == found


@given(exponent=st.integers(-400, 100_000), digit=st.sampled_from(string.digits[1:]))
def test_any_number_can_be_written(exponent: int, digit: str) -> None:
    json.loads(json.dumps(wire.number(Decimal(f"{digit}E{exponent}")), allow_nan=False))
