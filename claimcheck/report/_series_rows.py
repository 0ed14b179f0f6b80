"""A series as rows of text, one for each day."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.intervals import written
from claimcheck.report.layout import plain
from claimcheck.series.followed import Followed

HEADS = ("day", "low", "best", "high", "source", "articles")


def rows(series: Followed) -> Iterator[tuple[str, ...]]:
    """Yield a row of HEADS for each day of a series."""
    for moment in series.moments:
        figures = (written(value) for value in (moment.low, moment.best, moment.high))
        sources = dict.fromkeys(c.source.name for c in moment.claims if c.source.name)
        articles = dict.fromkeys(claim.mention.article for claim in moment.claims)
        day = moment.day.isoformat() if moment.day else "undated"
        yield day, *figures, plain(", ".join(sources)), plain(", ".join(articles))
