"""`claimcheck timeline`: what articles say of one count, day by day."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.extract import extractions
from claimcheck.cli.options import Given, nothing, shared, words
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Claim, Extraction
    from claimcheck.series.followed import Followed, Moment

DRAWINGS = frozenset({"svg", "png"})
BARS = "▁▂▃▄▅▆▇█"


@click.command()
@click.argument("query")
@click.option("--place", metavar="NAME", help="Only figures of this place.")
@click.option("--ledger", "url", metavar="URL", help="Ask this ledger instead of articles.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "svg", "png"]), default="table"
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
@shared
def timeline(
    given: Given, query: str, place: str | None, url: str | None, form: str, output: Path | None
) -> None:
    """Print what the articles of PATH, or of a ledger, say of QUERY day by day.

    QUERY is words that the measure, the people, the place or the counted thing must hold, such as
    "civilians killed". Figures that follow one count stand together: killed since a day is another
    count than killed on a day. A table has the low, best and high figure of each day under a small
    drawing of the best ones; svg and png draw every figure (extra `plots`).
    """
    from claimcheck.cli.drawing import refused
    from claimcheck.series.followed import followed

    if not query.strip():
        raise click.UsageError("QUERY names nothing: give a measure, a place or a word")
    if bool(url) is bool(given.paths):
        raise click.UsageError("give either a PATH with articles or --ledger URL")
    if form in DRAWINGS and (problem := refused(form, output)):
        raise problem
    lexicon = words(given.config())
    read = list(_of_ledger(url, query) if url else _of_paths(given, lexicon))
    if not (read or url):
        raise nothing(given, ())
    claims = (claim for one in read for claim in one.claims)
    found = followed(claim for claim in claims if asked_for(claim, query, place))
    _written(found, read, lexicon, form, output)


for parameter in timeline.params:  # with --ledger there is none
    parameter.required = parameter.required and parameter.name != "paths"


def _of_paths(given: Given, lexicon: Lexicon) -> Iterator[Extraction]:
    return extractions(given.articles(given.config(), lexicon), lexicon, given.cache())


def _of_ledger(url: str, query: str) -> Iterator[Extraction]:
    """Yield the articles of a ledger that hold a figure of the query."""
    from claimcheck.cli.asking import reading
    from claimcheck.ledger.reading import extractions as kept
    from claimcheck.ledger.reading import listed, matching

    with reading(url) as connection:
        names = dict.fromkeys(claim.mention.article for claim in matching(connection, query))
        numbers = [one.number for name in names for one in listed(connection, name)]
        yield from kept(connection, numbers)


def _written(
    found: list[Followed],
    read: list[Extraction],
    lexicon: Lexicon,
    form: str,
    output: Path | None,
) -> None:
    """Write series in a format to a file or to standard output."""
    from claimcheck.cli.drawing import drawn

    if form in DRAWINGS:
        content = drawn(found, read, lexicon, form)
    else:
        lines = _csv(found) if form == "csv" else _tables(found)
        content = "".join(f"{line}\n" for line in lines).encode()
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as caught:
        problem = f"cannot be written: {caught.strerror}"
        raise ConfigError(str(output), problem, "name a file in a folder you may write") from None


def _csv(found: list[Followed]) -> Iterator[str]:
    from claimcheck.report._series_rows import HEADS, rows
    from claimcheck.report.csv import row

    yield row(("series", "unit", *HEADS))
    yield from (row((one.name, one.unit, *cells)) for one in found for cells in rows(one))


def asked_for(claim: Claim, query: str, place: str | None = None) -> bool:
    """Whether a claim's measure, people, place or words hold every word of a query.

    A place that is named must be the claim's own.
    """
    told = (claim.metric, claim.population, claim.place, claim.what)
    texts = [text.casefold() for text in told if text]
    here = place is None or (claim.place or "").casefold() == place.strip().casefold()
    return here and all(any(word in text for text in texts) for word in query.casefold().split())


def sparkline(moments: Iterable[Moment]) -> str:
    """Return the best figures of some days as bars, from the least to the greatest."""
    best = [moment.best for moment in moments]
    low, high = min(best), max(best)
    span = (high - low) or Decimal(1)
    return "".join(BARS[int((value - low) / span * (len(BARS) - 1))] for value in best)


def _tables(found: Iterable[Followed]) -> Iterator[str]:
    from tabulate import tabulate

    from claimcheck.report._series_rows import HEADS, rows
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
