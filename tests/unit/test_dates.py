"""Dates, times and durations: words in, TIMEX3 values out, and what is left to be counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.claims import dates
from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan, scan
from claimcheck.errors import LexiconError
from claimcheck.model import Article, Block, BlockKind, DateMention, DayBasis, Span

CASES = Path(__file__).parent.parent / "text" / "dates.yaml"
LEXICON = lexicon.load()
THURSDAY = date(2022, 3, 10)


def read(
    text: str, published: date | None = THURSDAY, kind: BlockKind = BlockKind.BODY
) -> tuple[Scan, list[DateMention]]:
    block = Block(kind, "text", Span(0, len(text)), text)
    reading = Reading(Article("a", "a", text), LEXICON, published, DayBasis.METADATA)
    found = scan(block)
    return found, dates.find(found, reading)


def shown(mention: DateMention) -> str:
    kind = "" if mention.type == "DATE" else f" {mention.type}"
    days = "" if mention.start == mention.end else f" ({mention.start}..{mention.end})"
    return f"{mention.exact} = {mention.value}{kind}{days}"


def cases() -> Iterator[object]:
    groups = yaml.load(CASES.read_text(encoding="utf-8"), yaml.BaseLoader)
    for group, table in groups.items():
        for text, want in table.items():
            yield pytest.param(text, want, id=f"{group}: {text[:40]}")


@pytest.mark.parametrize(("text", "want"), list(cases()))
def test_words_in_days_out(text: str, want: str) -> None:
    _, found = read(text)
    assert "; ".join(map(shown, found)) == want


LEFT = {
    "Bonds run for 10 years.": "10",
    "He was jailed for two years and four months.": "two, four",
    "They signed a 27-year contract and a five-year pact.": "27, five",
    "It takes up to 30 days to pay.": "30",
    "It was the biggest rise in 18 months.": "18",
    "It met two days ago, after three weeks of talks.": "",
    "The past six months and the next 10 years.": "",
    "Six months to Dec. 31 and the first nine months.": "",
    "It will end in two weeks.": "",
    "In March 12 people died.": "12",
    "A 30-year-old man was hurt on May 3.": "30",
    "It grew 5 percent every 9 weeks.": "5, 9",
    "At 12:30 a.m. on Friday 3 were hurt.": "3",
    "The 1936 pact of July 20, 1936.": "",
}
NUMBERS = {"two", "three", "four", "five", "six", "nine"}


@pytest.mark.parametrize(("text", "want"), list(LEFT.items()), ids=list(LEFT))
def test_only_numbers_that_measure_something_are_left_to_be_counted(text: str, want: str) -> None:
    found, _ = read(text)
    left = [
        word
        for word, low, taken in zip(found.words, found.lower, found.taken, strict=True)
        if not taken and (word[0].isdigit() or low in NUMBERS)
    ]
    assert ", ".join(left) == want


def test_without_a_publication_day_nothing_is_guessed() -> None:
    _, found = read("It fell on Friday and last week; Feb. 24, June and today too.", None)
    assert [mention.value for mention in found] == [
        "XXXX-WXX-5",
        "XXXX",
        "XXXX-02-24",
        "XXXX-06",
        "XXXX-XX-XX",
    ]
    assert all(mention.start is mention.end is None for mention in found)


def test_the_date_of_a_caption_binds_its_caption_only() -> None:
    caption = "A camp near Adana, seen Friday, Feb. 24, 2023; it opened Monday."
    _, found = read(caption, THURSDAY, BlockKind.CAPTION)
    assert [str(mention.start) for mention in found] == ["2023-02-24", "2023-02-20"]


def test_a_printed_weekday_and_year_are_kept() -> None:
    _, found = read("It met Tuesday, May 2, 2022, and on Friday.")
    assert [(m.weekday, m.basis, str(m.start)) for m in found] == [
        (1, DayBasis.EXPLICIT, "2022-05-02"),
        (4, DayBasis.INFERRED, "2022-03-04"),
    ]


@pytest.mark.parametrize("year", [1, 999, 2200, 9999])
def test_a_day_outside_all_news_is_taken_as_unknown(year: int) -> None:
    _, found = read("Last week, on Friday, a century ago and in May.", date(year, 12, 31))
    assert all(mention.start is None for mention in found)


def test_spans_are_of_the_words() -> None:
    text = "It struck on Feb. 24 and again last week."
    _, found = read(text)
    assert [text[m.span.start : m.span.end] for m in found] == [m.exact for m in found]


def test_a_desk_adds_its_own_feasts_and_forms(tmp_path: Path) -> None:
    (tmp_path / "dates.yaml").write_text("words: {holiday: {republic day: 10-29}}\n")
    text = "It opens on Republic Day 2023."
    block = Block(BlockKind.BODY, "text", Span(0, len(text)), text)
    own = lexicon.load(tmp_path)
    reading = Reading(Article("a", "a", text), own, THURSDAY, DayBasis.METADATA)
    assert [mention.value for mention in dates.find(scan(block), reading)] == ["2023-10-29"]


def test_a_form_that_calls_for_an_unknown_reading_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dates.yaml").write_text('forms: [{reads: dya, form: "<month>"}]\n')
    block = Block(BlockKind.BODY, "text", Span(0, 4), "June")
    reading = Reading(Article("a", "a", "June"), lexicon.load(tmp_path), None, DayBasis.NONE)
    with pytest.raises(LexiconError, match="no reading 'dya'"):
        dates.find(scan(block), reading)
