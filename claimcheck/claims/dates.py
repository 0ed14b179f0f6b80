"""Dates, times and durations as news writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimcheck.claims import (
    clock,
    date_days,
    date_lengths,
    date_periods,
    date_shifts,
    date_years,
    tenses,
)
from claimcheck.claims.date_lexicon import date_forms
from claimcheck.claims.date_phrases import DateForms, Phrase
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan
from claimcheck.claims.timex import DATE, SET, TIME, Stretch
from claimcheck.errors import LexiconError
from claimcheck.lexicon import Lexicon
from claimcheck.model import BlockKind, DateMention, DayBasis

NOTHING = Stretch("", type="")  # takes words that only look like a time away from other forms

READINGS: dict[str, Callable[[Phrase, Setting], Stretch | None]] = {
    "ago": date_shifts.ago,
    "brink": date_shifts.brink,
    "century": date_years.century,
    "clock": clock.clock,
    "day": date_days.day,
    "day_beside": date_shifts.day_beside,
    "day_first": date_days.day_first,
    "daypart": clock.daypart,
    "decade": date_years.decade,
    "deictic": date_shifts.deictic,
    "duration": date_lengths.length,
    "holiday": date_days.holiday,
    "latest": date_periods.latest,
    "mid_year": date_years.mid_year,
    "month": date_days.month,
    "month_of": date_days.month_of,
    "nothing": lambda _phrase, _setting: NOTHING,
    "numeric_day": date_days.numeric_day,
    "opening": date_periods.opening,
    "quarter_of": date_periods.quarter_of,
    "reference": date_lengths.reference,
    "relative_day": date_shifts.relative_day,
    "relative_unit": date_shifts.relative_unit,
    "season": date_years.season,
    "set": date_lengths.repeated,
    "the_year": date_periods.the_year,
    "week_of": date_days.week_of,
    "weekday": date_shifts.weekday,
    "weekend": date_shifts.weekend,
    "year": date_years.year,
    "year_before": date_periods.year_before,
    "year_end": date_years.year_end,
    "year_span": date_years.year_span,
}

COMPARISONS = frozenset({"ago", "year_before"})  # "a year earlier" leaves the talk where it is


def find(scan: Scan, reading: Reading) -> list[DateMention]:
    """Return the date expressions of a block in order, and mark their tokens as taken."""
    found: list[DateMention] = []
    setting = _setting(scan, reading)
    for phrase, stretch in read(scan, setting):
        found.append(_mention(phrase, stretch, reading, setting.cue))
        if takes(phrase, stretch, setting):
            for index in range(phrase.first, phrase.last):
                scan.taken[index] = "date"
    return found


def read(scan: Scan, setting: Setting) -> Iterator[tuple[Phrase, Stretch]]:
    """Yield the time phrases of a block with what they mean; `setting` moves along with them."""
    phrases = setting.lexicon.compiled(_forms).phrases(scan)
    phrase = next(phrases, None)
    while phrase is not None:
        setting.cue = ""
        stretch = READINGS[phrase.reads](phrase, setting)
        if stretch is not None and stretch.type:
            if phrase.reads not in COMPARISONS:
                setting.note(stretch, phrase)
            yield phrase, stretch
        try:
            phrase = phrases.send(stretch is not None)
        except StopIteration:
            return


def _forms(lexicon: Lexicon) -> DateForms:
    """Return the forms of the lexicon, each with a reading there is.

    Raises:
        LexiconError: when a form calls for an unknown reading.
    """
    forms = date_forms(lexicon)
    for shape in forms.shapes:
        if shape.reads not in READINGS:
            known = ", ".join(READINGS)
            raise LexiconError("dates.yaml", f"no reading {shape.reads!r}", f"one of: {known}")
    return forms


def takes(phrase: Phrase, stretch: Stretch, setting: Setting) -> bool:
    """Whether the words of a time expression are no quantity of anything."""
    if stretch.type in {DATE, TIME}:
        return True
    if stretch.type == SET:
        return "relative" in phrase  # "the past three summers", not "every 9 weeks"
    return bool(stretch.grain) or places_in_time(phrase, setting)


def places_in_time(phrase: Phrase, setting: Setting) -> bool:
    """Whether a length of time says when something was, and measures nothing."""
    lists = phrase.lists
    if "relative" in phrase or phrase.after in lists["places_after"]:
        return True
    if phrase.says("-"):  # "the 10-year notes"
        return False
    if phrase.before in lists["places_before"]:
        return phrase.after not in lists["measures_after"]
    if phrase.says("the", "first", "final", "opening", "whole"):
        return True
    return phrase.before == "in" and setting.side(phrase) == tenses.FUTURE


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


def _mention(phrase: Phrase, stretch: Stretch, reading: Reading, cue: str) -> DateMention:
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
        modifier=stretch.modifier,
        cue=cue,
    )
