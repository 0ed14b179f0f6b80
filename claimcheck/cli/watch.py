"""`--watch`: the same run again, whenever a file it read has changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import PIPED
from claimcheck.errors import ClaimcheckError, ConfigError

if TYPE_CHECKING:
    from claimcheck.config import Config

QUIET = 300  # milliseconds without a further change; an editor saves in several steps
TURN = 200  # milliseconds between two looks at what has changed


@dataclass(frozen=True, slots=True)
class Watched:
    """What a run reads: the articles, and the files that say how they are judged."""

    paths: tuple[Path, ...]
    others: tuple[Path, ...] = ()

    def folders(self) -> list[Path]:
        """Return the folders to watch: a file that is saved may be a new one of the same name."""
        found = [path.absolute() for path in (*self.paths, *self.others)]
        folders = {path if path.is_dir() else path.parent for path in found}
        return sorted(folder for folder in folders if folder.is_dir())

    def concerns(self, name: str) -> bool:
        """Return whether a change of a file is a change of what is read.

        The report may be written into a folder that is watched; it must not call for another.
        """
        path = Path(name)
        if _printed_to(path):
            return False
        known = [one.absolute() for one in (*self.paths, *self.others)]
        return any(path == one or (one.is_dir() and one in path.parents) for one in known)


def watched(paths: tuple[Path, ...], config: Config, others: Iterable[Path | None]) -> Watched:
    """Return what is to be watched for paths, the settings that hold for them and more files.

    Raises:
        UsageError: when articles come through a pipe, which tells of no change.
    """
    if PIPED in paths:
        raise click.UsageError("--watch looks at files: no PATH can be -")
    settings = config.settings
    named = [config.file, *config.paths(settings.rules), *config.paths(settings.lexicon), *others]
    return Watched(paths, tuple(path for path in named if path))


def again(run: Callable[[], int], what: Watched) -> int:
    """Run, and run again after each change, until Ctrl-C ends it.

    What must be mended is told, and waited for. A path that is not there at the start is a slip of
    the command line: the run refuses it as ever.

    Raises:
        ConfigError: when the package that watches is not installed.
    """
    if any(not path.exists() for path in what.paths):
        return run()
    changes = _changes(what)
    next(changes)  # from here on nothing is missed, not even what changes during the first run
    while True:
        _told(run)
        click.echo("claimcheck: watching for changes (Ctrl-C ends it)", err=True)
        found = next(one for one in changes if one)
        names = sorted(os.path.relpath(name) for name in found)
        click.echo(f"\nchanged: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}", err=True)
        _forget()


def _changes(what: Watched) -> Iterator[list[str]]:
    """Yield the files that changed, an empty list first and whenever nothing has."""
    try:
        from watchfiles import DefaultFilter, watch
    except ImportError:
        hint = "pip install 'claimcheck[watch]'"
        raise ConfigError("--watch", "what watches files is not installed", hint) from None
    usual = DefaultFilter()
    for found in watch(
        *what.folders(),
        watch_filter=lambda change, name: usual(change, name) and what.concerns(name),
        debounce=4 * QUIET,
        step=QUIET,
        rust_timeout=TURN,
        yield_on_timeout=True,
    ):
        yield sorted({name for _, name in found})


def _told(run: Callable[[], int]) -> None:
    """Run once; what must be mended is printed as it would be at the end of a single run."""
    try:
        run()
    except ClaimcheckError as caught:
        click.echo(caught, err=True)
    sys.stdout.flush()


def _forget() -> None:
    """Let words be read anew."""
    from claimcheck import lexicon

    lexicon.load.cache_clear()


def _printed_to(path: Path) -> bool:
    """Return whether a file is the one that standard output goes to."""
    try:
        return os.path.samestat(path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False
