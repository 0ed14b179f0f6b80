"""Dates, times and durations as news writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimcheck.claims import (
    calendar_words,
    clock,
    date_periods,
    date_readings,
    date_shifts,
)
from claimcheck.claims.calendar_words import Phrase
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan
from claimcheck.claims.timex import DATE, DURATION, SET, TIME, Stretch
from claimcheck.model import BlockKind, DateMention, DayBasis

READINGS: dict[str, Callable[[Phrase, Setting], Stretch | None]] = {
    "ago": date_shifts.ago,
    "brink": date_shifts.brink,
    "century": date_readings.century,
    "clock": clock.clock,
    "day": date_readings.day,
    "day_first": date_readings.day,
    "daypart": clock.daypart,
    "decade": date_readings.decade,
    "deictic": date_shifts.deictic,
    "duration": date_shifts.length,
    "holiday": date_readings.holiday,
    "latest": date_periods.latest,
    "mid_year": date_readings.mid_year,
    "month": date_readings.month,
    "month_of": date_readings.month_of,
    "nothing": date_readings.nothing,
    "numeric_day": date_readings.numeric_day,
    "opening": date_periods.opening,
    "quarter_of": date_periods.quarter_of,
    "reference": date_shifts.reference,
    "relative_day": date_shifts.relative_day,
    "relative_unit": date_shifts.relative_unit,
    "season": date_readings.season,
    "set": date_shifts.repeated,
    "the_year": date_periods.the_year,
    "weekday": date_shifts.weekday,
    "week_of": date_readings.week_of,
    "weekend": date_shifts.weekend,
    "year": date_readings.year,
    "year_before": date_periods.year_before,
    "year_end": date_readings.year_end,
    "year_span": date_readings.year_span,
}

COMPARISONS = frozenset({"ago", "year_before"})  # "a year earlier" leaves the talk where it is


def find(scan: Scan, reading: Reading) -> list[DateMention]:
    """Return the date expressions of a block in order, and mark their tokens as taken."""
    found: list[DateMention] = []
    for phrase, stretch in read(scan, _setting(scan, reading)):
        found.append(_mention(phrase, stretch, reading))
        if takes(phrase, stretch):
            for index in range(phrase.first, phrase.last):
                scan.taken[index] = "date"
    return found


def read(scan: Scan, setting: Setting) -> Iterator[tuple[Phrase, Stretch]]:
    """Yield the time phrases of a block with what they mean; `setting` moves along with them."""
    words = calendar_words.compiled(setting.lexicon)
    phrases = words.phrases(scan)
    phrase = next(phrases, None)
    while phrase is not None:
        setting.cue = ""
        stretch = READINGS[phrase.reads](phrase, setting)
        if stretch is not None and stretch.type:
            if phrase.reads not in COMPARISONS:
                setting.note(stretch)
            yield phrase, stretch
        try:
            phrase = phrases.send(stretch is not None)
        except StopIteration:
            return


def takes(phrase: Phrase, stretch: Stretch) -> bool:
    """Whether the words of a time expression are no quantity of anything."""
    if stretch.type in {DATE, TIME}:
        return True
    return stretch.type == DURATION and (bool(stretch.grain) or places_in_time(phrase))


def places_in_time(phrase: Phrase) -> bool:
    """Whether a length of time says when something was, and measures nothing."""
    scan, lists = phrase.scan, phrase.words.lists
    before = scan.lower[phrase.first - 1] if phrase.first else ""
    after = scan.lower[phrase.last] if phrase.last < len(scan) else ""
    return before in lists["places_before"] or after in lists["places_after"]


def _setting(scan: Scan, reading: Reading) -> Setting:
    """Return what the block is read against; the full date of a caption binds its caption only."""
    if scan.block.kind is BlockKind.CAPTION:
        bare = Setting(reading.lexicon, None)
        days = [s.start for _, s in read(scan, bare) if s.grain == "D" and s.named]
        return Setting(reading.lexicon, days[0] if days else reading.published)
    setting = reading.notes.get("dates")
    if not isinstance(setting, Setting):
        setting = reading.notes["dates"] = Setting(reading.lexicon, reading.published)
    return setting


def _mention(phrase: Phrase, stretch: Stretch, reading: Reading) -> DateMention:
    scan = phrase.scan
    span = scan.span_of(phrase.first, phrase.last)
    return DateMention(
        article=reading.article.id,
        field=scan.block.field,
        block=scan.block.kind,
        span=span,
        exact=scan.words_of(phrase.first, phrase.last),
        type=stretch.type,
        value=stretch.value,
        start=stretch.start,
        end=stretch.end,
        basis=DayBasis.EXPLICIT if stretch.named else DayBasis.INFERRED,
        weekday=phrase.number("weekday") if "weekday" in phrase else None,
    )
