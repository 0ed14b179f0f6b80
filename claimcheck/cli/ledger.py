"""`claimcheck ledger`: what a desk has published, and the series it keeps."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli import asking, upkeep
from claimcheck.cli.judging import LEVELS
from claimcheck.cli.printing import show


@click.group()
def ledger() -> None:
    """Keep what was published, and look after the series that a desk keeps."""


for command in (*asking.COMMANDS, *upkeep.COMMANDS):
    ledger.add_command(command)


@ledger.command("check")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="error",
    help="Leave with 1 if there is a finding this grave (default: error).",
)
@click.option("--show", "shown", type=click.Choice(LEVELS), default="warning")
def check_file(file: Path, form: str, fail_on: str, shown: str) -> int:
    """Check a data series for falls, jumps, days given twice and days left out.

    FILE is a CSV with the columns series, as_of and value, and optionally source and note; values
    are cumulative, in any order. A note that announces a revision explains a fall.
    """
    from claimcheck.ledger.account import as_json, as_table
    from claimcheck.ledger.points import read
    from claimcheck.ledger.series_check import check_points
    from claimcheck.vocabulary import Severity

    points = read(file)
    found = check_points(points)
    lines = (
        as_json(found, points, file)
        if form == "json"
        else as_table(found, points, file, Severity(shown))
    )
    show(lines)
    if fail_on == "never":
        return 0
    return int(any(f.severity.rank >= Severity(fail_on).rank for f in found))
