"""Options that several commands share, and what they make of the world outside."""

from __future__ import annotations

import functools
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.errors import ArticleError, ClaimcheckError, ConfigError, Mistakes

if TYPE_CHECKING:
    from claimcheck.articles.input import Input
    from claimcheck.cache import Cache
    from claimcheck.config import Config
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Article

Command = Callable[..., Any]
Aside = Callable[[ClaimcheckError], None] | None  # takes what cannot be read

PIPED = Path("-")
MANY = 200  # articles from which a run is long enough to show how far it has come
READING = (
    click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        help="Print the traceback of a fault of the program.",
    ),
    click.option(
        "--config",
        "config_file",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Use this file of settings instead of the nearest one above PATH.",
    ),
    click.option(
        "--no-cache",
        "cached",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Read and judge everything anew, and keep nothing of it.",
    ),
    click.option(
        "--stdin-filename",
        metavar="NAME",
        help="What to call the article that comes through - (its suffix is its format).",
    ),
    click.argument(
        "paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
    ),
)


class Formats(click.Choice[str]):
    """The names of the report formats, looked up in the folder when they are asked for."""

    def __init__(self, of: str) -> None:
        super().__init__(())
        self.of = of

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the formats that can dress what the command prints."""
        from claimcheck.report import writers

        return tuple(writers(self.of))

    @choices.setter
    def choices(self, given: Iterable[str]) -> None:
        """Keep nothing: the folder decides."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the format, or refuse it with those there are; only a wrong one imports all."""
        from claimcheck.report import writer

        return value if writer(self.of, value) else super().convert(value, param, ctx)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user named: the paths, a file of settings, and what comes through a pipe."""

    paths: tuple[Path, ...]
    config_file: Path | None = None
    stdin_filename: str | None = None
    cached: bool = True

    def cache(self) -> Cache | None:
        """Return where earlier work is kept, None where it is not to be used."""
        from claimcheck.cache import Cache, folder

        where = folder() if self.cached else None
        return Cache(where) if where else None

    def config(self) -> Config:
        """Return the settings that hold for the paths."""
        from claimcheck import config

        files = [path for path in self.paths if path != PIPED]
        return config.load(self.config_file or config.find(files))

    def articles(
        self, found: Config, lexicon: Lexicon, *, silent: bool = False, aside: Aside = None
    ) -> Iterator[Article]:
        """Return the articles of the paths, standard input among them where a path is "-".

        `silent` keeps a terminal free for what is printed meanwhile; `aside` takes what cannot
        be read.
        """
        from claimcheck.articles import formats
        from claimcheck.articles.input import Input
        from claimcheck.articles.walk import walk

        piped = None
        if PIPED in self.paths:
            piped = Input(self.stdin_filename or "-", content=sys.stdin.buffer.read())
        elif self.stdin_filename:
            raise click.UsageError("--stdin-filename names what comes through -; no PATH is -")
        inputs = walk(self.paths, formats(), found.settings.ignore, piped)
        return reading(inputs, lexicon, silent=silent, aside=aside)


def shared(command: Command) -> Command:
    """Add the options of every command that reads articles; they reach it as one `Given`."""

    @functools.wraps(command)
    def gathered(
        paths: tuple[Path, ...],
        config_file: Path | None,
        stdin_filename: str | None,
        cached: bool,
        **others: Any,  # noqa: ANN401 - the command's own options
    ) -> Any:  # noqa: ANN401
        return command(Given(paths, config_file, stdin_filename, cached), **others)

    for option in READING:
        gathered = option(gathered)
    return gathered


def decided(command: Command) -> Command:
    """Add the options that say where the decisions about findings are kept."""
    file = click.Path(path_type=Path, dir_okay=False)
    for option in (
        click.option("--today", metavar="DAY", help="Judge the last days of waivers by this day."),
        click.option("--waivers", type=file, help="Waivers (default: claimcheck-waivers.yaml)."),
        click.option("--baseline", type=file, help="Baseline (default: claimcheck-baseline.json)."),
    ):
        command = option(command)
    return command


def ruled(command: Command) -> Command:
    """Add the options that say which rules run besides the shipped ones."""
    option = click.option(
        "--rules",
        "rule_files",
        multiple=True,
        metavar="PATH",
        type=click.Path(path_type=Path),
        help="Lay a rule file, or a folder of them, over the rules. Can be given again.",
    )
    return option(packed(command))


def packed(command: Command) -> Command:
    """Add the option that names shipped packs."""
    return click.option(
        "--pack",
        "packs",
        multiple=True,
        metavar="NAME",
        help="Lay a shipped pack over the rules (claimcheck rules packs). Can be given again.",
    )(command)


def words(found: Config) -> Lexicon:
    """Return the shipped lexicon with the settings' folders laid over it.

    Raises:
        Mistakes: with the folders that are not there, or with everything in them that goes against
            the rest.
    """
    from claimcheck import lexicon

    settings = found.settings
    lost = [n for n, path in enumerate(found.paths(settings.lexicon)) if not path.is_dir()]
    if lost:
        hint = "name a folder of lexicon files; the path counts from the settings' folder"
        told = ((n, f"there is no folder {settings.lexicon[n]!r}") for n in lost)
        raise Mistakes(
            tuple(ConfigError(found.place("lexicon", n), what, hint) for n, what in told)
        )
    loaded = lexicon.load(*found.paths(found.settings.lexicon))
    if found.settings.lexicon:
        from claimcheck.wordcheck import mistakes

        if wrong := mistakes(loaded):
            raise Mistakes(tuple(wrong))
    return loaded


def reading(
    found: list[Input], lexicon: Lexicon, *, silent: bool = False, aside: Aside = None
) -> Iterator[Article]:
    """Yield the articles of inputs; a long run tells a terminal how far it has come."""
    from claimcheck import articles

    read = articles.read(found, lexicon, aside)
    yield from itertools.islice(read, MANY)
    rest = list(itertools.islice(read, 1))
    if silent or not rest or not sys.stderr.isatty():
        yield from itertools.chain(rest, read)
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.completed:,} articles read"),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # what the command prints is not rich's to wrap
        redirect_stderr=False,
    ) as progress:
        task = progress.add_task("reading", total=None, completed=MANY)
        for article in itertools.chain(rest, read):
            progress.advance(task)
            yield article


def nothing(given: Given, languages: Iterable[tuple[str, int]]) -> ArticleError:
    """Return the refusal of a run in which no article was read; it must never pass a gate."""
    found = ", ".join(f"{number:,} in {name!r}" for name, number in languages)
    return ArticleError(
        " ".join(path.as_posix() for path in given.paths),
        "there is nothing to check" + (f": no lexicon covers {found}" if found else ""),
        "name files or folders that hold articles in a language the lexicon covers",
    )
