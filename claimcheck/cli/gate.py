"""`claimcheck gate`: may this draft go out, given everything published before?"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.check import gate
from claimcheck.cli.judging import judged
from claimcheck.cli.options import (
    Given,
    decided,
    look,
    nothing,
    ruled,
    shared,
    show,
    words,
)
from claimcheck.cli.run import Chosen, choose, day, decisions

if TYPE_CHECKING:
    from datetime import date

    from claimcheck.decisions import Decisions
    from claimcheck.findings import Report
    from claimcheck.ledger.store import Ledger
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Extraction

OTHER_WORDS = (
    "the ledger's look-ups were made with other words than these: something may not be found\n"
    "  hint: run `claimcheck ledger vacuum`"
)


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
    form: str,
    fail_on: str | None,
    shown: str,
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
    from claimcheck.report import writer
    from claimcheck.vocabulary import Severity

    config = given.config()
    fail_on = fail_on or config.settings.fail_on
    if publish and (on or fail_on == "never"):
        raise click.UsageError("--publish goes with neither --as-known-on nor --fail-on never")
    lexicon = words(config)
    given_decisions, today = decisions(config, **files)
    rules = choose(config, rule_files, packs)
    ledger = store.opened(url or store.DEFAULT)
    drafts = _drafts(given, lexicon)
    judge = Judge(ledger, rules, lexicon, given_decisions, today)
    known = day(on, "--as-known-on") if on else None
    report, code = judge.report(drafts, fail_on, known, publish=publish)
    write = writer("findings", form)
    assert write
    show(write(report, look(Severity(shown))))
    if publish:
        _tell(len(drafts), published=not code)
    return code


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
    from claimcheck import claims
    from claimcheck.articles import located
    from claimcheck.articles.language import covers
    from claimcheck.errors import ArticleError

    found = []
    for article in given.articles(given.config(), lexicon):
        if not covers(lexicon, article):
            problem = f"no lexicon covers its language ({article.language})"
            raise ArticleError(located(article), problem, "let a person read it")
        found.append(claims.extract(article, lexicon))
    if not found:
        raise nothing(given, ())
    return found


class Judge:
    """What a draft is judged by: the ledger, the rules and words, and the decisions in force."""

    def __init__(
        self,
        ledger: Ledger,
        rules: Chosen,
        lexicon: Lexicon,
        decisions: Decisions,
        today: date | None,
    ) -> None:
        self.ledger, self.rules, self.lexicon = ledger, rules, lexicon
        self.decisions, self.today = decisions, today

    def report(
        self, drafts: list[Extraction], fail_on: str, known: date | None, *, publish: bool
    ) -> tuple[Report, int]:
        """Return the report and the exit code; publishing is judged and done in one transaction.

        What another gate publishes meanwhile is thus seen, by this one or by the other.
        """
        from claimcheck.decisions import applied
        from claimcheck.gate import Gate
        from claimcheck.ledger import decided, upkeep, writing

        rules, levels = self.rules.rules, self.rules.levels
        with ExitStack() as stack:
            opened = self.ledger.writing() if publish else self.ledger.reading()
            connection = stack.enter_context(opened)
            report = Gate(connection, rules, self.lexicon, levels, known).report(drafts)
            kept = decided.merged(connection, self.decisions, report)
            report = applied(report, kept, self.today)
            if upkeep.other_words(connection, self.lexicon):
                click.echo(OTHER_WORDS, err=True)
            code = gate(report, fail_on)
            if publish and not code:
                for draft in drafts:
                    writing.add(connection, draft, self.lexicon, self.today)
                decided.keep(connection, kept, report)
        return report, code
