"""A weekday printed beside a date that fell on another day of the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.model import BlockKind, DateMention, DayBasis, Severity

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Weekday(Check):
    """Report a weekday and a date in one phrase that do not fit each other.

    Bad:  "on Tuesday, May 2, 2022", which was a Monday.
    Good: "on Monday, May 2, 2022"; "said Thursday" beside a caption of another day.

    Either of the two may be the slip, so no correction is offered. A year that the phrase leaves
    out is taken from the publication day, and then the finding is a warning at most.
    Source: CHECKS T01; the calendar is the proleptic Gregorian one.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("date",)
    words: ClassVar[tuple[str, ...]] = ("printed", "actual", "day")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per phrase, in text order."""
        for extraction in group.extractions.values():
            for mention in extraction.dates:
                day = _single_day(mention)
                if day and mention.weekday is not None and day.weekday() != mention.weekday:
                    yield _conflict(mention, day, mention.weekday)


def _single_day(mention: DateMention) -> date | None:
    """Return the one day a phrase with a day number names, else None."""
    numbered = any(letter.isdigit() for letter in mention.exact)
    if mention.type in {"DATE", "TIME"} and numbered and mention.start == mention.end:
        return mention.start
    return None


def _conflict(mention: DateMention, day: date, printed: int) -> Conflict:
    stated = mention.basis is DayBasis.EXPLICIT
    fitting = [year for year in range(day.year - 6, day.year + 7) if _falls(day, year, printed)]
    nearest = sorted(fitting, key=lambda year: (abs(year - day.year), year))[:2]
    years = " and ".join(map(str, sorted(nearest)))
    month_day = f"{MONTHS[day.month - 1]} {day.day}"
    arithmetic = f"{day.isoformat()} is a {NAMES[day.weekday()]}, not a {NAMES[printed]}"
    tried = [f"another year: {month_day} was a {NAMES[printed]} in {years}"] if years else []
    if mention.block is BlockKind.CAPTION:
        tried.append("a caption's date binds the caption only: both stand in this caption")
    where = Place(
        mention.article, mention.field, mention.span, mention.exact, "date", day.isoformat()
    )
    return Conflict(
        places=(where,),
        severity=Severity.ERROR if stated else Severity.WARNING,
        relation="WEEKDAY",
        arithmetic=arithmetic,
        tried=tuple(tried),
        words={"printed": NAMES[printed], "actual": NAMES[day.weekday()], "day": day.isoformat()},
    )


def _falls(day: date, year: int, weekday: int) -> bool:
    """Whether the same month and day of another year fell on that weekday."""
    try:
        return day.replace(year=year).weekday() == weekday
    except ValueError:  # 29 February, or a year outside the calendar
        return False


CHECK = Weekday
