"""Options of the commands that judge articles: how the report is dressed, and what stops."""

from __future__ import annotations

import click

from claimcheck.cli.options import Command, Formats

LEVELS = ("error", "warning", "info")


def judged(command: Command) -> Command:
    """Add `--format`, `--fail-on` and `--show`; they reach it as form, fail_on and shown."""
    for option in (
        click.option(
            "--show",
            "shown",
            type=click.Choice(LEVELS),
            default="warning",
            help="List findings at least this grave in the table and in full.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice([*LEVELS, "never"]),
            help="Leave with 1 if there is a finding this grave (default: error).",
        ),
        click.option(
            "--format",
            "form",
            type=Formats("findings"),
            default="table",
            help="How the report is dressed.",
        ),
    ):
        command = option(command)
    return command
