"""What a time expression is read against: the publication day and what was spoken of before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from claimcheck.claims import tenses, timex
from claimcheck.claims.date_phrases import Phrase
from claimcheck.claims.scan import Scan
from claimcheck.claims.timex import FIRST_YEAR, LAST_YEAR, Stretch
from claimcheck.lexicon import Lexicon

NEAR_DAYS = 62  # a yearless day nearer than this is meant; one further away the tense decides
FAR_MONTHS = 5  # a quarter that begins later than this is last year's unless the tense says so
NO_DAY = "XXXX-XX-XX"


@dataclass(slots=True)
class Setting:
    """Changes while an article is read from top to bottom.

    `published` is None where the day is not known. `spoken` holds the day, month and year last
    spoken of, by grain; `period` the quarter, half or opening months that figures are given for.
    `fiscal` is how many months the company's quarters run after the calendar's. `last` is the
    time last spoken of and its first token; `cue` the tense word last looked up.
    """

    lexicon: Lexicon
    published: date | None
    spoken: dict[str, date] = field(default_factory=dict)
    period: Stretch | None = None
    fiscal: int = 0
    last: tuple[Scan, int, Stretch] | None = None
    cue: str = ""

    def __post_init__(self) -> None:
        """Take a day far outside all news as unknown, so that no arithmetic leaves the calendar."""
        if self.published and not FIRST_YEAR <= self.published.year <= LAST_YEAR:
            self.published = None

    def side(self, phrase: Phrase) -> int:
        """Return the side of the publication day the phrase's verb points to; note the cue."""
        found, self.cue = tenses.side(phrase.scan, phrase.first, phrase.last, self.lexicon)
        return found

    def weekday(self, number: int, side: int) -> date | None:
        """Return the nearest such weekday on that side, the publication day included.

        Source: CLAIM-MODEL section 6.2 (AP: weekday names only within seven days).
        """
        if self.published is None:
            return None
        gap = (number - self.published.weekday()) % 7
        if side == tenses.FUTURE:
            return self.published + timedelta(days=gap)
        return self.published - timedelta(days=(7 - gap) % 7)

    def day_of(self, month: int, number: int, phrase: Phrase) -> Stretch | None:
        """Return what a day without a year means, None if unknown or in no calendar."""
        days = (timex.valid_day(year, month, number) for year in self._years())
        return self._meant([timex.day(one) for one in days if one], phrase, NEAR_DAYS)

    def month_of(self, month: int, phrase: Phrase) -> Stretch | None:
        """Return what a month without a year means, None if the article's day is unknown."""
        near = [timex.month(year, month) for year in self._years()]
        return self._meant(near, phrase, NEAR_DAYS)

    def _years(self) -> range:
        """Return the years a time without one may lie in."""
        if self.published is None:
            return range(0)
        return range(self.published.year - 1, self.published.year + 2)

    def _meant(self, near: list[Stretch], phrase: Phrase, reach: int) -> Stretch | None:
        """Return the nearest if it is within `reach` days, else the one the tense asks for."""
        if not near:
            return None
        today = self.today
        nearest = min(near, key=lambda found: (_away(found, today), found.value))
        if _away(nearest, today) <= reach:
            return nearest
        side = self.side(phrase)
        if side == tenses.FUTURE:
            return next((s for s in near if s.end and s.end >= today), nearest)
        return next((s for s in reversed(near) if s.start and s.start <= today), nearest)

    @property
    def today(self) -> date:
        """The publication day, where it is known to be known."""
        assert self.published is not None
        return self.published

    def of_year(self, grain_start: int, months: int, phrase: Phrase) -> int | None:
        """Return the year of a yearless month, quarter or half that begins in that month.

        One that has begun is this year's, unless the tense points ahead and it is over; one that
        has not is last year's where the tense points back.
        """
        if self.published is None:
            return None
        year = self.published.year
        stretch = timex.month(year, grain_start)
        last = timex.month(year, grain_start + months - 1)
        assert stretch.start is not None
        assert last.end is not None
        if stretch.start > self.published:
            ahead = (stretch.start - self.published).days
            side = self.side(phrase)
            return year - 1 if side < 0 or (side == 0 and ahead > 31 * FAR_MONTHS) else year
        if last.end < self.published and self.side(phrase) > 0:
            behind = (self.published - last.end).days
            return year + 1 if behind > 31 * (12 - FAR_MONTHS - months) else year
        return year

    def month_before(self, phrase: Phrase) -> Stretch | None:
        """Return the month that the same sentence has just spoken of."""
        if self.last is None or self.last[0] is not phrase.scan or self.last[2].grain != "M":
            return None
        sentence = phrase.scan.sentence_of(phrase.first)
        return self.last[2] if sentence[0] <= self.last[1] else None

    def note(self, found: Stretch, phrase: Phrase) -> None:
        """Remember what was spoken of, for "a year earlier" and "the next day"."""
        self.last = (phrase.scan, phrase.first, found)
        if found.start is None or found.end is None:
            return
        if found.grain in {"D", "M", "Y"}:
            self.spoken[found.grain] = found.start
            if found.grain == "D":
                self.spoken["M"] = found.start
            if found.named:
                self.spoken["Y"] = found.start
        elif found.grain in {"Q", "H", "N"}:
            today = self.published or found.end
            if found.end <= today and found.end.year >= today.year - 1:
                self.period = found


def _away(found: Stretch, today: date) -> int:
    """Return the days between a stretch's middle and a day."""
    assert found.start is not None
    assert found.end is not None
    return abs((found.start + (found.end - found.start) // 2 - today).days)
