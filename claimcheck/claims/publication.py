"""The day an article was published: from its metadata, its dateline, or evidence in its text.

Source: CLAIM-MODEL section 6.2. A photograph may be older than its story, so the date of a caption
gives the year and the earliest day, and the story's own weekdays and lengths of time decide.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from claimcheck.claims import dates, tenses, timex
from claimcheck.claims.date_lexicon import date_forms
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.date_setting import Setting
from claimcheck.claims.date_slots import amount
from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan
from claimcheck.claims.timex import Stretch
from claimcheck.model import BlockKind, DayBasis

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# "Two weeks of the war" is said from 11 to 17 days in; months are held to the same seven days,
# so that one weekday fits one day.
SLACK = {"D": 1, "W": 3, "M": 3}
MOST_LENGTHS = 20  # lengths of time weighed; no story has more
NOTES = "publication"
DATELINE_WORDS = 8  # a dateline's day stands within the first words of the story

Timed = tuple[Phrase, Stretch, Setting]
"""A time phrase, what it means, and what it was read against."""


@dataclass(slots=True)
class Clues:
    """What the text says of its own day.

    `full` are days with a year, with the block they stand in; `weekdays` counts bare weekdays of
    the past; `begun` holds the words of each yearless (month, day), `lengths` those of each
    (count, unit) since a beginning.
    """

    full: list[tuple[date, BlockKind, str]] = field(default_factory=list)
    weekdays: Counter[int] = field(default_factory=Counter)
    begun: dict[tuple[int, int], str] = field(default_factory=dict)
    lengths: dict[tuple[float, str], str] = field(default_factory=dict)
    dateline: tuple[int, int, str] | None = None


def settle(reading: Reading) -> None:
    """Set `reading.published`, its basis, and the evidence on `reading.article`.

    A day that is known stays. One that the evidence leaves open stays None.
    """
    if reading.published is not None:
        return
    found = _stated(reading) or _inferred(reading)
    if found is None:
        return
    day, basis, evidence = found
    reading.published, reading.published_basis = day, basis
    reading.article = dataclasses.replace(
        reading.article, published=day, published_basis=basis, evidence=evidence
    )


def _stated(reading: Reading) -> tuple[date, DayBasis, tuple[str, ...]] | None:
    """Return a full date that stands where an article's own date stands: alone, or as dateline."""
    for scan in reading.scans[:6]:
        if scan.block.kind is BlockKind.CAPTION or not _names_day(scan, reading):
            continue
        for phrase, stretch, _ in _undated(scan, reading):
            if stretch.start is None or not _is_full(stretch):
                continue
            words = scan.words_of(phrase.first, phrase.last)
            if phrase.first == 0 and phrase.last >= len(scan) - 1:
                return stretch.start, DayBasis.DATELINE, (f"date line: {words}",)
            if in_dateline(scan, phrase.first, phrase.last):
                return stretch.start, DayBasis.DATELINE, (f"dateline: {words}",)
            break
    return None


def in_dateline(scan: Scan, first: int, last: int) -> bool:
    """Whether a day stands in a dateline: "NEW YORK, March 23 -", "Bonn (AP), May 2 —"."""
    if scan.block.kind is not BlockKind.BODY or not 0 < first <= DATELINE_WORDS:
        return False
    after = scan.words[last] if last < len(scan) else ""
    return scan.words[0][0].isupper() and after in {"-", "–", "—", "(", "_"}


def _inferred(reading: Reading) -> tuple[date, DayBasis, tuple[str, ...]] | None:
    likely = (scan for scan in reading.scans if _names_day(scan, reading))
    if not any(_is_full(stretch) for scan in likely for _, stretch, _ in _undated(scan, reading)):
        return None
    clues = _clues(reading)
    if not clues.full:
        return None
    latest, kind, words = max(clues.full, key=lambda found: (found[0], found[2]))
    found: dict[date, tuple[str, ...]] = {}
    named = f"{kind.value}: {words}"
    if kind is BlockKind.CAPTION and _is_story_day(latest, clues):
        found[latest] = (f"{named} is a {WEEKDAYS[latest.weekday()]}", _times(clues, latest))
    for day, evidence in _after_beginning(clues, latest):
        found.setdefault(day, (evidence, _times(clues, day), f"{named} gives the year"))
    if clues.dateline is not None:
        month, number, line = clues.dateline
        dated = _nearest(month, number, latest)
        if dated is not None:
            found = {dated: (f"dateline: {line}", f"{named} gives the year")}
    days = [day for day in found if day >= latest]
    if len(days) != 1:
        return None
    return days[0], DayBasis.INFERRED, found[days[0]]


