"""How times counted from another day are read: weekdays, today, last week, two years ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from claimcheck.claims import timex
from claimcheck.claims.calendar_words import Phrase
from claimcheck.claims.date_periods import amount, closed, closing, latest, shifted, written
from claimcheck.claims.date_readings import edge, holiday, month_number
from claimcheck.claims.date_setting import NO_DAY, Setting
from claimcheck.claims.timex import DURATION, SET, Stretch


def weekday(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a bare "Friday" by the tense around it."""
    number = phrase.number("weekday")
    found = setting.weekday(number, _side(phrase, setting))
    if found is None:
        return Stretch(f"XXXX-WXX-{number + 1}", grain="D")
    return edge(phrase, timex.day(found))


def _side(phrase: Phrase, setting: Setting) -> int:
    """Return the side a weekday lies on: "Friday's vote" is over, "as early as Friday" to come."""
    if phrase.says("soon") or (phrase.says("early") and phrase.says("as")):
        return 1
    if phrase.scan.lower[phrase.last - 1].endswith(("'s", "’s")):
        return -1
    return setting.side(phrase)


def deictic(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read today, yesterday and tomorrow."""
    word = phrase.scan.words[phrase.slots["deictic"][0]]
    if word.isupper() and not phrase.scan.text.isupper():
        return None  # a name: "USA TODAY"
    if setting.published is None:
        return Stretch(NO_DAY, grain="D")
    shift = timedelta(days=int(phrase.meaning("deictic")))
    return edge(phrase, timex.day(setting.published + shift))


def relative_unit(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "last week", "this year", "the following month", "the latest quarter"."""
    meaning, grain = phrase.meaning("relative"), phrase.meaning("unit")
    if phrase.text("unit") != _singular(phrase.text("unit")):
        return None
    anchor = setting.published
    if meaning.startswith("@"):
        if meaning == "@year":
            return shifted(setting.period, -1) if setting.period else None
        quarter = setting.period.start if setting.period and grain == "Q" else None
        spoken = quarter or setting.spoken.get("D" if grain == "W" else grain)
        if spoken is None and meaning == "@0":
            return None
        anchor = spoken or anchor
    if anchor is None:
        return Stretch("XXXX", grain=grain)
    if meaning == "latest":
        if grain == "Q":
            return latest(phrase, setting)
        meaning = "-1"
    moved = timex.moved(anchor, int(meaning.lstrip("@")), grain)
    if moved is None:
        return None
    found = timex.of_grain(moved, grain)
    if phrase.text("relative") in {"past", "this past", "coming"} and not phrase.says("edge"):
        found = replace(found, start=min(moved, anchor), end=max(moved, anchor))
    return edge(phrase, found)


def _singular(unit: str) -> str:
    return unit.removesuffix("s") if len(unit) > 3 and not unit.startswith("hr") else unit


def relative_day(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "last Friday", "this coming Sunday", "last May", "next Christmas"."""
    meaning = phrase.meaning("relative")
    if "holiday" in phrase:
        return holiday(phrase, setting)
    if setting.published is None:
        return None
    sign = {"latest": -1, "@year": -1}.get(meaning) or int(meaning.lstrip("@").replace("year", "-1"))
    anchor = setting.spoken.get("D", setting.published) if "@" in meaning else setting.published
    if "weekday" in phrase:
        return edge(phrase, _weekday_beside(phrase.number("weekday"), sign, anchor, phrase, setting))
    number = month_number(phrase)
    year = anchor.year
    if sign < 0 and number >= anchor.month:
        year -= 1
    elif sign > 0 and number <= anchor.month:
        year += 1
    if "dd" in phrase and (found := timex.valid_day(year, number, phrase.number("dd"))):
        return timex.day(found)
    return edge(phrase, timex.month(year, number))


def _weekday_beside(number, sign, anchor, phrase, setting):  # type: ignore[no-untyped-def]
    gap = (number - anchor.weekday()) % 7
    if sign > 0:
        return timex.day(anchor + timedelta(days=gap or 7))
    if sign < 0:
        return timex.day(anchor - timedelta(days=(7 - gap) % 7 or 7))
    found = setting.weekday(number, setting.side(phrase) or 1)
    return timex.day(found or anchor)


def weekend(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "last weekend", "this weekend", "over the weekend"."""
    if setting.published is None:
        return None
    meaning = phrase.meaning("relative") if "relative" in phrase else ""
    this = timex.weekend(setting.published)
    shift = int(meaning) if meaning in {"-1", "0", "1"} else 0
    if meaning in {"", "0"} and setting.published.weekday() < 5 and setting.side(phrase) <= 0:
        shift = -1
    assert this.start is not None
    return edge(phrase, timex.weekend(this.start + timedelta(days=7 * shift)))


def brink(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the end of the month", "the beginning of the year"."""
    if setting.published is None:
        return None
    return edge(phrase, timex.of_grain(setting.published, phrase.meaning("unit")))


def ago(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "two weeks ago", "a year earlier", "three days later", "the day after tomorrow"."""
    unit = phrase.meaning("unit" if "unit" in phrase else "clock_unit")
    if "ago" not in phrase:
        return _beside_deictic(phrase, setting)
    meaning, count = phrase.meaning("ago"), amount(phrase)
    length = timex.duration(written(count), unit)
    spoken = meaning.startswith("@")
    if len(unit) > 1 or (spoken and _begins_clause(phrase)):
        return replace(length, grain="placed")
    sign = int(meaning.lstrip("@"))
    if count is None:
        return timex.reference(timex.PAST if sign < 0 else timex.FUTURE)
    if unit == "Y" and count == 1 and sign < 0 and setting.period:
        return shifted(setting.period, -1)
    anchor = setting.published
    if spoken and unit in "DW":
        anchor = setting.spoken.get("D", anchor)
    if anchor is None:
        return replace(length, grain="placed")
    moved = timex.moved(anchor, sign * count, unit)
    return timex.of_grain(moved, "Y" if unit in "EC" else unit) if moved else None


def _begins_clause(phrase: Phrase) -> bool:
    """Whether "before", "after" or "earlier" takes a happening after it ("two days after the …")."""
    scan = phrase.scan
    if phrase.text("ago") in {"earlier", "later", "previously", "afterwards", "afterward"}:
        return False
    after = scan.words[phrase.last] if phrase.last < len(scan) else "."
    return after[0].isalnum() or after in {'"', "$"}


def _beside_deictic(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the day before yesterday"; "the day after the storm" has no day of its own."""
    if "deictic" not in phrase or setting.published is None:
        return None
    sign = -1 if phrase.says("before") else 1
    return timex.day(setting.published + timedelta(days=sign + int(phrase.meaning("deictic"))))


def reference(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "now", "recently": no known days. "In the past two years" is a length of time."""
    after = phrase.scan.lower[phrase.last] if phrase.last < len(phrase.scan) else ""
    meanings = phrase.words.meanings
    if phrase.says("past", "future") and any(
        after in meanings[c] or after[:1].isdigit() for c in ("unit", "clock_unit", "count", "vague")
    ):
        return None
    return timex.reference(phrase.meaning("reference"))


def repeated(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "daily", "every month", "Tuesdays": TIMEX3 sets."""
    if "set" in phrase:
        return Stretch(phrase.meaning("set"), type=SET)
    if "weekdays" in phrase or "weekday" in phrase:
        number = phrase.number("weekdays" if "weekdays" in phrase else "weekday")
        return Stretch(f"XXXX-WXX-{number + 1}", type=SET)
    if "unit" in phrase or "clock_unit" in phrase:
        unit = phrase.meaning("unit" if "unit" in phrase else "clock_unit")
        return replace(timex.duration(written(amount(phrase)), unit), type=SET)
    if "month" in phrase:
        return Stretch(f"XXXX-{month_number(phrase):02}", type=SET)
    return Stretch("XXXX", type=SET)


def length(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read a length of time; "the last six months" also has days."""
    unit = phrase.meaning("unit" if "unit" in phrase else "clock_unit")
    count = amount(phrase)
    found = timex.duration(written(count), unit)
    if "relative" in phrase and phrase.text("relative") == "following" and not phrase.says("the"):
        phrase.first = phrase.slots.pop("relative")[1]  # "following two weeks of talks"
    if unit in {"M", "Q", "Y"} and count and (last := closing(phrase, setting)):
        months = {"M": 1, "Q": 3, "Y": 12}[unit] * round(count)
        return replace(closed(found, months, last), grain="N")
    if phrase.says("first", "opening") and setting.published and unit in {"M", "Q"}:
        begun = timex.year(setting.published.year).start
        if begun and count and (end := timex.moved(begun, count, unit)):
            return replace(found, start=begun, end=end - timedelta(days=1), grain="N")
    if "relative" not in phrase or setting.published is None or len(unit) > 1:
        return found
    meaning = phrase.meaning("relative")
    if meaning not in {"-1", "1"} or count is None:
        return replace(found, grain="placed")
    moved = timex.moved(setting.published, int(meaning) * count, unit)
    if moved is None:
        return found
    ends = sorted((moved, setting.published))
    return replace(found, start=ends[0], end=ends[1], grain="placed", type=DURATION)
