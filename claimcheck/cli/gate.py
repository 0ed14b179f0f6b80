"""`claimcheck gate`: may this draft go out, given everything published before?"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.judging import Dress, judged
from claimcheck.cli.options import (
    Given,
    decided,
    nothing,
    ruled,
    shared,
    words,
)
from claimcheck.cli.run import choose, day, decisions

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Extraction


@click.command("gate")
@click.option("--ledger", "url", metavar="URL", help="File or URL (default .claimcheck/ledger.db).")
@click.option("--publish", is_flag=True, help="Add the drafts to the ledger if nothing stops them.")
@click.option("--as-known-on", "on", metavar="DAY", help="Use only what was known by this day.")
@judged
@decided
@ruled
@shared
def command(
    given: Given,
    url: str | None,
    publish: bool,
    on: str | None,
    dress: Dress,
    fail_on: str | None,
    rule_files: tuple[Path, ...],
    packs: tuple[str, ...],
    **files: Any,  # noqa: ANN401 - the options of `decided`
) -> int:
    """Check drafts against themselves, each other and the ledger.

    PATH is a draft, a folder of them, or - for standard input. Only findings that involve a draft
    are reported, those resting on the newest articles first. Leaves as `claimcheck check` does;
    there must be a ledger.
    """
    from claimcheck.ledger import store
    from claimcheck.verdict import Judge

    config = given.config()
    fail_on = fail_on or config.settings.fail_on
    if publish and (on or fail_on == "never"):
        raise click.UsageError("--publish goes with neither --as-known-on nor --fail-on never")
    lexicon = words(config)
    given_decisions, today = decisions(config, **files)
    rules = choose(config, rule_files, packs)
    ledger = store.opened(url or store.DEFAULT)
    drafts = _drafts(given, lexicon)
    judge = Judge(ledger, rules.rules, rules.levels, lexicon, given_decisions, today)
    known = day(on, "--as-known-on") if on else None
    warn = partial(click.echo, err=True)
    report, stopped = judge.report(drafts, fail_on, known, publish=publish, warn=warn)
    dress.printed(report, stopped=stopped)
    if publish and not dress.quiet:
        _tell(len(drafts), published=not stopped)
    return int(stopped)


def _tell(drafts: int, *, published: bool) -> None:
    """Say on standard error whether the drafts are in the ledger now."""
    count = f"{drafts:,} article{'s' if drafts > 1 else ''}"
    click.echo(f"published: {count}" if published else "not published", err=True)


def _drafts(given: Given, lexicon: Lexicon) -> list[Extraction]:
    """Return what the drafts say.

    Raises:
        ArticleError: when there is no draft, or one is in a language that no lexicon covers; a
            draft that was not read must not pass.
    """
    from claimcheck import verdict

    found = verdict.drafts(given.articles(given.config(), lexicon), lexicon)
    if not found:
        raise nothing(given, ())
    return found
