"""`claimcheck lsp`: findings in an editor while a draft is written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import words
from claimcheck.cli.run import Chosen, choose, decision_files, decisions
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.lexicon import Lexicon
    from claimcheck.lsp.desk import Desk

UNASKED = 1  # the exit code where a client goes without a shutdown, as the protocol has it

Stamp = tuple[tuple[str, int, int], ...]


class Desks:
    """Makes desks; rules and words are read again only when one of their files has changed."""

    def __init__(self) -> None:
        self.kept: dict[Path | None, tuple[Stamp, Lexicon, Chosen]] = {}

    def __call__(self, file: Path, ledger: str) -> Desk:
        """Return the desk of the settings nearest above a file.

        Raises:
            ClaimcheckError: with what must be mended first.
        """
        from pathspec import GitIgnoreSpec

        from claimcheck import config
        from claimcheck.ledger import store
        from claimcheck.lsp.desk import Desk

        found = config.load(config.find([file]))
        lexicon, chosen = self._read(found)
        given, today = decisions(found, None, None, None)
        default = store.DEFAULT if Path(store.DEFAULT).exists() else None
        return Desk(
            rules=chosen.rules,
            levels=chosen.levels,
            lexicon=lexicon,
            decisions=given,
            today=today,
            ledger=ledger or default,
            waivers=decision_files(found, None, None)[1],
            ignored=GitIgnoreSpec.from_lines(found.settings.ignore),
            folder=found.file.parent if found.file else Path(),
        )

    def _read(self, found: Config) -> tuple[Lexicon, Chosen]:
        now = _stamp(found)
        kept = self.kept.get(found.file)
        if kept is None or kept[0] != now:
            kept = now, words(found), choose(found)
            self.kept[found.file] = kept
        return kept[1], kept[2]


def _stamp(found: Config) -> Stamp:
    """Return when the files of the settings, the desk's rules and its words last changed."""
    settings = found.settings
    places = found.paths((*settings.rules, *settings.lexicon))
    files = [found.file] if found.file else []
    for place in places:
        files += sorted(place.rglob("*.yaml")) if place.is_dir() else [place]
    stats = ((file, file.stat()) for file in files if file.is_file())
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats)


@click.command()
@click.option(
    "--stdio", is_flag=True, expose_value=False, help="The only way, and what clients give."
)
@click.option("--debug", is_flag=True, expose_value=False, help="Print a fault's traceback.")
def lsp() -> int:
    """Check drafts in an editor: a language server on standard input and output.

    The editor starts it. It works in the first folder of the workspace; settings, waivers and the
    ledger are found as `claimcheck gate` finds them there. docs/editors/ says how to set it up.
    """
    try:
        import pygls  # noqa: F401
    except ImportError:
        hint = "pip install 'claimcheck[lsp]'"
        raise ConfigError("claimcheck lsp", "the language server is not installed", hint) from None
    from claimcheck.lsp.protocol import server

    made = server(Desks())
    with open(os.dup(1), "wb") as out:  # noqa: PTH123 - a descriptor; the library closes its own
        made.start_io(stdout=out)
    return 0 if made.ended else UNASKED
