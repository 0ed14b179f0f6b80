"""How absolute dates are read: days, months, quarters, years, decades, feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimcheck.claims import timex
from claimcheck.claims.calendar_words import Phrase
from claimcheck.claims.date_setting import NO_DAY, Setting
from claimcheck.claims.timex import Stretch

CENTURY_TURN = 30  # two digits below it are of this century ("05"), others of the last ("89")
NOTHING = Stretch("", type="")  # takes its words out of the way of other forms


def nothing(_phrase: Phrase, _setting: Setting) -> Stretch:
    """Read words that only look like a time ("30-year-old")."""
    return NOTHING


def year_of(phrase: Phrase, setting: Setting) -> int | None:
    """Return the year that the words give, in figures, words or as "last year"."""
    if "year" in phrase:
        return phrase.number("year")
    if "yy" in phrase:
        short = phrase.number("yy")
        return short + (2000 if short < CENTURY_TURN else 1900)
    if "teens" in phrase:
        return _spelt_year(phrase)
    if phrase.says("thousand"):
        return 2000 + (phrase.number("ones") if "ones" in phrase else 0)
    if "relative" in phrase and setting.published:
        return relative_year(phrase, setting)
    return None


def _spelt_year(phrase: Phrase) -> int:
    year = 100 * phrase.number("teens")
    if "teens2" in phrase:
        return year + phrase.number("teens2")
    tens = "tens" if "tens" in phrase else "tens2"
    return year + phrase.number(tens) + (phrase.number("ones") if "ones" in phrase else 0)


def relative_year(phrase: Phrase, setting: Setting) -> int:
    """Return the year of "last year", "the previous year" and the like."""
    meaning = phrase.meaning("relative")
    base = setting.published_day.year
    if meaning == "@year":
        return base - 1
    if meaning.startswith("@"):
        return setting.spoken.get("Y", setting.published_day).year + int(meaning[1:])
    return base - 1 if meaning == "latest" else base + int(meaning)


def month_number(phrase: Phrase) -> int:
    """Return the month a phrase names, 1 to 12."""
    return phrase.number("month" if "month" in phrase else "month_short")


def edge(phrase: Phrase, whole: Stretch) -> Stretch:
    """Return the part of a stretch that "early", "late" or "the end of" picks out."""
    if "edge" in phrase:
        part = timex.edged(whole, phrase.meaning("edge") or None)
        if phrase.text("edge").startswith(("earlier", "later")):  # before or after now, not a third
            return replace(part, start=whole.start, end=whole.end)
        return part
    if "brink" in phrase:
        return timex.edged(whole, phrase.meaning("brink"), at_edge=True)
    return whole


def day(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "March 4, 2022", "Friday, Oct. 13", "Feb. 24", "March 3-5"."""
    number = _day_number(phrase)
    year = year_of(phrase, setting)
    before = phrase.scan.lower[phrase.first - 1] if phrase.first else ""
    if before == "in" and year is None and "dd" in phrase and not phrase.says("the"):
        phrase.last = phrase.slots["dd"][0]  # "in March 12 people died"
        return month(phrase, setting)
    return _on(month_number(phrase), number, year, phrase, setting)


def _day_number(phrase: Phrase) -> int:
    if "ordinal" in phrase:
        return phrase.number("ordinal") + (phrase.number("tens") if "tens" in phrase else 0)
    return phrase.number("dd")


def _on(
    month_no: int, number: int, year: int | None, phrase: Phrase, setting: Setting
) -> Stretch | None:
    """Return the day; where no year is known its TIMEX3 value has XXXX for it."""
    named = year is not None
    if year is None:
        found = setting.yearless(month_no, number, phrase)
        if found is None and timex.valid_day(2000, month_no, number):
            return Stretch(f"XXXX-{month_no:02}-{number:02}", grain="D")
    else:
        found = timex.valid_day(year, month_no, number)
    if found is None:
        return None
    last = timex.valid_day(found.year, found.month, phrase.number("dd2")) if "dd2" in phrase else None
    if last and last > found:
        return Stretch(found.isoformat(), found, last, "D", named=named)
    return timex.day(found, named)


