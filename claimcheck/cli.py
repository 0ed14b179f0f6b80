"""The command line. Heavy modules are imported inside the command that needs them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError


@click.group()
@click.version_option(__version__, prog_name="claimcheck")
def main() -> None:
    """A linter for facts: takes articles apart into claims and checks that they can all stand."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl")
@click.option("--dates", is_flag=True, help="Print the dates instead of the claims.")
def extract(paths: tuple[Path, ...], form: str, dates: bool) -> None:
    """Print every quantity claim of the articles."""
    from claimcheck import articles, claims, lexicon, wire
    from claimcheck.articles.walk import walk

    words = lexicon.load()
    for article in articles.read(walk(paths, articles.formats()), words):
        found = claims.extract(article, words)
        if dates:
            rows = [wire.date_mention(date) for date in found.dates]
        else:
            rows = [wire.claim(claim) for claim in found.claims]
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))


def entry() -> None:
    """Run the command line and leave with its exit code."""
    try:
        main(standalone_mode=True)
    except ClaimcheckError as caught:
        print(caught, file=sys.stderr)
        raise SystemExit(2) from None
