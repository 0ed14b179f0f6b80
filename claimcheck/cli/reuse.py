"""`claimcheck reuse`: what a folder of articles repeats, and what changed in it over time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import Formats, Given, nothing, shared, words
from claimcheck.cli.printing import look, show, sized

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Extraction


@click.command()
@click.option(
    "--format", "form", type=Formats("reused"), default="table", help="How the report is dressed."
)
@click.option(
    "--against",
    type=click.Path(path_type=Path, exists=True),
    metavar="ARCHIVE",
    help="Show only what PATH takes from ARCHIVE: articles, or a file made by --keep.",
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Add the texts of PATH to FILE, to be asked with --against in milliseconds.",
)
@click.option(
    "--top",
    type=click.IntRange(min=0),
    default=100,
    metavar="N",
    help="List N texts in the table, 0 for all; it counts what it leaves out.",
)
@sized
@shared
def reuse(
    given: Given, form: str, against: Path | None, keep: Path | None, top: int, width: int | None
) -> None:
    """Print the texts that stand in several articles: words saved, uses, days, changes.

    The earlier use of a text is the one published first; articles without a day come last, in the
    order of their ids. With --against, the articles of PATH are taken as newer than any other.
    Formats other than the table hold every text with every use.
    """
    from claimcheck.report import writer
    from claimcheck.reuse import passages
    from claimcheck.reuse.inventory import inventory
    from claimcheck.reuse.store import Store
    from claimcheck.vocabulary import Severity

    config = given.config()
    lexicon = words(config)
    drafts = list(_read(given, config, lexicon))
    if not drafts:
        raise nothing(given, ())
    if keep:
        with Store(keep) as store:
            added = store.add(drafts)
        print(f"{keep}: {added} of {len(drafts)} articles were new", file=sys.stderr)
        return
    ids = {one.article.id for one in drafts}
    archive = _archive(given, against, drafts, config, lexicon) if against else []
    read = [*drafts, *(one for one in archive if one.article.id not in ids)]
    found = inventory(passages(read, lexicon, ids if against else ()), lexicon)
    write = writer("reused", form)
    assert write
    show(write(found, replace(look(Severity.INFO, width=width), most=top)))


def _archive(
    given: Given, against: Path, drafts: list[Extraction], config: Config, lexicon: Lexicon
) -> list[Extraction]:
    """Return what the articles of an archive say, or the part that drafts may have taken."""
    from claimcheck.reuse.store import Store, is_store

    if is_store(against):
        with Store(against) as store:
            return list(store.near(drafts))
    other = replace(given, paths=(against,), stdin_filename=None)
    return list(_read(other, config, lexicon))


def _read(given: Given, config: Config, lexicon: Lexicon) -> Iterator[Extraction]:
    """Yield the articles of a language that is covered, with their days and dates alone."""
    from claimcheck import claims
    from claimcheck.articles.language import covers

    for article in given.articles(config, lexicon):
        if covers(lexicon, article):
            yield claims.read_dates(article, lexicon)
        else:
            print(f"{article.id}: not read (language: {article.language})", file=sys.stderr)
