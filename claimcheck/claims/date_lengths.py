"""How lengths of time are read: "two weeks", "the past six months", "daily", "now"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimcheck.claims import timex
from claimcheck.claims.date_periods import closed, closing
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.date_slots import amount, month_number, unit_of, written
from claimcheck.claims.lines import alone_on_line
from claimcheck.claims.timex import SET, Stretch

REPORTED = (6, 9, 12)  # "the nine months": companies give figures for these beside a quarter's
MONTHS = {unit: timex.GRAIN_MONTHS[unit] for unit in ("M", "Q", "Y")}
PLACED = "placed"  # grain of a length that only says when something was


def length(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a length of time; "the last six months" and "the nine months" also have days."""
    unit, count = unit_of(phrase), amount(phrase)
    if phrase.last - phrase.first > 1 and alone_on_line(phrase.scan, phrase.last - 1, phrase.last):
        return None  # a figure at the end of one row, the heading "Year" of the next
    found = timex.duration(written(count), unit)
    if "relative" in phrase and phrase.text("relative") == "following" and not phrase.says("the"):
        phrase.first = phrase.slots.pop("relative")[1]  # "following two weeks of talks"
    if count is None or unit not in MONTHS:
        return _counted_from_today(phrase, setting, found, count, unit)
    last = closing(phrase, setting)
    if last is None and unit == "M" and count in REPORTED and (phrase.says("the") or phrase.heads):
        last = _reported_end(setting)
    if last is not None:
        return replace(closed(found, MONTHS[unit] * round(count), last), grain="N")
    if phrase.says("first", "opening") and setting.published and unit != "Y":
        begun = timex.year(setting.published.year).start
        end = timex.moved(begun, count, unit) if begun else None
        if end is not None:
            return replace(found, start=begun, end=end - timedelta(days=1), grain="N")
    return _counted_from_today(phrase, setting, found, count, unit)


def _reported_end(setting: Setting) -> date | None:
    """Return the last day of the quarter that the article gives figures for."""
    period = setting.period
    return period.end if period and period.grain in {"Q", "N"} else None


def _counted_from_today(
    phrase: Phrase, setting: Setting, found: Stretch, count: float | None, unit: str
) -> Stretch:
    """Return the days of "the past six months" and "the next two weeks"."""
    if "relative" not in phrase:
        return found
    meaning = phrase.meaning("relative")
    if setting.published is None or len(unit) > 1 or meaning not in {"-1", "1"} or count is None:
        return replace(found, grain=PLACED)
    moved = timex.moved(setting.published, int(meaning) * count, unit)
    if moved is None:
        return replace(found, grain=PLACED)
    start, end = sorted((moved, setting.published))
    return replace(found, start=start, end=end, grain=PLACED)


def repeated(phrase: Phrase, _setting: Setting) -> Stretch | None:
    """Read "daily", "every month", "Tuesdays", "the past three summers": TIMEX3 sets."""
    if "set" in phrase:
        return Stretch(phrase.meaning("set"), type=SET)
    if "weekdays" in phrase or "weekday" in phrase:
        number = phrase.number("weekdays" if "weekdays" in phrase else "weekday")
        return Stretch(f"XXXX-WXX-{number + 1}", type=SET)
    if "unit" in phrase or "clock_unit" in phrase:
        found = timex.duration(written(amount(phrase)), unit_of(phrase))
        return replace(found, type=SET)
    if "month" in phrase:
        return Stretch(f"XXXX-{month_number(phrase):02}", type=SET)
    return Stretch("XXXX", type=SET)


def reference(phrase: Phrase, _setting: Setting) -> Stretch | None:
    """Read "now", "recently": no known days. "In the past two years" is a length of time."""
    after, meanings = phrase.after, phrase.forms.meanings
    counted = ("unit", "clock_unit", "count", "vague", "many")
    counts = after[:1].isdigit() or any(after in meanings[name] for name in counted)
    if counts and phrase.says("past", "future"):
        return None
    return timex.reference(phrase.meaning("reference"))
