"""Laws of dates: nothing raises, spans hold the words, weekdays stay within a week."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.claims import dates, publication
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import scan
from claimcheck.claims.timex import FIRST_YEAR, LAST_YEAR, moved, of_grain
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

LEXICON = lexicon.load()
WORDS = sorted(
    {word for table in LEXICON.entries("dates")["words"].values() for word in table}
    | {"the", "of", "to", "from", "since", "ended", "said", "will", ",", ".", "-", "/", ":", "'"}
    | {"3", "12", "31", "89", "1989", "2022", "1,000", "2.5", "10.05.2022", "s", "st", "May", "AT"}
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=80)
NEWS_DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
KINDS = st.sampled_from([BlockKind.BODY, BlockKind.CAPTION, BlockKind.HEADLINE])


@given(TEXTS, st.none() | st.dates(), KINDS)
def test_any_text_is_read_and_its_dates_stand_in_it(
    text: str, published: date | None, kind: BlockKind
) -> None:
    block = Block(kind, "text", Span(0, len(text)), text)
    reading = Reading(Article("a", "a", text), LEXICON, published, DayBasis.METADATA)
    reading.scans = [scan(block)]
    publication.settle(reading)
    at = 0
    for mention in dates.find(reading.scans[0], reading):
        assert at <= mention.span.start < mention.span.end
        assert text[mention.span.start : mention.span.end] == mention.exact
        assert (mention.start is None) == (mention.end is None)
        assert mention.start is None or mention.end is None or mention.start <= mention.end
        at = mention.span.end


@given(NEWS_DAYS, st.integers(0, 6), st.sampled_from([-1, 0, 1]))
def test_a_bare_weekday_lies_within_a_week_on_its_side(
    published: date, weekday: int, side: int
) -> None:
    found = Setting(LEXICON, published).weekday(weekday, side)
    assert found is not None
    assert found.weekday() == weekday
    gap = (found - published) * (1 if side > 0 else -1)
    assert timedelta(0) <= gap < timedelta(7)


@given(NEWS_DAYS, st.sampled_from("DWMQYEC"))
def test_a_day_lies_in_its_own_week_month_quarter_and_year(day: date, grain: str) -> None:
    found = of_grain(day, grain)
    assert found.start is not None
    assert found.end is not None
    assert found.start <= day <= found.end


@given(NEWS_DAYS, st.integers(-400, 400), st.sampled_from("DWMQYE"))
def test_counting_there_and_back_stays_within_the_month(day: date, count: int, grain: str) -> None:
    there = moved(day, count, grain)
    back = moved(there, -count, grain) if there else None
    assert back is None or abs((back - day).days) <= 3  # 31 January and 28 February
