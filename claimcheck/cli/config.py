"""`claimcheck config show` and `claimcheck init`: the settings of a folder of articles."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.options import Given
from claimcheck.cli.printing import show

STARTER = """\
# Settings of claimcheck for the articles in this folder and below.
# `claimcheck config show` prints every setting with where it comes from.

# The least severity that makes `claimcheck check` leave with 1: error, warning, info or never.
fail_on: error

# Shipped packs, laid over the rules that always run: strict, style, and by beat business, conflict,
# disaster, health, sport. `claimcheck rules packs` says what each is for.
packs: []

# Your own rule files or folders, laid over all of these. Paths count from this file.
# `claimcheck rules new ID` prints one to begin with.
rules: []

# Folders of your own words, units, sources and places, laid over the shipped lexicon.
lexicon: []

# How grave a rule can be at most, by its id or code; `off` switches it off. For instance:
#   severity: {weekday-without-a-date: info}
severity: {}

# Other severities for some files or outlets; a finding is judged by the gravest of its places.
#   overrides:
#     - paths: ["archive/**"]
#       severity: {reused-paragraph: off}
#     - outlets: [The Wire]
#       severity: {figure-without-a-source: info}
overrides: []

# Patterns of files to pass over, as in .gitignore.
ignore: []

# The day by which waivers with a last day are judged, unless --today says another. Without one
# no waiver expires, since a check reads no clock.
#   today: 2024-06-30
"""


@click.group()
def config() -> None:
    """See the settings that hold."""


@config.command("show")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read this file of settings instead of the nearest one above PATH.",
)
def show_settings(paths: tuple[Path, ...], config_file: Path | None) -> None:
    """Print every setting that holds for PATH, and where it comes from."""
    import json

    from tabulate import tabulate

    found = Given(paths, config_file).config()
    rows = [
        (name, value if isinstance(value, str) else json.dumps(value), found.place(name))
        for name, value in found.settings.model_dump(mode="json").items()
    ]
    heads = ("setting", "value", "from")
    table = tabulate(rows, heads, tablefmt="simple", disable_numparse=True)
    show(line.rstrip() for line in table.splitlines())


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write a claimcheck.yaml with every setting at its default into FOLDER."""
    from claimcheck.config import YAML, find, shown
    from claimcheck.errors import ConfigError

    path = folder / YAML
    if not folder.is_dir():
        raise ConfigError(str(folder), "no such folder", "check the path")
    above = find([folder])
    if above and above.parent == folder.resolve():
        raise ConfigError(shown(above), "this folder has settings already", "edit them there")
    try:
        path.write_text(STARTER, encoding="utf-8")
    except OSError as caught:
        problem = f"cannot be written: {(caught.strerror or str(caught)).lower()}"
        raise ConfigError(str(path), problem, "check the folder, its rights and the disk") from None
    show([f"wrote {path}"])
