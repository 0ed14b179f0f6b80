"""What goes to standard output: how wide it may be, and whether it has colour and links."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import Command

if TYPE_CHECKING:
    from claimcheck.report.layout import Look
    from claimcheck.vocabulary import Severity

NARROWEST, WIDEST, PLAIN = 40, 1_000, 80  # columns


def sized(command: Command) -> Command:
    """Add the option that says how wide what is printed may be, as `width`."""
    return click.option(
        "--width",
        type=click.IntRange(NARROWEST, WIDEST),
        metavar="COLUMNS",
        help="Fit the table into so many columns (default: the terminal's, 80 without one).",
    )(command)


def look(
    shown: Severity, explain: bool = False, *, width: int | None = None, group: str = ""
) -> Look:
    """Return how to dress what goes to standard output: colour and links only on a terminal.

    It is as wide as asked for, else as COLUMNS says, else as the terminal is.
    """
    from claimcheck.report.layout import Look
    from claimcheck.report.links import supported

    terminal = sys.stdout.isatty()
    wide = width or _asked(os.environ.get("COLUMNS", ""))
    if not wide:
        wide = shutil.get_terminal_size((PLAIN, 24)).columns if terminal else PLAIN
    obeying = terminal and os.environ.get("TERM") != "dumb"
    return Look(
        width=min(max(wide, NARROWEST), WIDEST),
        colour=obeying and not os.environ.get("NO_COLOR"),
        shown=shown,
        explain=explain,
        links=obeying and supported(os.environ),
        group=group,
    )


def _asked(columns: str) -> int:
    """Return the width that the environment asks for, 0 where it is no number."""
    return int(columns) if columns.isdecimal() and len(columns) <= len(str(WIDEST)) else 0


def show(lines: Iterable[str]) -> None:
    """Print lines to standard output."""
    for line in lines:
        sys.stdout.write(f"{line}\n")
