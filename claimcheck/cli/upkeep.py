"""`claimcheck ledger add|remove|export|import|verify|vacuum`: articles in and out of a ledger."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.asking import HERE, KNOWN_ON, reading, when, words_in_force
from claimcheck.cli.extract import extractions
from claimcheck.cli.options import Given, nothing, shared, words
from claimcheck.cli.printing import show
from claimcheck.cli.run import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.ledger.prepared import Prepared
    from claimcheck.ledger.store import Ledger
    from claimcheck.lexicon import Lexicon

FORMATS = ("parquet", "csv", "jsonld")
TOGETHER = 20  # articles read before they are put in, in one transaction: half a second of reading
TODAY = click.option("--today", metavar="DAY", help="The day to write down; no clock is read.")


@click.command()
@HERE
@TODAY
@shared
def add(given: Given, url: str | None, today: str | None) -> None:
    """Add published articles; one that says something else than before is a new version.

    Each line that is printed stands for an article that is safely kept. With --today, that is the
    day the desk knew the articles; without it, they were known when they were published.
    """
    from claimcheck.ledger import store
    from claimcheck.ledger.prepared import prepared

    config = given.config()
    lexicon = words(config)
    known = day(today, "--today") if today else None
    articles = sorted(
        given.articles(config, lexicon),
        key=lambda one: (one.published is None, str(one.published), one.id),
    )
    if not articles:
        raise nothing(given, ())
    ledger = store.opened(url or store.DEFAULT, create=True)
    ready = (prepared(one, lexicon, known) for one in extractions(iter(articles), lexicon))
    while batch := list(islice(ready, TOGETHER)):
        _keep(ledger, lexicon, batch)


@click.command()
@click.argument("name", metavar="ID")
@click.option("--why", required=True, help="Why it is taken out; this stays.")
@HERE
@TODAY
def remove(name: str, why: str, url: str | None, today: str | None) -> None:
    """Take the article called ID out, with all that is derived from it.

    What stays is that an article was removed, when and why. Copies of the ledger, and exports made
    before, are not reached.
    """
    from claimcheck.errors import LedgerError
    from claimcheck.ledger import store, writing

    on = day(today, "--today") if today else None
    ledger = store.opened(url or store.DEFAULT)
    with ledger.writing() as connection:
        count = writing.remove(connection, name, why, on)
    if not count:
        hint = "see `claimcheck ledger list`"
        raise LedgerError(name, "the ledger holds no such article", hint)
    ledger.flush()
    show([f"removed {name}: {count} version{'s' if count > 1 else ''}"])


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), required=True)
@click.option("--to", "path", type=click.Path(path_type=Path, dir_okay=False), help="File.")
@KNOWN_ON
@HERE
def export(form: str, path: Path | None, on: str | None, url: str | None) -> None:
    """Write the ledger for others: everything (parquet), series (csv) or claims (jsonld)."""
    from claimcheck.ledger import exchange, parquet
    from claimcheck.ledger.reading import extractions as said
    from claimcheck.ledger.reading import listed, matching

    if form == "parquet" and (path is None or on):
        raise click.UsageError("--format parquet needs --to FILE, and holds every version")
    with reading(url) as connection:
        if form == "parquet" and path:
            count = parquet.write(connection, path, words_in_force())
            click.echo(f"{path}: {count:,} articles, every version counted", err=True)
            return
        if form == "csv":
            lines = exchange.as_csv(matching(connection, "", when(on)))
        else:
            numbers = [one.number for one in listed(connection, on=when(on))]
            lines = exchange.as_jsonld(said(connection, numbers))
        if path:
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        else:
            show(lines)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@HERE
def take_in(file: Path, url: str | None) -> None:
    """Add the articles of a Parquet file that `ledger export` wrote.

    What is there already stays as it is; a run that was broken off can simply be run again.
    """
    from claimcheck.ledger import arrivals, parquet, store

    lexicon = words_in_force()
    parquet.Export(file).file.close()  # no ledger is made for a file that cannot be read
    ledger = store.opened(url or store.DEFAULT, create=True)
    for batch in arrivals.arriving(file, lexicon):
        _keep(ledger, lexicon, batch)


@click.command()
@HERE
def verify(url: str | None) -> int:
    """Read everything in the ledger and say what is wrong with it; leaves with 1 if anything is."""
    from claimcheck.ledger import store, upkeep

    found = upkeep.verify(store.opened(url or store.DEFAULT), words_in_force())
    show(found or ["the ledger is whole"])
    return int(bool(found))


@click.command()
@HERE
def vacuum(url: str | None) -> None:
    """Make the look-ups anew with the words in force, and the file as small as it can be."""
    from claimcheck.ledger import store, upkeep

    ledger = store.opened(url or store.DEFAULT)
    with ledger.writing() as connection:
        count = upkeep.rebuild(connection, words_in_force())
    upkeep.shrink(ledger)
    show([f"the look-ups of {count:,} articles were made anew"])


def _keep(ledger: Ledger, lexicon: Lexicon, batch: Sequence[Prepared]) -> None:
    """Add articles in one transaction, and print each once all are safe."""
    from claimcheck.ledger import upkeep, writing
    from claimcheck.report.layout import safe

    with ledger.writing() as connection:
        upkeep.mark_first(connection, lexicon)
        outcomes = writing.add_all(connection, batch)
    for one, added in zip(batch, outcomes, strict=True):
        if added.outcome is writing.Outcome.REMOVED:
            print(f"{safe(one.id)}: not added: it was removed from this ledger", file=sys.stderr)
            continue
        count = len(one.found.claims)
        claims = f"{count:,} claim{'' if count == 1 else 's'}"
        print(f"{added.outcome} {safe(one.id)} (version {added.version}, {claims})")
    sys.stdout.flush()


COMMANDS = (add, remove, export, take_in, verify, vacuum)
