"""How days and months are read: "March 4, 2022", 03-04-89, "last May", "Thanksgiving"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimcheck.claims import timex
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import NO_DAY, Setting
from claimcheck.claims.date_slots import day_number, edge, full_year, month_number, year_of
from claimcheck.claims.timex import Stretch

NAMES_AND_VERBS = frozenset({"may", "march"})  # months only where a time is expected


def day(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "March 4, 2022", "Friday, Oct. 13", "Feb. 24", "March 3-5"."""
    year = year_of(phrase, setting)
    if year is None and "dd" in phrase and phrase.before == "in" and not phrase.says("the"):
        phrase.last = phrase.slots["dd"][0]  # "in March 12 people died"
        return month(phrase, setting)
    return _on(month_number(phrase), day_number(phrase), year, phrase, setting)


def day_first(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "4 March 2022", "15 November", "the 4th of July", "3-5 May"."""
    year = year_of(phrase, setting)
    return _on(month_number(phrase), day_number(phrase), year, phrase, setting)


def _on(
    number: int, day_no: int, year: int | None, phrase: Phrase, setting: Setting
) -> Stretch | None:
    """Return the day; where none is known, or there is none (30 February), a value without days."""
    if year is not None:
        stated = timex.valid_day(year, number, day_no)
        found = timex.day(stated, named=True) if stated else None
    else:
        found = setting.day_of(number, day_no, phrase)
    if found is None:
        return Stretch(f"{year or 'XXXX'}-{number:02}-{day_no:02}", grain="D")
    if found.start is not None and "dd2" in phrase:
        last = timex.valid_day(found.start.year, number, phrase.number("dd2"))
        return replace(found, end=max(last, found.start)) if last else found
    return found


def numeric_day(phrase: Phrase, _setting: Setting) -> Stretch | None:
    """Read 2022-03-10, 03-04-89, 10/26/89 and 10.05.2022 (with dots the day comes first)."""
    words = phrase.exact
    if " " in words:
        return None
    fields = words.replace("/", "-").replace(".", "-").split("-")
    first, second, third = (int(part) for part in fields)
    if len(fields[0]) == 4:
        year, number, day_no = first, second, third
    else:
        year = third if len(fields[2]) == 4 else full_year(third)
        number, day_no = (second, first) if "." in words or first > 12 else (first, second)
    found = timex.valid_day(year, number, day_no)
    return timex.day(found, named=True) if found else None


def month_of(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "July 1988", "January this year", "late November 1999"."""
    year = year_of(phrase, setting)
    if year is None:
        return None
    return edge(phrase, timex.month(year, month_number(phrase), named="relative" not in phrase))


def month(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a month without a year: the one its tense asks for, else the nearest."""
    lists = phrase.lists
    if "month_short" in phrase and not phrase.says("."):
        if phrase.before not in lists["before_short_month"]:
            return None
    elif (
        "month" in phrase
        and phrase.text("month") in NAMES_AND_VERBS
        and "edge" not in phrase
        and phrase.before not in lists["before_month"]
    ):
        return None
    return edge(phrase, bare_month(phrase, setting))


def bare_month(phrase: Phrase, setting: Setting) -> Stretch:
    """Return the month meant by its name alone."""
    number = month_number(phrase)
    return setting.month_of(number, phrase) or Stretch(f"XXXX-{number:02}", grain="M")


def week_of(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the week of March 6", "the week ended March 19"."""
    found = _on(month_number(phrase), phrase.number("dd"), None, phrase, setting)
    if found is None or found.end is None:
        return found
    if phrase.says("ended", "ending"):
        return replace(timex.week(found.end), start=found.end - timedelta(days=6), end=found.end)
    return timex.week(found.end)


def holiday(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a feast: in its year, on the side "last" or "next" says, or the nearest one."""
    rule = phrase.meaning("holiday")
    if "year" in phrase:
        return timex.day(timex.holiday(rule, phrase.number("year")), named=True)
    today = setting.published
    if today is None:
        return Stretch(NO_DAY, grain="D")
    near = [timex.holiday(rule, today.year + shift) for shift in (-1, 0, 1)]
    sign = phrase.meaning("relative") if "relative" in phrase else ""
    if sign == "-1":
        return timex.day([d for d in near if d < today][-1])
    if sign == "1":
        return timex.day(next(d for d in near if d > today))
    return timex.day(_nearest(near, today))


def _nearest(days: list[date], to: date) -> date:
    return min(days, key=lambda one: (abs((one - to).days), one))
