"""How times of day are read: "12:30 a.m.", "9 p.m. Tuesday", "Thursday morning", "tonight"."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.claims import timex
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import NO_DAY, Setting
from claimcheck.claims.date_slots import month_number, year_of
from claimcheck.claims.timex import TIME, Stretch


def clock(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a clock time, with its day where one is named beside it."""
    scan = phrase.scan
    if "hour" in phrase and phrase.says(":") and not scan.glued(phrase.slots["hour"][1]):
        return None
    time = _time(phrase)
    if time is None:
        return None
    return _at(_day(phrase, setting), time)


def _time(phrase: Phrase) -> str | None:
    """Return hh:mm of the words, None where there is no such time."""
    if "hour_name" in phrase:
        return phrase.meaning("hour_name")
    if "hhmm" in phrase:
        text = phrase.text("hhmm")
        return f"{text[:2]}:{text[2:]}"
    if "decimal" in phrase:
        hour_text, _, minute_text = phrase.text("decimal").partition(".")
        hour, minute = int(hour_text), int(minute_text)
    else:
        hour = phrase.number("hour")
        minute = phrase.number("minute") if "minute" in phrase else 0
    halves = [slot for slot in ("meridiem", "meridiem2", "meridiem3") if slot in phrase]
    if halves:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if phrase.meaning(halves[0]) == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 else None


def _day(phrase: Phrase, setting: Setting) -> date | None:
    if "month" in phrase or "month_short" in phrase:
        month = month_number(phrase)
        year = year_of(phrase, setting)
        if year is None:
            found = setting.day_of(month, phrase.number("dd"), phrase)
            return found.start if found else None
        return timex.valid_day(year, month, phrase.number("dd"))
    if "weekday" in phrase:
        return setting.weekday(phrase.number("weekday"), setting.side(phrase))
    if "deictic" in phrase and setting.published:
        return setting.published + timedelta(days=int(phrase.meaning("deictic")))
    return None


def _at(day: date | None, time: str) -> Stretch:
    value = f"{day.isoformat() if day else NO_DAY}T{time}"
    return Stretch(value, day, day, "D" if day else "", type=TIME)


def daypart(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "Thursday morning", "last night", "this afternoon", "tonight"."""
    part = "NI" if "this_night" in phrase else phrase.meaning("daypart")
    if "weekday" in phrase or "deictic" in phrase:
        day = _day(phrase, setting)
    elif setting.published is None:
        day = None
    else:
        sign = phrase.meaning("this_night" if "this_night" in phrase else "relative")
        if sign not in {"-1", "0", "1"}:
            return None
        day = setting.published + timedelta(days=int(sign))
    value = f"{day.isoformat() if day else NO_DAY}T{part}"
    return Stretch(value, day, day, "D" if day else "", type=TIME)
