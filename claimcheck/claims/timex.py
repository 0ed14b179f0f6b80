"""Stretches of the calendar and their TIMEX3 values. Plain arithmetic, no words.

Source: TIMEX3 (TimeML annotation guidelines 1.2.1): days as 2022-03-10, months 2022-03, weeks by
ISO 8601 as 2022-W10, quarters 1989-Q3, halves 1989-H2, seasons 1998-SU, decades 198.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as Weekday

DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"
PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FIRST_YEAR, LAST_YEAR = 1000, 2199  # four digits outside are amounts, not years

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month, northern hemisphere
GRAIN_DAYS = {"D": 1, "W": 7}
GRAIN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a time expression means: a TIMEX3 type and value, and the days it covers.

    `grain` is "D", "W", "M", "S" (season), "Q", "H", "Y", "E" (decade), "C" or empty for none.
    `modifier` is a TIMEX3 mod (START, MID, END, APPROX). `named` says that the words themselves
    give the year.
    """

    value: str
    start: date | None = None
    end: date | None = None
    grain: str = ""
    type: str = DATE
    modifier: str | None = None
    named: bool = False


def day(when: date, named: bool = False) -> Stretch:
    """Return one day."""
    return Stretch(when.isoformat(), when, when, "D", named=named)


def month(year: int, number: int, named: bool = False) -> Stretch:
    """Return a month; `number` may lie outside 1-12 and then counts from that year."""
    first = date(year, 1, 1) + relativedelta(months=number - 1)
    last = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return Stretch(f"{first.year:04}-{first.month:02}", first, last, "M", named=named)


def year(number: int, named: bool = False) -> Stretch:
    """Return a calendar year."""
    return Stretch(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "Y", named=named)


def week(when: date) -> Stretch:
    """Return the ISO week, Monday to Sunday, that a day lies in."""
    monday = when - timedelta(days=when.weekday())
    iso = when.isocalendar()
    value = f"{iso.year:04}-W{iso.week:02}"
    return Stretch(value, monday, monday + timedelta(days=6), "W")


def weekend(when: date) -> Stretch:
    """Return the Saturday and Sunday of the ISO week that a day lies in."""
    whole = week(when)
    assert whole.start is not None
    saturday = whole.start + timedelta(days=5)
    return Stretch(whole.value + "-WE", saturday, saturday + timedelta(days=1), "W")


def quarter(number: int, which: int, named: bool = False) -> Stretch:
    """Return a calendar quarter; `which` may lie outside 1-4 and then counts from that year."""
    number, which = number + (which - 1) // 4, (which - 1) % 4 + 1
    first, last = month(number, 3 * which - 2), month(number, 3 * which)
    return Stretch(f"{number:04}-Q{which}", first.start, last.end, "Q", named=named)


def half(number: int, which: int, named: bool = False) -> Stretch:
    """Return the first or second half of a year."""
    first, last = month(number, 6 * which - 5), month(number, 6 * which)
    return Stretch(f"{number:04}-H{which}", first.start, last.end, "H", named=named)


def season(number: int, code: str, named: bool = False) -> Stretch:
    """Return a season by its TIMEX3 code; winter belongs to the year it begins in."""
    first = month(number, SEASONS[code])
    last = month(number, SEASONS[code] + 2)
    return Stretch(f"{number:04}-{code}", first.start, last.end, "S", named=named)


def decade(tens: int, named: bool = True) -> Stretch:
    """Return ten years from `10 * tens`; TIMEX3 writes the 1980s as 198."""
    first = 10 * tens
    return Stretch(f"{tens}", date(first, 1, 1), date(first + 9, 12, 31), "E", named=named)


def century(number: int, named: bool = True) -> Stretch:
    """Return the `number`-th century; TIMEX3 writes the 20th as 19."""
    first = 100 * (number - 1)
    return Stretch(
        f"{number - 1:02}", date(first + 1, 1, 1), date(first + 100, 12, 31), "C", named=named
    )


def between(first: date, last: date, value: str) -> Stretch:
    """Return a stretch of days that has no grain of its own."""
    return Stretch(value, first, last, "")


def reference(value: str) -> Stretch:
    """Return PRESENT_REF, PAST_REF or FUTURE_REF, which cover no known days."""
    return Stretch(value)


def duration(count: str, unit: str) -> Stretch:
    """Return a length of time, such as P2W; `count` is a number or X, `unit` as in TIMEX3."""
    clock, letter = ("T", unit[1:]) if len(unit) > 1 else ("", unit)
    return Stretch(f"P{clock}{count}{letter}", type=DURATION)


def of_grain(when: date, grain: str) -> Stretch:
    """Return the day, week, month, quarter, year, decade or century that a day lies in."""
    if grain == "D":
        return day(when)
    if grain == "W":
        return week(when)
    if grain == "M":
        return month(when.year, when.month)
    if grain == "Q":
        return quarter(when.year, (when.month - 1) // 3 + 1)
    if grain == "E":
        return decade(when.year // 10, named=False)
    if grain == "C":
        return century((when.year - 1) // 100 + 1, named=False)
    return year(when.year)


def moved(when: date, count: float, grain: str) -> date | None:
    """Return the day `count` units of `grain` later, or None outside the years of news."""
    try:
        if grain in "DW":
            found = when + timedelta(days=round(count * GRAIN_DAYS[grain]))
        else:
            found = when + relativedelta(months=round(count * GRAIN_MONTHS[grain]))
    except (OverflowError, ValueError):
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def edged(whole: Stretch, modifier: str | None, at_edge: bool = False) -> Stretch:
    """Return the early, middle or late part of a stretch; its value stays, its days narrow.

    "Early March" is taken as its first third; with `at_edge` ("the end of March") the last day.
    """
    first, last = whole.start, whole.end
    if modifier is None or first is None or last is None:
        return whole
    third = timedelta(days=(last - first).days // 3)
    narrow = {
        "START": (first, first if at_edge else first + third),
        "MID": (first + third, last - third),
        "END": (last if at_edge else last - third, last),
    }
    start, end = narrow.get(modifier, (first, last))
    return replace(whole, start=start, end=end, modifier=modifier)


def valid_day(year_number: int, month_number: int, number: int) -> date | None:
    """Return the day, or None where the calendar has none (30 February)."""
    if 1 <= month_number <= 12 and 1 <= number <= 31 and 1 <= year_number <= 9998:
        with_days = calendar.monthrange(year_number, month_number)[1]
        if number <= with_days:
            return date(year_number, month_number, number)
    return None


def holiday(rule: str, year_number: int) -> date:
    """Return the day of a feast in a year.

    `rule` is "12-25", "easter", "easter-2", "11-4TH" for the fourth Thursday of November,
    "5-lastMO" for the last Monday of May, "11-1MO+1" for the day after the first Monday.
    """
    if rule.startswith("easter"):
        return easter(year_number) + timedelta(days=int(rule[6:] or 0))
    month_text, _, rest = rule.partition("-")
    if rest.isdigit():
        return date(year_number, int(month_text), int(rest))
    rest, _, later = rest.partition("+")
    nth = -1 if rest.startswith("last") else int(rest[:-2])
    named = Weekday(WEEKDAYS.index(rest[-2:]), nth)
    begin = date(year_number, int(month_text), 1) + relativedelta(day=31 if nth < 0 else 1)
    return begin + relativedelta(weekday=named) + timedelta(days=int(later or 0))
