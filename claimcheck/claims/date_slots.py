"""What the words in the slots of a time phrase say: months, years, amounts, edges."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims import timex
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.timex import Stretch

CENTURY_TURN = 30  # two digits below it are of this century ("05"), others of the last ("89")


def month_number(phrase: Phrase) -> int:
    """Return the month a phrase names, 1 to 12."""
    return phrase.number("month" if "month" in phrase else "month_short")


def day_number(phrase: Phrase) -> int:
    """Return the day of the month in figures or as an ordinal."""
    if "ordinal" in phrase:
        return phrase.number("ordinal") + (phrase.number("tens") if "tens" in phrase else 0)
    return phrase.number("dd")


def full_year(short: int) -> int:
    """Return the year that two digits stand for."""
    return short + (2000 if short < CENTURY_TURN else 1900)


def year_of(phrase: Phrase, setting: Setting) -> int | None:
    """Return the year that the words give, in figures, words or as "last year"."""
    if "year" in phrase:
        return phrase.number("year")
    if "yy" in phrase:
        return full_year(phrase.number("yy"))
    if "teens" in phrase:
        return _spelt_year(phrase)
    if phrase.says("thousand"):
        return 2000 + (phrase.number("ones") if "ones" in phrase else 0)
    if "relative" in phrase and setting.published:
        return relative_year(phrase, setting)
    return None


def _spelt_year(phrase: Phrase) -> int:
    """Return 1996 for "nineteen ninety-six", 1919 for "nineteen nineteen"."""
    year = 100 * phrase.number("teens")
    if "teens2" in phrase:
        return year + phrase.number("teens2")
    return year + phrase.number("tens") + (phrase.number("ones") if "ones" in phrase else 0)


def relative_year(phrase: Phrase, setting: Setting) -> int:
    """Return the year of "last year", "the previous year" and the like."""
    meaning = phrase.meaning("relative")
    today = setting.today
    if meaning in {"@year", "latest"}:
        return today.year - 1
    if meaning.startswith("@"):
        return setting.spoken.get("Y", today).year + int(meaning[1:])
    return today.year + int(meaning)


def edge(phrase: Phrase, whole: Stretch) -> Stretch:
    """Return the part of a stretch that "early", "late" or "the end of" picks out."""
    if "edge" in phrase:
        part = timex.edged(whole, phrase.meaning("edge") or None)
        if phrase.text("edge").startswith(("earlier", "later")):  # before or after now, no third
            return replace(part, start=whole.start, end=whole.end)
        return part
    if "brink" in phrase:
        return timex.edged(whole, phrase.meaning("brink"), at_edge=True)
    return whole


def amount(phrase: Phrase) -> float | None:
    """Return the number in front of a unit; None for "several" and "a few"."""
    if "tens" in phrase:
        return phrase.number("tens") + phrase.number("ones")
    if "vague" in phrase:
        meaning = phrase.meaning("vague")
        return None if meaning == "X" else float(meaning)
    if "count" not in phrase:
        return 0.5 if phrase.says("half") and not phrase.says("and") else 1.0 + _half(phrase)
    text = phrase.text("count").replace(",", "")
    value = _figure(text) if text[:1].isdigit() else float(phrase.meaning("count"))
    if value is not None and phrase.says("/") and "count3" in phrase:
        value += _fraction(phrase)
    return None if value is None else value + _half(phrase)


def _half(phrase: Phrase) -> float:
    """Return the half of "two and a half years"."""
    return 0.5 if phrase.says("and") and phrase.says("half") else 0.0


def _fraction(phrase: Phrase) -> float:
    """Return the fraction of "2 1/2 years"."""
    upper, lower = phrase.text("count2"), phrase.text("count3")
    if not (upper.isdecimal() and lower.isdecimal()) or int(lower) == 0:
        return 0.0
    return int(upper) / int(lower)


def _figure(text: str) -> float | None:
    """Return a numeral's value, None where its dots make it no number ("1.2.3")."""
    return float(text) if text.count(".") < 2 else None


def written(count: float | None) -> str:
    """Return a number as TIMEX3 durations have it: 2, 2.5, X for a vague one."""
    return "X" if count is None else f"{count:g}"


def unit_of(phrase: Phrase) -> str:
    """Return the unit of a phrase: a TIMEX3 letter, after T for parts of a day."""
    return phrase.meaning("unit" if "unit" in phrase else "clock_unit")
