"""`claimcheck check`: articles -> a report of what cannot all stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.engines import Where, placed
from claimcheck.cli.judging import Dress, judged
from claimcheck.cli.options import PIPED, Given, decided, ruled, shared
from claimcheck.cli.run import checked, decision_files, decisions
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.decisions import Decisions
    from claimcheck.findings import Report

BASELINE = "baseline"
MENDABLE = 2  # the exit code where something could not be read


@click.command()
@judged
@click.option("--new-only", is_flag=True, help="Report only findings with a new side.")
@click.option(
    "--since",
    metavar="REV",
    help="New are articles changed since this git revision, or findings not in the baseline"
    " (--since baseline, the default).",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@decided
@placed
@ruled
@shared
def check(
    given: Given,
    dress: Dress,
    where: Where,
    fail_on: str | None,
    new_only: bool,
    since: str | None,
    watch: bool,
    rule_files: tuple[Path, ...],
    packs: tuple[str, ...],
    **files: Any,  # noqa: ANN401 - the options of `decided`
) -> int:
    """Read the articles and report claims that cannot all stand.

    PATH is a file, a folder, or - for standard input. Leaves with 0 if nothing is at or above the
    gate, 1 if something is, 2 if a rule, a setting or an article must be mended, 3 if the program
    is at fault.
    """
    from claimcheck.decisions import applied

    if since and not new_only:
        raise click.UsageError("--since says what is new: add --new-only")

    def once() -> int:
        config = given.config()
        decided, today = decisions(config, **files)
        report = applied(checked(given, rule_files, packs, where), decided, today)
        if new_only:
            report = _new(report, decided, since or BASELINE, given.paths)
        code = gate(report, fail_on or config.settings.fail_on)
        dress.printed(report, stopped=bool(code))
        return MENDABLE if where.told() else code

    return _watched(once, given, rule_files, files) if watch else once()


def _watched(
    once: Callable[[], int], given: Given, rule_files: tuple[Path, ...], files: dict[str, Any]
) -> int:
    """Check again and again; return the exit code if there is nothing to watch."""
    from claimcheck.cli.watch import again, watched

    config = given.config()
    kept = decision_files(config, files["baseline"], files["waivers"])
    return again(once, watched(given.paths, config, (*rule_files, *kept)))


def _new(report: Report, decided: Decisions, since: str, paths: tuple[Path, ...]) -> Report:
    """Return the report without what was there before."""
    from claimcheck import changes

    if since == BASELINE:
        if decided.baseline is None:
            hint = "write one: claimcheck baseline write"
            raise ConfigError("--new-only", "there is no baseline to be newer than", hint)
        known = decided.baseline
        kept = tuple(one for one in report.findings if one.fingerprint not in known)
        return replace(report, findings=kept)
    first = next((path for path in paths if path != PIPED), Path())
    folder = first if first.is_dir() else first.parent
    return changes.only_new(report, changes.since(since, folder))


def gate(report: Report, fail_on: str) -> int:
    """Return 1 if a finding that nobody waived is at least as grave as `fail_on`, else 0."""
    from claimcheck.findings import stops

    return int(stops(report, fail_on))
