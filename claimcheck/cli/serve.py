"""`claimcheck serve`: check, extract and gate over HTTP."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.judging import LEVELS
from claimcheck.cli.options import Given, decided, ruled, words
from claimcheck.cli.run import choose, decisions
from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.serve.desk import Desk, Limits

PORT = 8765
FAULT = 3  # the exit code where the program is at fault
MEGABYTE = 1_000_000
SHARE = 0.5  # of a request's time: how long it may wait for another writer of the ledger


@dataclass(frozen=True, slots=True)
class Opening:
    """What the service was started with; calling it reads the rules, the words and the ledger."""

    config_file: Path | None
    rule_files: tuple[Path, ...]
    packs: tuple[str, ...]
    files: tuple[tuple[str, Any], ...]
    fail_on: str | None
    ledger: str | None
    publishing: bool
    wait: float

    def __call__(self) -> Desk:
        """Return a desk.

        Raises:
            ClaimcheckError: with what must be mended first.
        """
        from claimcheck.ledger import store
        from claimcheck.serve.desk import Desk

        config = Given((Path(),), self.config_file).config()
        lexicon = words(config)
        chosen = choose(config, self.rule_files, self.packs)
        given, today = decisions(config, **dict(self.files))
        return Desk(
            rules=chosen.rules,
            levels=chosen.levels,
            lexicon=lexicon,
            decisions=given,
            today=today,
            fail_on=self.fail_on or config.settings.fail_on,  # type: ignore[arg-type]
            ledger=store.opened(self.ledger, wait=self.wait) if self.ledger else None,
            publishing=self.publishing,
        )


@click.command()
@click.option("--host", default="127.0.0.1", help="The address to listen on.")
@click.option("--port", default=PORT, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--ledger", metavar="URL", help="File or URL (default .claimcheck/ledger.db, if it is there)."
)
@click.option("--publish", is_flag=True, help="Let requests add their drafts to the ledger.")
@click.option("--workers", default=2, type=click.IntRange(1, 64), help="Requests answered at once.")
@click.option(
    "--time-limit", default=30.0, type=click.FloatRange(0.1, 3600), help="Seconds for one answer."
)
@click.option(
    "--max-body", default=8.0, type=click.FloatRange(0.001, 1000), help="Megabytes of one request."
)
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    help="Stop a draft if there is a finding this grave (default: error).",
)
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Use this file of settings instead of the nearest one above the working folder.",
)
@click.option("--debug", is_flag=True, expose_value=False, help="Print a fault's traceback.")
@decided
@ruled
def serve(
    host: str,
    port: int,
    ledger: str | None,
    publish: bool,
    workers: int,
    time_limit: float,
    max_body: float,
    fail_on: str | None,
    config_file: Path | None,
    rule_files: tuple[Path, ...],
    packs: tuple[str, ...],
    **files: Any,  # noqa: ANN401 - the options of `decided`
) -> int:
    """Answer POST /v1/check, /v1/extract and /v1/gate over HTTP, and GET /v1/health.

    Articles come in the body as records, never as paths. Rules, settings, decisions and the ledger
    are fixed here; GET /openapi.json describes the rest. With CLAIMCHECK_TOKEN set, requests must
    bear that token; without it, only this machine is listened to.
    """
    limits = _limits(workers, time_limit, max_body)
    if publish and fail_on == "never":
        raise click.UsageError("--publish does not go with --fail-on never")
    url = ledger or _default_ledger()
    if publish and not url:
        raise ConfigError("--publish", "there is no ledger", "name one with --ledger")
    given = tuple(sorted(files.items()))
    wait = SHARE * time_limit
    opening = Opening(config_file, rule_files, packs, given, fail_on, url, publish, wait)
    return _serve(opening, limits, host, port)


def _limits(workers: int, time_limit: float, max_body: float) -> Limits:
    """Return the limits of a request.

    Raises:
        ConfigError: when the packages of the service are not installed.
    """
    try:
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError:
        hint = "pip install 'claimcheck[serve]'"
        raise ConfigError("claimcheck serve", "the service is not installed", hint) from None
    from claimcheck.serve.desk import Limits

    return Limits(body=int(max_body * MEGABYTE), seconds=time_limit, workers=workers)


def _default_ledger() -> str | None:
    from claimcheck.ledger.store import DEFAULT

    return DEFAULT if Path(DEFAULT).exists() else None


def _serve(opening: Opening, limits: Limits, host: str, port: int) -> int:
    """Listen, and answer until told to stop; what must be mended is told before a port is taken."""
    from claimcheck.serve import door, listening
    from claimcheck.serve.app import Service

    secret = door.token(os.environ.get(door.TOKEN), host)
    desk = opening()
    if desk.publishing and desk.fail_on == "never":
        raise ConfigError("--publish", "the settings say fail_on: never", "add --fail-on error")
    if desk.ledger:
        desk.ledger.close()
    with listening.bound(host, port) as socket:
        where = listening.address(socket)

        def told() -> None:
            click.echo(f"claimcheck: listening on {where} (Ctrl-C stops it)", err=True)

        service = Service(opening, limits, secret, ledger=desk.ledger is not None, told=told)
        return 0 if listening.serve(service, socket) else FAULT
