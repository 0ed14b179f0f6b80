"""How times counted from another day are read: weekdays, today, last week, two years ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimcheck.claims import tenses, timex
from claimcheck.claims.date_days import holiday
from claimcheck.claims.date_lengths import PLACED
from claimcheck.claims.date_periods import latest, shifted
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import NO_DAY, Setting
from claimcheck.claims.date_slots import amount, edge, month_number, unit_of, written
from claimcheck.claims.timex import Stretch

UP_TO_NOW = frozenset({"past", "this past", "coming"})  # "the past year" ends today


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
        return tenses.FUTURE
    if phrase.scan.lower[phrase.last - 1].endswith(("'s", "’s")):
        return tenses.PAST
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
    if phrase.text("unit").endswith("s"):
        return None  # "last years" is no time of its own
    if meaning == "@year":
        return shifted(setting.period, -1) if setting.period else None
    if meaning == "latest" and grain == "Q":
        return latest(phrase, setting)
    anchor = _anchor(meaning, grain, setting)
    if anchor is None:
        return None if meaning == "@0" else Stretch("XXXX", grain=grain)
    step = -1 if meaning == "latest" else int(meaning.lstrip("@"))
    moved = timex.moved(anchor, step, grain)
    if moved is None:
        return None
    found = timex.of_grain(moved, grain)
    if phrase.text("relative") in UP_TO_NOW:
        found = replace(found, start=min(moved, anchor), end=max(moved, anchor))
    return edge(phrase, found)


def _anchor(meaning: str, grain: str, setting: Setting) -> date | None:
    """Return the day that "last" or "the following" counts from."""
    if not meaning.startswith("@"):
        return setting.published
    quarter = setting.period.start if setting.period and grain == "Q" else None
    spoken = quarter or setting.spoken.get("D" if grain == "W" else grain)
    return spoken if spoken or meaning == "@0" else setting.published


def relative_day(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "last Friday", "this coming Sunday", "last May", "next Christmas"."""
    if "holiday" in phrase:
        return holiday(phrase, setting)
    meaning = phrase.meaning("relative")
    if setting.published is None:
        return None
    step = -1 if meaning in {"latest", "@year"} else int(meaning.lstrip("@"))
    anchor = setting.spoken.get("D", setting.published) if "@" in meaning else setting.published
    if "weekday" in phrase:
        number = phrase.number("weekday")
        if step == 0:
            found = setting.weekday(number, setting.side(phrase) or tenses.FUTURE)
            return edge(phrase, timex.day(found or anchor))
        return edge(phrase, timex.day(_beside(number, step, anchor)))
    number = month_number(phrase)
    year = anchor.year
    if step < 0 and number >= anchor.month:
        year -= 1
    elif step > 0 and number <= anchor.month:
        year += 1
    day = timex.valid_day(year, number, phrase.number("dd")) if "dd" in phrase else None
    return timex.day(day) if day else edge(phrase, timex.month(year, number))


def _beside(number: int, step: int, anchor: date) -> date:
    """Return the next or last such weekday, never the anchor itself."""
    gap = (number - anchor.weekday()) % 7
    return anchor + timedelta(days=(gap or 7) if step > 0 else (gap - 7))


def weekend(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "last weekend", "this weekend", "over the weekend"."""
    if setting.published is None:
        return None
    meaning = phrase.meaning("relative") if "relative" in phrase else ""
    this = timex.weekend(setting.published)
    step = int(meaning) if meaning in {"-1", "1"} else 0
    if step == 0 and this.start and this.start > setting.published:
        step = 0 if setting.side(phrase) == tenses.FUTURE else -1
    assert this.start is not None
    return edge(phrase, timex.weekend(this.start + timedelta(days=7 * step)))


def brink(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the end of the month", "the beginning of the year"."""
    if setting.published is None:
        return None
    return edge(phrase, timex.of_grain(setting.published, phrase.meaning("unit")))


def ago(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "two weeks ago", "a year earlier", "three days later"."""
    unit, count, meaning = unit_of(phrase), amount(phrase), phrase.meaning("ago")
    spoken = meaning.startswith("@")
    placed = replace(timex.duration(written(count), unit), grain=PLACED)
    if len(unit) > 1 or (spoken and _begins_clause(phrase)):
        return placed
    step = int(meaning.lstrip("@"))
    if count is None:
        return timex.reference(timex.PAST if step < 0 else timex.FUTURE)
    spoken_of = setting.month_before(phrase) or setting.period
    if unit == "Y" and count == 1 and step < 0 and spoken_of:
        return shifted(spoken_of, -1)
    anchor = setting.published
    if spoken and unit in "DW":
        anchor = setting.spoken.get("D", anchor)
    moved = timex.moved(anchor, step * count, unit) if anchor else None
    if moved is None:
        return placed
    return timex.of_grain(moved, "Y" if unit in "EC" else unit)


def _begins_clause(phrase: Phrase) -> bool:
    """Whether "before" or "after" takes a happening behind it: "two days after the storm"."""
    if phrase.text("ago") not in {"before", "after", "prior"}:
        return False
    after = phrase.after or "."
    return after[0].isalnum() or after in {'"', "“", "$"}


def day_beside(phrase: Phrase, setting: Setting) -> Stretch | None:
    """Read "the day before yesterday"; "the day after the storm" has no day of its own."""
    if setting.published is None:
        return Stretch(NO_DAY, grain="D")
    step = -1 if phrase.says("before") else 1
    return timex.day(setting.published + timedelta(days=step + int(phrase.meaning("deictic"))))