def numeric_day(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read 2022-03-10, 03-04-89, 10/26/89 and 10.05.2022 (dots: the day comes first)."""
    parts = phrase.scan.text[
        phrase.scan.starts[phrase.first] : phrase.scan.ends[phrase.last - 1]
    ]
    if " " in parts:
        return None
    fields = parts.replace("/", "-").replace(".", "-").split("-")
    numbers = [int(part) for part in fields]
    if len(fields[0]) == 4:
        year, month_no, number = numbers
    else:
        month_no, number, year = numbers
        if "." in parts or month_no > 12:
            month_no, number = number, month_no
        if len(fields[2]) < 4:
            year += 2000 if year < CENTURY_TURN else 1900
    found = timex.valid_day(year, month_no, number)
    return timex.day(found, named=True) if found else None


def month_of(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "July 1988", "January this year", "late November 1999"."""
    year = year_of(phrase, setting)
    if year is None:
        return None
    return edge(phrase, timex.month(year, month_number(phrase), named="relative" not in phrase))


def week_of(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the week of March 6", "the week ended March 19"."""
    found = _on(month_number(phrase), phrase.number("dd"), None, phrase, setting)
    if found is None or found.end is None:
        return found
    if phrase.says("ended", "ending"):
        return replace(timex.week(found.end), start=found.end - timedelta(days=6), end=found.end)
    return timex.week(found.end)


def month(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a month without a year: the nearest, or the one its tense asks for."""
    before = phrase.scan.lower[phrase.first - 1] if phrase.first else ""
    number = month_number(phrase)
    if "edge" not in phrase and before not in phrase.words.lists["before_month"]:
        if "month" in phrase and phrase.text("month") in {"may", "march"}:
            return None
    if "month_short" in phrase and not phrase.says(".") and before in {"and", "of", "the", ""}:
        return None
    found = setting.yearless(number, 15, phrase, reach=0)
    if found is None:
        return Stretch(f"XXXX-{number:02}", grain="M")
    return edge(phrase, timex.month(found.year, found.month))


def season(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "last fall", "the winter of 1994", "this summer"; bare ones only where one is meant."""
    code = phrase.meaning("season")
    scan = phrase.scan
    if "relative" in phrase and "past" in phrase.text("relative") and setting.published:
        published = setting.published
        near = [timex.season(published.year + shift, code) for shift in (-2, -1, 0)]
        return [s for s in near if s.end and s.end < published][-1]
    year = year_of(phrase, setting)
    if year is not None:
        return edge(phrase, timex.season(year, code, named="relative" not in phrase))
    before = scan.lower[phrase.first - 1] if phrase.first else ""
    after = scan.lower[phrase.last] if phrase.last < len(scan) else ""
    if before not in phrase.words.lists["before_season"] or after == "in":
        return None
    if setting.published is None:
        return Stretch(f"XXXX-{code}", grain="S")
    published = setting.published
    near = [timex.season(published.year + shift, code) for shift in (-1, 0, 1)]
    starts = [s.start for s in near if s.start]
    chosen = starts.index(min(starts, key=lambda d: abs((d + timedelta(days=45) - published).days)))
    return edge(phrase, near[chosen])


def year(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "1986", "fiscal 1989", "the year 2000", "nineteen ninety-six", "mid-1996"."""
    number = year_of(phrase, setting)
    if number is None:
        return None
    if phrase.last - phrase.first == 1 and "year" in phrase and not is_year(phrase):
        return None
    return edge(phrase, timex.year(number, named=True))


def is_year(phrase: Phrase) -> bool:
    """Whether four digits on their own are a year and not an amount or a house number."""
    scan, lists = phrase.scan, phrase.words.lists
    place = phrase.first
    number = phrase.number("year")
    before = scan.lower[place - 1] if place else ""
    after = scan.words[place + 1] if place + 1 < len(scan) else ""
    if before in lists["counting"] or after.lower() in lists["counted"]:
        return False
    if scan.glued(place) and before in {"-", "–", ".", ":", "/", "+", "&", "@"}:
        return before == "-" and place > 1 and scan.words[place - 2].isalpha()
    if scan.glued(place) and before.isalnum():
        return False
    if scan.glued(place + 1) and after[:1] in {"/", "x", "@"} or after == "°":
        return False
    address = scan.words[place + 2 : place + 5] if after[:1].isupper() else [after]
    if any(word.lower() in lists["street"] for word in address):
        return False
    expected = before in lists["before_year"]
    if not 1700 <= number <= 2100:
        return before in {"in", "since", "year"} and not after.isalpha()
    return expected or not _plural(after)


def _plural(word: str) -> bool:
    """Whether a word looks like a counted noun in the plural."""
    return word.islower() and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def year_span(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read 1989-90 and 1986/87: from one year to the next, valued by the first."""
    first = phrase.number("year")
    last = phrase.number("year2") if "year2" in phrase else first // 100 * 100 + phrase.number("yy")
    if not first < last <= first + 100 or phrase.scan.text[phrase.scan.ends[phrase.first]] == " ":
        return None
    return Stretch(f"{first:04}", date(first, 1, 1), date(last, 12, 31), "Y", named=True)


def decade(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the 1980s", "the early '90s", "the mid-1990s", "the nineties"."""
    if "nineties" in phrase:
        return edge(phrase, timex.decade(190 + phrase.number("nineties"))) if phrase.says("the") else None
    end = phrase.last - 1
    if not phrase.scan.glued(end):
        return None
    number = phrase.number("year") if "year" in phrase else 1900 + phrase.number("yy")
    if "yy" in phrase and not phrase.says("'", "’", "the"):
        return None
    before = phrase.scan.lower[phrase.first - 1] if phrase.first else ""
    if number % 10 or before in {"his", "her", "their"}:  # "in his 80s" is an age
        return None
    return edge(phrase, timex.decade(number // 10))


def century(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the 20th century"."""
    number = phrase.number("ordinal" if "ordinal" in phrase else "dd")
    return edge(phrase, timex.century(number)) if 10 <= number <= 22 else None


def holiday(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a feast: in its year, or the nearest one."""
    rule = phrase.meaning("holiday")
    year_number = year_of(phrase, setting) if "relative" not in phrase else None
    if year_number is not None:
        return timex.day(timex.holiday(rule, year_number), named=True)
    if setting.published is None:
        return Stretch(NO_DAY, grain="D")
    published = setting.published
    near = [timex.holiday(rule, published.year + shift) for shift in (-1, 0, 1)]
    if "relative" in phrase and (sign := phrase.meaning("relative")) in {"-1", "1"}:
        past, ahead = [d for d in near if d < published], [d for d in near if d > published]
        return timex.day(past[-1] if sign == "-1" else ahead[0])
    return timex.day(min(near, key=lambda d: (abs((d - published).days), d)))


def year_end(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "year-end", "year-end 1989", "end-June", "end-1988"."""
    if "month" in phrase or "month_short" in phrase:
        found = month(replace_first(phrase), setting)
        return timex.edged(found, "END", at_edge=True) if found else None
    number = year_of(phrase, setting)
    if number is None and setting.published is None:
        return Stretch("XXXX", grain="Y", modifier="END")
    whole = timex.year(number or setting.published_day.year, named=number is not None)
    if number is None and phrase.first and phrase.scan.lower[phrase.first - 1] == "since":
        whole = timex.year(setting.published_day.year - 1)
    return timex.edged(whole, "END", at_edge=True)


def replace_first(phrase: Phrase) -> Phrase:
    """Return the phrase as if it began at its month, where "end-" has vouched for it."""
    return replace(phrase, slots={**phrase.slots, "edge": (phrase.first, phrase.first + 1)})


def mid_year(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "midyear"."""
    if setting.published is None:
        return Stretch("XXXX", grain="Y", modifier="MID")
    return timex.edged(timex.year(setting.published.year), "MID")