def _is_story_day(day: date, clues: Clues) -> bool:
    """Whether the story speaks of this day by its name, and of none just after it."""
    after = {(day.weekday() + shift) % 7 for shift in (1, 2, 3)}
    return day.weekday() in clues.weekdays and after.isdisjoint(clues.weekdays)


def _times(clues: Clues, day: date) -> str:
    count = clues.weekdays[day.weekday()]
    often = "" if count == 1 else f", {count} times"
    return f"text: {WEEKDAYS[day.weekday()]}{often}"


def _after_beginning(clues: Clues, latest: date) -> list[tuple[date, str]]:
    """Return the days, by weekdays the story names, a stated length of time after a beginning."""
    found: list[tuple[date, str]] = []
    for (month, number), words in clues.begun.items():
        start = _nearest(month, number, latest)
        for (count, unit), length in clues.lengths.items():
            target = timex.moved(start, count, unit) if start else None
            if target is None:
                continue
            near = (target + timedelta(days=d) for d in range(-SLACK[unit], SLACK[unit] + 1))
            evidence = f"text: {length} after {words}"
            found += [(day, evidence) for day in near if day.weekday() in clues.weekdays]
    return found


def _nearest(month: int, number: int, to: date) -> date | None:
    """Return the occurrence of a yearless day nearest to a known one."""
    near = [timex.valid_day(to.year + shift, month, number) for shift in (-1, 0, 1)]
    days = [day for day in near if day]
    return min(days, key=lambda day: (abs((day - to).days), day)) if days else None


def _clues(reading: Reading) -> Clues:
    """Return the time phrases of an article that bear on its day."""
    clues = Clues()
    for scan in reading.scans:
        for phrase, stretch, setting in _undated(scan, reading):
            _add(clues, scan, phrase, stretch, setting)
    return clues


def _names_day(scan: Scan, reading: Reading) -> bool:
    """Whether a block may give a day with its year; most blocks need no reading to tell."""
    return date_forms(reading.lexicon).names_day(scan)


def _undated(scan: Scan, reading: Reading) -> list[Timed]:
    """Return the time phrases of a block, read against no day; read once for both purposes."""
    known: dict[int, list[Timed]] = reading.notes.setdefault(NOTES, {})  # type: ignore[assignment]
    if id(scan) not in known:
        setting = Setting(reading.lexicon, None)
        read = dates.read(scan, setting)
        known[id(scan)] = [(phrase, stretch, setting) for phrase, stretch in read]
    return known[id(scan)]


def _add(clues: Clues, scan: Scan, phrase: Phrase, stretch: Stretch, setting: Setting) -> None:
    words = scan.words_of(phrase.first, phrase.last)
    caption = scan.block.kind is BlockKind.CAPTION
    if stretch.start and _is_full(stretch):
        if caption or setting.side(phrase) != tenses.FUTURE:
            clues.full.append((stretch.start, scan.block.kind, words))
    elif caption:
        return
    elif phrase.reads == "weekday" and setting.side(phrase) != tenses.FUTURE:
        clues.weekdays[phrase.number("weekday")] += 1
    elif phrase.reads in {"day", "day_first"} and _yearless(stretch):
        month, number = (int(part) for part in stretch.value[5:].split("-"))
        if in_dateline(scan, phrase.first, phrase.last):
            clues.dateline = month, number, words
        else:
            clues.begun.setdefault((month, number), words)
    elif phrase.reads == "duration" and "unit" in phrase:
        _add_length(clues, scan, phrase)


def _is_full(stretch: Stretch) -> bool:
    """Whether a day is named together with its year."""
    return stretch.grain == "D" and stretch.named


def _yearless(stretch: Stretch) -> bool:
    """Whether a day is known but its year is not; "in March 12 people died" is a month."""
    return stretch.grain == "D" and stretch.value.startswith("XXXX-")


def _add_length(clues: Clues, scan: Scan, phrase: Phrase) -> None:
    """Note "two weeks of the war", a length counted from a beginning."""
    count, unit = amount(phrase), phrase.meaning("unit")
    after = scan.lower[phrase.last] if phrase.last < len(scan) else ""
    lists = phrase.lists
    before = scan.lower[phrase.first - 1] if phrase.first else ""
    if count is None or unit not in SLACK or before in lists["counting"]:
        return
    if after not in lists["since_beginning"]:
        return
    end = min(phrase.last + 3, scan.sentence_of(phrase.first)[1])
    if len(clues.lengths) < MOST_LENGTHS:
        clues.lengths.setdefault((count, unit), scan.words_of(phrase.first, end))
