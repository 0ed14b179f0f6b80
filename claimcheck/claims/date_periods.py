"""How reporting periods are read: quarters, halves, and the same stretch of another year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from claimcheck.claims import timex
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.date_slots import amount, edge, relative_year, written, year_of
from claimcheck.claims.timex import Stretch

ORDINALS = frozenset((".", "st", "nd", "rd", "th"))  # behind "Sept" and "31"


def quarter_of(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "third quarter", "the 1988 second quarter", "this year's third quarter", "Q3 2010"."""
    halves = "half" in phrase
    if "ordinal" in phrase or "dd" in phrase:
        which = phrase.number("ordinal" if "ordinal" in phrase else "dd")
    else:
        which = 2 if halves else 4  # "the last half"
    if which > (2 if halves else 4):
        return None
    months = 6 if halves else 3
    year = year_of(phrase, setting)
    named = year is not None and "relative" not in phrase
    last = closing(phrase, setting)
    if year is None and last is not None:
        year = last.year
    elif year is None:
        year = setting.of_year(months * (which - 1) + 1, months, phrase)
        if year is not None and phrase.says("ago", "earlier", "before"):
            year -= 1
    if year is None:
        return Stretch(f"XXXX-{'H' if halves else 'Q'}{which}", grain="H" if halves else "Q")
    found = (timex.half if halves else timex.quarter)(year, which, named)
    if last is not None:
        setting.fiscal = (last.year - year) * 12 + last.month - months * which
        return closed(found, months, last)
    return edge(phrase, fiscally(found, setting))


def closing(phrase: Phrase, setting: Setting) -> date | None:
    """Return the day a period is said to end on right after its words: "ended Sept. 30"."""
    scan, place = phrase.scan, phrase.last
    if scan.lower[place : place + 2] == [",", "which"]:
        place += 2
    if place + 2 >= len(scan) or scan.lower[place] not in phrase.lists["closes"]:
        return None
    first = place + 1 + (scan.lower[place + 1] == "on")
    number, day_number, place = _month_and_day(phrase, first)
    if not number or not day_number:
        return None
    for after in scan.words[place : place + 2]:
        if len(after) == 4 and after.isdecimal():
            return timex.valid_day(int(after), number, day_number)
    inner = replace(phrase, first=first)
    found = setting.day_of(number, day_number, inner)
    return found.start if found else None


def _month_and_day(phrase: Phrase, place: int) -> tuple[int, int, int]:
    """Return month and day of "Sept. 30" or "31st December", 0 for none, and the token after."""
    lower, forms = phrase.scan.lower, phrase.forms
    found = {"month": 0, "day": 0}
    for _ in range(2):
        word = lower[place] if place < len(lower) else ""
        number = forms.meanings["month"].get(word) or forms.meanings["month_short"].get(word)
        if number is not None:
            found["month"] = int(number)
        elif word.isdecimal() and len(word) <= 2:
            found["day"] = int(word)
        place += 1 + (place + 1 < len(lower) and lower[place + 1] in ORDINALS)
    return found["month"], found["day"], place


def closed(found: Stretch, months: int, last: date) -> Stretch:
    """Return a stretch with the days of the `months` that end on `last`."""
    start = last + timedelta(days=1) - relativedelta(months=months)
    return replace(found, start=start, end=last)


def fiscally(found: Stretch, setting: Setting) -> Stretch:
    """Return a quarter or half with the days it has in the company's own year."""
    if not setting.fiscal or found.start is None or found.end is None:
        return found
    start = found.start + relativedelta(months=setting.fiscal)
    end = found.end + timedelta(days=1) + relativedelta(months=setting.fiscal)
    return replace(found, start=start, end=end - timedelta(days=1))


def opening(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the first nine months of 1989", "the first two quarters of this year"."""
    year = year_of(phrase, setting)
    if year is None and setting.published is not None:
        year = setting.published.year
    count = amount(phrase)
    if year is None or count is None:
        return None
    first = date(year, 1, 1)
    end = timex.moved(first, count, phrase.meaning("unit"))
    length = timex.duration(written(count), phrase.meaning("unit"))
    if end is None:
        return length
    named = "year" in phrase
    return replace(length, start=first, end=end - timedelta(days=1), grain="N", named=named)


def year_before(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the year-earlier quarter", "the same period last year", "the 1988 period".

    The stretch is the one last spoken of, moved to the year given or back by one.
    """
    period = setting.month_before(phrase) or setting.period
    if period is None or period.start is None or period.end is None:
        return _plain_year_before(phrase, setting)
    if "year" in phrase:
        shift = phrase.number("year") - period.start.year
    elif "relative" in phrase and phrase.meaning("relative") in {"-1", "0", "1"}:
        shift = relative_year(phrase, setting) - period.start.year
    else:
        shift = -1
    return shifted(period, shift)


def _plain_year_before(phrase: Phrase, setting: Setting) -> Stretch | None:
    if "year" in phrase:
        return timex.year(phrase.number("year"), named=True)
    if setting.published is None:
        return None
    shift = 0
    if "relative" in phrase and phrase.meaning("relative") in {"-1", "0", "1"}:
        shift = int(phrase.meaning("relative")) + 1
    return timex.year(setting.published.year - 1 + shift)


def shifted(period: Stretch, years: int) -> Stretch:
    """Return the same stretch of the year `years` later."""
    assert period.start is not None
    assert period.end is not None
    start = period.start + relativedelta(years=years)
    end = period.end + timedelta(days=1) + relativedelta(years=years) - timedelta(days=1)
    value = f"{start.year:04}"
    if period.value[:4].isdigit():
        value = f"{int(period.value[:4]) + years:04}{period.value[4:]}"
    return Stretch(value, start, end, period.grain)


def _reported_year(setting: Setting) -> Stretch:
    """Return the year whose results stand under the heading "Year": one that is over."""
    period = setting.period
    if period and period.end and period.value.endswith("-Q4"):
        return closed(timex.of_grain(period.end - timedelta(days=180), "Y"), 12, period.end)
    return timex.year(setting.today.year - 1)


def latest(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the latest period", "the current quarter": the one figures are given for."""
    meaning = phrase.meaning("relative")
    if meaning == "@year":
        return year_before(phrase, setting)
    if setting.period is not None:
        found = replace(setting.period, named=False)
        return shifted(found, -1) if meaning in {"-1", "@-1"} else found
    return last_quarter(setting)


def last_quarter(setting: Setting) -> Stretch | None:
    """Return the last quarter that was over when the article appeared."""
    if setting.published is None:
        return None
    now = timex.of_grain(setting.published, "Q")
    assert now.start is not None
    return timex.of_grain(now.start - timedelta(days=1), "Q")


def the_year(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "for the year" and "in the quarter": the one spoken of, else the present one."""
    grain = "Q" if phrase.says("quarter", "qtr") else "Y"
    last = closing(phrase, setting)
    if last is not None:
        middle = last - timedelta(days=45 if grain == "Q" else 180)
        return closed(timex.of_grain(middle, grain), 3 if grain == "Q" else 12, last)
    period = setting.period
    if not phrase.heads:
        if phrase.before not in phrase.lists["before_the_year"] or not phrase.says("the", "its"):
            return None
    elif grain == "Y" and setting.published:
        return _reported_year(setting)
    if period and period.grain == grain == "Q":
        return replace(period, modifier=None, named=False)
    if grain == "Q":
        return last_quarter(setting)
    return timex.year(setting.published.year) if setting.published else None
