"""`claimcheck baseline` and `claimcheck waive`: findings that a person lets stand."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli import run
from claimcheck.cli.options import Given, decided, ruled, shared
from claimcheck.cli.printing import show
from claimcheck.cli.run import checked, day, decision_files
from claimcheck.errors import ConfigError

SAY_WHY = "say why, in three letters at least, for those who read it in a year"
FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def baseline() -> None:
    """Accept what is found today; from then on only new findings count."""


@baseline.command("write")
@click.option("--to", "path", type=FILE, help="The file to write (claimcheck-baseline.json).")
@click.option("--grow", is_flag=True, help="Let a baseline that is there take up new findings.")
@ruled
@shared
def write(
    given: Given,
    path: Path | None,
    grow: bool,
    rule_files: tuple[Path, ...],
    packs: tuple[str, ...],
) -> int:
    """Write the fingerprints of everything found in PATHS."""
    from claimcheck import decisions
    from claimcheck.report.summary import many

    path = decision_files(given.config(), path, None)[0]
    number = decisions.write_baseline(path, checked(given, rule_files, packs).findings, grow=grow)
    click.echo(f"{path}: {many(number, 'finding')} accepted")
    return 0


@baseline.command("prune")
@click.option("--from", "path", type=FILE, help="The file to prune (claimcheck-baseline.json).")
@ruled
@shared
def prune(
    given: Given, path: Path | None, rule_files: tuple[Path, ...], packs: tuple[str, ...]
) -> int:
    """Take out of the baseline what is no longer found in PATHS."""
    from claimcheck import decisions
    from claimcheck.report.summary import many

    path = decision_files(given.config(), path, None)[0]
    gone = decisions.prune_baseline(path, checked(given, rule_files, packs).findings)
    click.echo(f"{path}: {many(gone, 'entry', 'entries')} taken out")
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

    path = decision_files(Given((Path(),)).config(), None, path)[1]
    last = day(until, "--until") if until else None
    try:
        waiver = decisions.Waiver(
            fingerprint=fingerprint, rule=rule, reason=reason, owner=owner, until=last
        )
    except ValidationError as wrong:
        where = str(wrong.errors()[0]["loc"][0])
        found = str(wrong.errors()[0]["input"])
        hint = "16 hex digits, as the report prints them" if where == "fingerprint" else SAY_WHY
        raise ConfigError(f"--{where}", f"{found!r} cannot be used", hint) from None
    decisions.write_waiver(path, waiver)
    click.echo(f"{path}: {fingerprint} waived" + (f" until {last}" if last else ""))
    return 0


@click.command()
@decided
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def waivers(folder: Path, baseline: Path | None, waivers: Path | None, today: str | None) -> None:
    """Print, by rule, how many findings were waived, accepted in the baseline, and acted on.

    The files are looked for beside the settings that hold for FOLDER. A finding counts as acted on
    when the baseline held it and `claimcheck baseline` no longer found it.
    """
    from tabulate import tabulate

    from claimcheck.decisions import acted_on, tallied

    config = Given((folder,)).config()
    in_force, day_of = run.decisions(config, baseline, waivers, today)
    acted = acted_on(decision_files(config, baseline, waivers)[0])
    rows = [
        (
            one.rule or "(rule not named)",
            one.waived,
            one.expired,
            one.accepted,
            one.acted_on,
            "" if one.share is None else f"{one.share} %",
        )
        for one in tallied(in_force, acted, day_of)
    ]
    heads = ("rule", "waived", "expired", "in the baseline", "acted on", "share acted on")
    if not rows:
        show(["Nothing was decided yet."])
        return
    table = tabulate(rows, heads, tablefmt="simple", disable_numparse=True)
    show(line.rstrip() for line in table.splitlines())
