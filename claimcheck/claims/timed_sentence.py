"""A sentence with its times: which stands nearest to a number, and on which side of "vs"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from claimcheck.claims.draft import Draft
from claimcheck.claims.governing import GoverningWords, Role, Time
from claimcheck.claims.scan import Scan

BASE_REACH = 4  # words from "from" to its number: "from a restated $9 million"
REACH = 40  # words between a number and the time of its clause, at most
QUARTER_DAYS, YEAR_DAYS = 85, 360  # a little less than the shortest


@dataclass(slots=True)
class TimedSentence:
    """One sentence, tokens `first` up to `last`, and what may date its numbers.

    `times` can govern, `opening` is the one it opens with; `headings` stand on lines of their own
    anywhere in the block; `carried` comes from the sentence before and is None where this one has
    a time of its own; `compared` is the base of comparison last named; `running` says that it
    counts since its happening began.
    """

    scan: Scan
    first: int
    last: int
    times: list[Time]
    headings: list[Time]
    opening: Time | None
    carried: Time | None
    compared: Time | None
    running: bool
    known: GoverningWords

    def heading(self, draft: Draft) -> Time | None:
        """Return the heading of the rows a draft stands in."""
        place = bisect_left(self.headings, draft.first, key=lambda time: time.first)
        return self.headings[place - 1] if place else None

    def clause(self, draft: Draft) -> tuple[int, int, str]:
        """Return the tokens a draft's time may stand in, cut where a comparison begins.

        The third value is the word that makes the draft the base of one ("from $68.5 million").
        """
        begin, end, base = self.first, self.last, ""
        lower, bases, rows = self.scan.lower, self.known.bases, bool(self.headings)
        for index in range(draft.first - 1, max(self.first, draft.first - REACH) - 1, -1):
            if rows and self._ends_row(index):
                begin = index + 1
                break
            if lower[index] in bases and self._begins_base(index):
                begin, base = index, lower[index]
                break
        for index in range(draft.last, min(self.last, draft.last + REACH)):
            if (rows and self._ends_row(index - 1)) or (
                lower[index] in bases and self._begins_base(index)
            ):
                end = index
                break
        return begin, end, base

    def _ends_row(self, index: int) -> bool:
        """Whether a row of figures ends behind a token, where rows have headings."""
        if index + 1 >= len(self.scan):
            return False
        return "\n" in self.scan.text[self.scan.ends[index] : self.scan.starts[index + 1]]

    def _begins_base(self, index: int) -> bool:
        """Whether the other side of a comparison begins at one of the words for it."""
        if self.scan.lower[index] in self.known.base:
            return True
        return "number" in self.scan.taken[index + 1 : min(self.last, index + BASE_REACH)]

    def nearest(self, draft: Draft, begin: int, end: int) -> Time | None:
        """Return the nearest time of the draft's own clause, behind it rather than ahead of it."""
        found, lower, clause = self.times, self.scan.lower, self.known.clause
        place = bisect_left(found, draft.first, key=lambda time: time.first)
        after = before = REACH + 1
        if place < len(found) and found[place].first < min(end, draft.last + REACH):
            gap = lower[draft.last : found[place].first]
            after = len(gap) if clause.isdisjoint(gap[:-1]) else after
        if place and found[place - 1].first >= max(begin, draft.first - REACH):
            gap = lower[found[place - 1].last : draft.first]
            gap = gap[3:] if gap[:3] == [",", "and", "that"] else gap
            before = len(gap) if clause.isdisjoint(gap) else before
        if min(after, before) > REACH:
            return None
        return found[place] if after <= before else found[place - 1]

    def of_base(self, draft: Draft, begin: int, base: str) -> Time | None:
        """Return the time of a base of comparison: one that is named, else the year before.

        Companies set a quarter's or year's results beside those of the year before, unsaid. With
        "from" that holds for quarters, and for years where the figures are money.
        """
        if self.compared is not None:
            return self.compared
        place = bisect_left(self.times, begin, key=lambda time: time.first)
        main = self.heading(draft) or (self.times[place - 1] if place else self.carried)
        if main is None or main.start is None or main.end is None or main.role is not Role.AT:
            return None
        days = (main.end - main.start).days
        level = base == "from" and draft.unit_type not in {"money", ""}
        if days < QUARTER_DAYS or (days >= YEAR_DAYS and level):
            return None
        start = main.start + relativedelta(years=-1)
        end = main.end + timedelta(days=1) + relativedelta(years=-1) - timedelta(days=1)
        return replace(main, start=start, end=end, compares=True)

    def looks_back(self, draft: Draft) -> bool:
        """Whether a number's verb stands in the past perfect, before the time told of."""
        words = self.scan.lower[max(self.first, draft.first - REACH) : draft.first]
        if "had" not in words:
            return False
        after = words[len(words) - words[::-1].index("had") :][:2]
        return any(word.endswith(("ed", "en")) for word in after)
