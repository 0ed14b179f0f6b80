"""`claimcheck extract`: every claim, date or untyped number of the articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import Formats, Given, shared, words
from claimcheck.cli.printing import look, show, sized

if TYPE_CHECKING:
    from claimcheck.cache import Cache
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Article, Extraction


@click.command()
@click.option(
    "--format", "form", type=Formats("claims"), default="table", help="How the claims are dressed."
)
@click.option("--dates", is_flag=True, help="Print the dates instead of the claims.")
@click.option("--skipped", is_flag=True, help="Print the numbers that were not typed, and why.")
@click.option("--explain", is_flag=True, help="Say which recogniser read what from which words.")
@sized
@shared
def extract(
    given: Given, form: str, dates: bool, skipped: bool, explain: bool, width: int | None
) -> None:
    """Print every quantity claim of the articles, in article order and then in text order."""
    from claimcheck.report import writer, writers
    from claimcheck.vocabulary import Severity

    if dates and skipped:
        raise click.UsageError("--dates and --skipped print different things: ask for one of them")
    of = "dates" if dates else "skipped" if skipped else "claims"
    write = writer(of, form)
    if write is None:
        raise click.UsageError(f"--format {form} has no {of}: one of {', '.join(writers(of))}")
    config = given.config()
    lexicon = words(config)
    found = given.articles(config, lexicon, silent=sys.stdout.isatty())
    read = extractions(found, lexicon, given.cache())
    show(write(read, look(Severity.INFO, explain, width=width)))


def extractions(
    articles: Iterator[Article],
    lexicon: Lexicon,
    cache: Cache | None = None,
    *,
    silent: bool = False,
) -> Iterator[Extraction]:
    """Yield what each article says; one in a language that is not covered is passed over aloud.

    `silent` is for who tells of them by themselves.
    """
    from claimcheck import claims
    from claimcheck.articles.language import covers
    from claimcheck.unchanged import Unchanged

    read = Unchanged(cache) if cache else claims.extract
    for article in articles:
        if covers(lexicon, article):
            yield read(article, lexicon)
        elif not silent:
            print(f"{article.id}: not read (language: {article.language})", file=sys.stderr)
