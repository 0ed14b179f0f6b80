"""`claimcheck baseline` and `claimcheck waive`: findings that a person lets stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import Given, nothing, shared, words
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.decisions import Decisions
    from claimcheck.findings import Report

FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def baseline() -> None:
    """Accept what is found today; from then on only new findings count."""


@baseline.command("write")
@click.option("--to", "path", type=FILE, help="The file to write (claimcheck-baseline.json).")
@click.option("--grow", is_flag=True, help="Let a baseline that is there take up new findings.")
@shared
def write(given: Given, path: Path | None, grow: bool) -> int:
    """Write the fingerprints of everything found in PATHS."""
    from claimcheck import decisions

    path = path or Path(decisions.BASELINE)
    number = decisions.write_baseline(path, checked(given).findings, grow=grow)
    click.echo(f"{path}: {number:,} findings accepted")
    return 0


@baseline.command("prune")
@click.option("--from", "path", type=FILE, help="The file to prune (claimcheck-baseline.json).")
@shared
def prune(given: Given, path: Path | None) -> int:
    """Take out of the baseline what is no longer found in PATHS."""
    from claimcheck import decisions

    path = path or Path(decisions.BASELINE)
    gone = decisions.prune_baseline(path, checked(given).findings)
    click.echo(f"{path}: {gone:,} entries taken out")
    return 0


@click.command()
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why the finding may stand; read by colleagues.")
@click.option("--until", metavar="DAY", help="The last day the waiver holds, as 2024-06-30.")
@click.option("--owner", default="", help="Who answers for it.")
@click.option("--rule", default="", help="The rule's id, kept for people who read the file.")
@click.option("--to", "path", type=FILE, help="The file to write (claimcheck-waivers.yaml).")
def waive(
    fingerprint: str, reason: str, until: str | None, owner: str, rule: str, path: Path | None
) -> int:
    """Let the finding called FINGERPRINT stand, for a stated reason."""
    from pydantic import ValidationError

    from claimcheck import decisions

    path = path or Path(decisions.WAIVERS)
    last = day(until, "--until") if until else None
    try:
        waiver = decisions.Waiver(
            fingerprint=fingerprint, rule=rule, reason=reason, owner=owner, until=last
        )
    except ValidationError as wrong:
        where = str(wrong.errors()[0]["loc"][0])
        found = str(wrong.errors()[0]["input"])
        hint = "16 hex digits, as the report prints them" if where == "fingerprint" else "say why"
        raise ConfigError(f"--{where}", f"{found!r} cannot be used", hint) from None
    decisions.write_waiver(path, waiver)
    click.echo(f"{path}: {fingerprint} waived" + (f" until {last}" if last else ""))
    return 0


def day(text: str, option: str) -> date:
    """Return a day given on the command line.

    Raises:
        ConfigError: when the text is no day of the calendar.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(option, f"{text!r} is no day", "write it as 2024-06-30") from None


def read(
    found: Config, baseline: Path | None, waivers: Path | None, today: str | None
) -> tuple[Decisions, date | None]:
    """Return the decisions in force and the day they are judged by.

    Files that are not named are looked for beside the settings, else in the working folder.

    Raises:
        ConfigError: when a file that is named is not there, or cannot be read.
    """
    from claimcheck import decisions

    for option, path in (("--baseline", baseline), ("--waivers", waivers)):
        if path and not path.exists():
            raise ConfigError(option, f"there is no file {path}", "check the path")
    folder = found.file.parent if found.file else Path()
    in_force = decisions.Decisions(
        decisions.read_waivers(waivers or folder / decisions.WAIVERS),
        decisions.read_baseline(baseline or folder / decisions.BASELINE),
    )
    return in_force, day(today, "--today") if today else None


def checked(given: Given) -> Report:
    """Return the report of a run over what was given, nothing in it suppressed yet."""
    from claimcheck import pipeline
    from claimcheck.cli.check import chosen

    config = given.config()
    lexicon = words(config)
    report = pipeline.check(given.articles(config, lexicon), chosen(config, ()), lexicon)
    if not report.coverage.articles:
        raise nothing(given, report.coverage.languages)
    return report
