"""`claimcheck ledger list|show|series|timeline|affected`: what a ledger holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import words
from claimcheck.cli.printing import show
from claimcheck.cli.run import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Claim

Command = Callable[..., Any]
HERE = click.option("--ledger", "url", metavar="URL", help="File or URL of the ledger.")
KNOWN_ON = click.option(
    "--as-known-on", "on", metavar="DAY", help="Answer with what was known by this day."
)
FORM = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")


def asked(command: Command) -> Command:
    """Add the options of every question to a ledger."""
    for option in (FORM, KNOWN_ON, HERE):
        command = option(command)
    return command


@contextmanager
def reading(url: str | None) -> Iterator[Connection]:
    """Open the ledger that is named, or the usual one, to read from it."""
    from claimcheck.ledger import store

    with store.opened(url or store.DEFAULT).reading() as connection:
        yield connection


def when(on: str | None) -> date | None:
    """Return the day of --as-known-on."""
    return day(on, "--as-known-on") if on else None


def words_in_force() -> Lexicon:
    """Return the words of the settings that hold in the folder where the command is run."""
    from claimcheck import config

    return words(config.load(config.find(())))


@click.command("list")
@click.option("--versions", is_flag=True, help="List superseded versions too.")
@asked
def list_articles(url: str | None, on: str | None, form: str, versions: bool) -> None:
    """List the articles of the ledger."""
    from claimcheck.ledger.reading import listed

    with reading(url) as connection:
        rows = [
            (one.id, one.version, _state(one.current), one.published or "undated", one.claims)
            for one in listed(connection, on=when(on), every=versions)
        ]
    _print(("article", "version", "state", "published", "claims"), rows, form)


@click.command("show")
@click.argument("name", metavar="ID")
@asked
def show_article(name: str, url: str | None, on: str | None, form: str) -> None:
    """Print the claims of every version of the article called ID."""
    from claimcheck.ledger.reading import extractions, listed
    from claimcheck.readable import readable

    with reading(url) as connection:
        known = {one.number for one in listed(connection, name, when(on))}
        found = listed(connection, name, every=True)
        if not found or (on and not known):
            raise _unknown(name)
        if on:
            found = [one for one in found if one.number in known]
        said = extractions(connection, [one.number for one in found])
        rows = [
            (one.version, _state(one.number in known), readable(claim), claim.mention.exact)
            for one, extraction in zip(found, said, strict=True)
            for claim in extraction.claims
        ]
    _print(("version", "state", "claim", "words"), rows, form)


@click.command()
@click.argument("query")
@asked
def series(query: str, url: str | None, on: str | None, form: str) -> None:
    """List the series whose measure, people, place or words hold every word of QUERY."""
    from claimcheck.intervals import written
    from claimcheck.series.followed import followed

    rows = []
    for one in followed(_matching(query, url, on)):
        first, last = one.moments[0], one.moments[-1]
        days = (_day(first.day), _day(last.day))
        rows.append((one.name, one.unit, len(one.claims), *days, written(last.best)))
    _print(("series", "unit", "claims", "from", "to", "latest"), rows, form)


@click.command()
@click.argument("query")
@asked
def timeline(query: str, url: str | None, on: str | None, form: str) -> None:
    """Print what was told of the series of QUERY day by day: low, best and high figure."""
    from claimcheck.report._series_rows import HEADS, rows
    from claimcheck.series.followed import followed

    found = [(one.name, *row) for one in followed(_matching(query, url, on)) for row in rows(one)]
    _print(("series", *HEADS), found, form)


@click.command()
@asked
def affected(url: str | None, on: str | None, form: str) -> None:
    """List every published article that carries a figure since corrected."""
    from claimcheck.ledger.affected import Corrections

    with reading(url) as connection:
        found = Corrections(connection, words_in_force(), when(on)).affected()
    rows = [
        (
            one.claim.mention.article,
            _day(one.claim.published),
            one.claim.mention.exact,
            one.now,
            f"{one.by} ({_day(one.day)})",
            one.how,
        )
        for one in found
    ]
    _print(("article", "published", "figure", "corrected to", "by", "how"), rows, form)


def _matching(query: str, url: str | None, on: str | None) -> list[Claim]:
    from claimcheck.ledger.reading import matching

    if not query.strip():
        raise click.UsageError("QUERY names nothing: give a measure, a place or a word")
    with reading(url) as connection:
        return matching(connection, query, when(on))


def _print(heads: Sequence[str], rows: Iterable[Sequence[Any]], form: str) -> None:
    """Print rows as a table for people or as JSON, one object a row."""
    from tabulate import tabulate

    listed = [tuple(row) for row in rows]
    if form == "json":
        found = [dict(zip(heads, row, strict=True)) for row in listed]
        show([json.dumps(found, ensure_ascii=False, indent=1)])
    elif listed:
        from claimcheck.report.layout import safe

        shown = [[safe(cell) if isinstance(cell, str) else cell for cell in row] for row in listed]
        show([tabulate(shown, heads, disable_numparse=True)])
    else:
        show(["nothing found"])


def _state(current: bool) -> str:
    return "current" if current else "superseded"


def _day(found: date | None) -> str:
    return found.isoformat() if found else "undated"


def _unknown(name: str) -> Exception:
    from claimcheck.errors import LedgerError

    return LedgerError(name, "the ledger holds no such article", "see `claimcheck ledger list`")


COMMANDS = (list_articles, show_article, series, timeline, affected)
