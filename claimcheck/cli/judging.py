"""Options of the commands that judge articles: how the report is dressed, and what stops."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import Command, Formats
from claimcheck.cli.printing import look, show, sized

if TYPE_CHECKING:
    from claimcheck.findings import Report

LEVELS = ("error", "warning", "info")
GROUPS = ("article", "rule", "series")
GROUPED = ("table", "full")  # the formats that people read from top to bottom
OPTIONS = (
    click.option(
        "-q", "--quiet", is_flag=True, help="Print no report: a line only if something stops."
    ),
    click.option("--summary", is_flag=True, help="Count the findings by rule and article instead."),
    click.option(
        "--group-by",
        "group",
        type=click.Choice(GROUPS),
        help="List the findings of one article, rule or series together.",
    ),
    sized,
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
)


@dataclass(frozen=True, slots=True)
class Dress:
    """How a report is to be printed, as the command line asks for it."""

    form: str
    shown: str
    width: int | None
    group: str
    summary: bool
    quiet: bool

    def refused(self) -> None:
        """Refuse what cannot go together, before anything is read.

        Raises:
            UsageError: with what to leave out.
        """
        from claimcheck.report import writer, writers

        if self.quiet and (self.summary or self.group or self.form != "table"):
            raise click.UsageError("--quiet prints no report: leave out how it is to be dressed")
        if self.summary and self.group:
            raise click.UsageError("--summary lists no finding: leave out --group-by")
        if self.group and self.form not in GROUPED:
            raise click.UsageError(f"--group-by goes with --format {' or '.join(GROUPED)}")
        if self.summary and not writer("summary", self.form):
            known = ", ".join(writers("summary"))
            raise click.UsageError(f"--format {self.form} has no summary: one of {known}")

    def printed(self, report: Report, *, stopped: bool) -> None:
        """Print the report; where it is to be quiet, only say in a line that something stops."""
        from claimcheck.report import writer
        from claimcheck.vocabulary import Severity

        if self.quiet:
            from claimcheck.report.summary import verdict

            if told := verdict(report, stopped=stopped):
                click.echo(told, err=True)
            return
        write = writer("summary" if self.summary else "findings", self.form)
        assert write
        show(write(report, look(Severity(self.shown), width=self.width, group=self.group)))


def judged(command: Command) -> Command:
    """Add what says how the report is dressed, as one `dress`, and `--fail-on`, as fail_on."""

    @functools.wraps(command)
    def dressed(
        form: str,
        shown: str,
        width: int | None,
        group: str | None,
        summary: bool,
        quiet: bool,
        **others: Any,  # noqa: ANN401 - the command's own options
    ) -> Any:  # noqa: ANN401
        dress = Dress(form, shown, width, group or "", summary, quiet)
        dress.refused()
        return command(dress=dress, **others)

    made: Command = dressed
    for option in OPTIONS:
        made = option(made)
    return made
