"""A date that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.model import Severity

FULL = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class ImpossibleDate(Check):
    """Report a day that its month does not have.

    Bad:  "on April 31"; "on Feb. 29, 2023", which was no leap year.
    Good: "on Feb. 29, 2024"; "on April 30".

    Source: CHECKS T02; the calendar is the proleptic Gregorian one.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("date",)
    words: ClassVar[tuple[str, ...]] = ("last",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per date, in text order."""
        for extraction in group.extractions.values():
            for mention in extraction.dates:
                found = FULL.fullmatch(mention.value) if mention.start is None else None
                if found and (last := _last_day(int(found[1]), int(found[2]), int(found[3]))):
                    where = (mention.article, mention.field, mention.span, mention.exact)
                    yield Conflict(
                        places=(Place(*where, "date"),),
                        severity=Severity.ERROR,
                        relation="NO_SUCH_DAY",
                        arithmetic=f"{found[1]}-{found[2]} has {last} days",
                        tried=("day and month the other way round",),
                        words={"last": str(last)},
                    )


def _last_day(year: int, month: int, day: int) -> int:
    """Return how many days a month has where it has fewer than `day`; else 0."""
    if not (1 <= year < date.max.year and 1 <= month <= 12):
        return 0
    following = date(year + month // 12, month % 12 + 1, 1)
    length = (following - date(year, month, 1)).days
    return length if length < day <= 31 else 0


CHECK = ImpossibleDate
