"""Options that say where a check runs, what it leaves behind, and what it does with bad records."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.errors import ClaimcheckError, ConfigError, Mistakes

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from claimcheck.engines.local import Watcher
    from claimcheck.engines.setup import Setup
    from claimcheck.findings import Report
    from claimcheck.levels import Levels
    from claimcheck.model import Article

AUTO, INPROCESS, POOL, SPARK = ENGINES = ("auto", "inprocess", "pool", "spark")
SMALL = 500  # articles; below it, starting processes takes longer than they save
HELD = 120_000  # articles that are held at once to see whether any changed; about a gigabyte

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a check runs, where its finished parts are kept, and where bad records go."""

    engine: str = AUTO
    workers: int | None = None
    checkpoint: Path | None = None
    bad_records: Path | None = None
    progress: bool = False
    bad: list[ClaimcheckError] = field(default_factory=list)

    def refused(self) -> None:
        """Refuse what cannot go together, before anything is read.

        Raises:
            UsageError: with what to leave out.
        """
        if self.workers and self.engine in {INPROCESS, SPARK}:
            raise click.UsageError("--workers counts the processes of --engine pool")

    @property
    def aside(self) -> Callable[[ClaimcheckError], None] | None:
        """Return what takes a bad record, None where one stops the run."""
        return self.bad.append if self.bad_records else None

    def told(self) -> bool:
        """Write the bad records down, and return whether there are any.

        Raises:
            ConfigError: when the file cannot be written.
        """
        if self.bad_records is None:
            return False
        found = [one for bad in self.bad for one in _single(bad)]
        try:
            with self.bad_records.open("w", encoding="utf-8") as out:
                for one in found:
                    line = {"place": one.place, "problem": one.problem, "hint": one.hint}
                    out.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as caught:
            reason = (caught.strerror or str(caught)).lower()
            place = f"--bad-records {self.bad_records}"
            raise ConfigError(place, f"cannot be written: {reason}", "name another file") from None
        if found:
            some = f"{len(found):,} bad record{'s' if len(found) > 1 else ''} set aside"
            click.echo(f"{some}: {self.bad_records}", err=True)
        return bool(found)

    def held(
        self, articles: Iterator[Article]
    ) -> tuple[Sequence[Article] | None, Iterable[Article]]:
        """Return the articles if they are few enough to be held at once, and all of them."""
        if self.engine == SPARK or self.checkpoint:
            return None, articles
        most = None if self.engine == INPROCESS else HELD
        first = list(islice(articles, most))
        rest = list(islice(articles, 1))
        return (None, chain(first, rest, articles)) if rest else (first, first)

    def alone(self, count: int | None) -> bool:
        """Whether so many articles are best checked in this very process."""
        few = self.engine == AUTO and count is not None and count <= SMALL
        return not self.checkpoint and (self.engine == INPROCESS or few)


def _single(bad: ClaimcheckError) -> tuple[ClaimcheckError, ...]:
    return bad.errors if isinstance(bad, Mistakes) else (bad,)


def _options() -> tuple[Command, ...]:
    """Return the options that say where a check runs, the last one first."""
    file = click.Path(path_type=Path, dir_okay=False)
    folder = click.Path(path_type=Path, file_okay=False)
    return (
        click.option(
            "--progress",
            is_flag=True,
            help="Tell how far the run has come, terminal or not.",
        ),
        click.option(
            "--bad-records",
            type=file,
            metavar="FILE",
            help="Set records that cannot be read aside in this file (JSON Lines) and check the"
            " rest; leaves with 2 if there are any.",
        ),
        click.option(
            "--checkpoint",
            type=folder,
            metavar="FOLDER",
            help="Keep finished parts in this folder; the same command takes them up again.",
        ),
        click.option(
            "--workers",
            type=click.IntRange(min=1),
            help="Processes of --engine pool (default: one for each processor).",
        ),
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            default=AUTO,
            help=f"Where the work runs (auto: processes above {SMALL} articles).",
        ),
    )


def placed(command: Command) -> Command:
    """Add the options that say where a check runs; they reach it as one `where`."""

    @functools.wraps(command)
    def gathered(
        engine: str,
        workers: int | None,
        checkpoint: Path | None,
        bad_records: Path | None,
        progress: bool,
        **others: Any,  # noqa: ANN401 - the command's own options
    ) -> Any:  # noqa: ANN401
        where = Where(engine, workers, checkpoint, bad_records, progress)
        where.refused()
        return command(where=where, **others)

    made: Command = gathered
    for option in _options():
        made = option(made)
    return made


def judged(where: Where, setup: Setup, levels: Levels, articles: Iterable[Article]) -> Report:
    """Return what the rules find in articles, part by part, by the engine that was asked for."""
    if where.engine == SPARK:
        from claimcheck.engines import session, spark

        folder = where.checkpoint.resolve().as_uri() if where.checkpoint else None
        given = session.written(articles, _scratch())
        job = spark.Spark(session.started(given.count), setup, folder, levels=levels)
        return job.check(given.frame(job.session))
    from claimcheck.engines.folder import Folder
    from claimcheck.engines.inprocess import InProcess
    from claimcheck.engines.local import Engine, Run
    from claimcheck.engines.pool import Pool, processors, unburdened

    unburdened()
    alone = where.engine == INPROCESS
    engine: Engine = InProcess() if alone else Pool(where.workers or processors())
    run = Run(setup, Folder(where.checkpoint or _scratch()), engine, _watcher(where))
    return run.check(articles, levels)


def _scratch() -> Path:
    """Return a folder that goes when the program ends: until then a report reads articles there."""
    import tempfile

    _folders.append(tempfile.TemporaryDirectory(prefix="claimcheck-"))
    return Path(_folders[-1].name)


_folders: list[TemporaryDirectory[str]] = []  # of this run; they go when it ends


def _watcher(where: Where) -> Watcher:
    from claimcheck.cli.progress import Told
    from claimcheck.engines.local import Unwatched

    return Told() if where.progress or sys.stderr.isatty() else Unwatched()
