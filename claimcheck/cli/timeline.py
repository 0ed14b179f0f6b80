"""`claimcheck timeline`: what articles say of one count, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from claimcheck.cli.extract import extractions
from claimcheck.cli.options import Given, nothing, shared, show, words

if TYPE_CHECKING:
    from claimcheck.model import Claim
    from claimcheck.series.followed import Followed, Moment

HEADS = ("day", "low", "best", "high", "source", "articles")
BARS = "▁▂▃▄▅▆▇█"


@click.command()
@click.argument("query")
@click.option("--place", metavar="NAME", help="Only figures of this place.")
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table")
@shared
def timeline(given: Given, query: str, place: str | None, form: str) -> None:
    """Print what the articles of PATH say of QUERY day by day: low, best and high figure.

    QUERY is words that the measure, the people, the place or the counted thing must hold, such as
    "civilians killed". Figures that follow one count stand together, a small drawing of the best
    figures above them.
    """
    from claimcheck.report.csv import row
    from claimcheck.series.followed import followed

    if not query.strip():
        raise click.UsageError("QUERY names nothing: give a measure, a place or a word")
    config = given.config()
    lexicon = words(config)
    read = list(extractions(given.articles(config, lexicon), lexicon))
    if not read:
        raise nothing(given, ())
    claims = (claim for one in read for claim in one.claims)
    found = followed(claim for claim in claims if asked_for(claim, query, place))
    if form == "csv":
        show([row(("series", "unit", *HEADS))])
        show(row((one.name, one.unit, *cells)) for one in found for cells in rows(one))
    else:
        show(_tables(found))


def asked_for(claim: Claim, query: str, place: str | None = None) -> bool:
    """Whether a claim's measure, people, place or words hold every word of a query.

    A place that is named must be the claim's own.
    """
    told = (claim.metric, claim.population, claim.place, claim.what)
    texts = [text.casefold() for text in told if text]
    here = place is None or (claim.place or "").casefold() == place.strip().casefold()
    return here and all(any(word in text for text in texts) for word in query.casefold().split())


def rows(series: Followed) -> Iterator[tuple[str, ...]]:
    """Yield a row of HEADS for each day of a series."""
    from claimcheck.intervals import written
    from claimcheck.report.layout import plain

    for moment in series.moments:
        figures = (written(value) for value in (moment.low, moment.best, moment.high))
        sources = dict.fromkeys(c.source.name for c in moment.claims if c.source.name)
        articles = dict.fromkeys(claim.mention.article for claim in moment.claims)
        yield day(moment.day), *figures, plain(", ".join(sources)), plain(", ".join(articles))


def day(found: date | None) -> str:
    """Return a day as it is printed."""
    return found.isoformat() if found else "undated"


def sparkline(moments: Iterable[Moment]) -> str:
    """Return the best figures of some days as bars, from the least to the greatest."""
    best = [moment.best for moment in moments]
    low, high = min(best), max(best)
    span = (high - low) or Decimal(1)
    return "".join(BARS[int((value - low) / span * (len(BARS) - 1))] for value in best)


def _tables(found: Iterable[Followed]) -> Iterator[str]:
    from tabulate import tabulate

    from claimcheck.report.layout import plain

    empty = True
    for one in found:
        empty = False
        unit = f" ({plain(one.unit)})" if one.unit else ""
        yield f"{plain(one.name)}{unit}  {sparkline(one.moments)}"
        table = tabulate(list(rows(one)), HEADS, tablefmt="simple", disable_numparse=True)
        yield from (line.rstrip() for line in table.splitlines())
        yield ""
    if empty:
        yield "nothing found"
