"""How years and what divides or joins them are read: "fiscal 1989", "the 1980s", "last fall"."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.claims import timex
from claimcheck.claims.date_days import bare_month
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.date_slots import edge, year_of
from claimcheck.claims.timex import Stretch

LIKELY_YEARS = range(1700, 2101)  # other four digits are years only where one is expected
HALF_SEASON = timedelta(days=45)
CENTURIES = range(10, 23)  # "the first century" is as often an inning or a hundred runs
ADDRESS_WORDS = 3  # words after a house number in which its street is named


def year(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "1986", "fiscal 1989", "the year 2000", "nineteen ninety-six", "mid-1996"."""
    number = year_of(phrase, setting)
    if number is None or (phrase.last - phrase.first == 1 and not is_year(phrase)):
        return None
    return edge(phrase, timex.year(number, named=True))


def is_year(phrase: Phrase) -> bool:
    """Whether four digits on their own are a year and not an amount or a house number."""
    scan, lists, place = phrase.scan, phrase.lists, phrase.first
    before, after = phrase.before, scan.words[place + 1] if place + 1 < len(scan) else ""
    if before in lists["counting"] or after.lower() in lists["counted"]:
        return False
    if scan.glued(place) and (before.isalnum() or before in lists["glued_before"]):
        return before == "-" and place > 1 and scan.words[place - 2].isalpha()
    if after and scan.glued(place + 1) and after[0] in "/x@°":
        return False
    address = scan.lower[place + 2 : place + 2 + ADDRESS_WORDS]
    if after.lower() in lists["street"]:
        return False
    if after[:1].isupper() and not lists["street"].isdisjoint(address):
        return False
    if phrase.number("year") not in LIKELY_YEARS:
        if before in {"between", "from"}:
            return after in {"and", "to"}
        return before in {"in", "since", "year"} and not after.isalpha()
    return before in lists["before_year"] or not _plural(after)


def _plural(word: str) -> bool:
    """Whether a word looks like a counted noun in the plural."""
    return (
        word.islower()
        and len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
    )


def year_span(phrase: Phrase, _setting: Setting) -> Stretch | None:
    """Read 1989-90 and 1986/87: from one year to the next, valued by the first."""
    first = phrase.number("year")
    short = "year2" not in phrase
    last = first // 100 * 100 + phrase.number("yy") if short else phrase.number("year2")
    if not first < last <= first + 100 or " " in phrase.exact:
        return None
    return Stretch(f"{first:04}", date(first, 1, 1), date(last, 12, 31), "Y", named=True)


def decade(phrase: Phrase, _setting: Setting) -> Stretch | None:
    """Read "the 1980s", "the early '90s", "the mid-1990s", "the nineties"."""
    if "nineties" in phrase:
        number = 1900 + 10 * phrase.number("nineties")
        return edge(phrase, timex.decade(number // 10)) if phrase.says("the") else None
    if not phrase.scan.glued(phrase.last - 1):
        return None
    number = phrase.number("year") if "year" in phrase else 1900 + phrase.number("yy")
    if "yy" in phrase and not phrase.says("'", "’", "the"):
        return None
    if number % 10 or phrase.before in {"his", "her", "their"}:  # "in his 80s" is an age
        return None
    return edge(phrase, timex.decade(number // 10))


def century(phrase: Phrase, _setting: Setting) -> Stretch | None:
    """Read "the 20th century"."""
    number = phrase.number("ordinal" if "ordinal" in phrase else "dd")
    return edge(phrase, timex.century(number)) if number in CENTURIES else None


def season(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "last fall", "the winter of 1994", "this summer"; bare ones after "in" and such."""
    code = phrase.meaning("season")
    if "relative" in phrase and "past" in phrase.text("relative") and setting.published:
        near = [timex.season(setting.published.year - back, code) for back in (0, 1, 2)]
        return next(s for s in near if s.end and s.end < setting.published)
    number = year_of(phrase, setting)
    if number is not None:
        return edge(phrase, timex.season(number, code, named="relative" not in phrase))
    if phrase.before not in phrase.lists["before_season"] or phrase.after == "in":
        return None
    if setting.published is None:
        return Stretch(f"XXXX-{code}", grain="S")
    middle = setting.published - HALF_SEASON
    near = [timex.season(setting.published.year + shift, code) for shift in (-1, 0, 1)]
    return edge(phrase, min(near, key=lambda s: abs((s.start - middle).days) if s.start else 0))


def year_end(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "year-end", "year-end 1989", "end-June", "end-1988"."""
    if "month" in phrase or "month_short" in phrase:
        return timex.edged(bare_month(phrase, setting), "END", at_edge=True)
    number = year_of(phrase, setting)
    if number is not None:
        return timex.edged(timex.year(number, named=True), "END", at_edge=True)
    if setting.published is None:
        return Stretch("XXXX", grain="Y", modifier="END")
    number = setting.published.year - (phrase.before == "since")
    return timex.edged(timex.year(number), "END", at_edge=True)


def mid_year(_phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "midyear"."""
    if setting.published is None:
        return Stretch("XXXX", grain="Y", modifier="MID")
    return timex.edged(timex.year(setting.published.year), "MID")
