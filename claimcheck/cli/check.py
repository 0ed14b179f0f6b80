"""`claimcheck check`: articles -> a report of what cannot all stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.options import Formats, Given, decided, look, nothing, shared, show, words

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.findings import Report
    from claimcheck.rule import Rule

LEVELS = ("error", "warning", "info")


@click.command()
@click.option(
    "--format", "form", type=Formats("findings"), default="table", help="How the report is dressed."
)
@click.option(
    "--rules",
    "rule_files",
    multiple=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Lay a rule file, or a folder of them, over the shipped rules. Can be given again.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    help="Leave with 1 if there is a finding this grave (default: error).",
)
@click.option(
    "--show",
    "shown",
    type=click.Choice(LEVELS),
    default="warning",
    help="List findings at least this grave in the table and in full.",
)
@decided
@shared
def check(
    given: Given,
    form: str,
    rule_files: tuple[Path, ...],
    fail_on: str | None,
    shown: str,
    **files: Any,  # noqa: ANN401 - the options of `decided`
) -> int:
    """Read the articles and report claims that cannot all stand.

    PATH is a file, a folder, or - for standard input. Leaves with 0 if nothing is at or above the
    gate, 1 if something is, 2 if a rule, a setting or an article must be mended, 3 if the program
    is at fault.
    """
    from claimcheck import pipeline
    from claimcheck.cli.decisions import read
    from claimcheck.decisions import applied
    from claimcheck.report import writer
    from claimcheck.vocabulary import Severity

    config = given.config()
    rules = chosen(config, rule_files)
    lexicon = words(config)
    decisions, today = read(config, **files)
    report = pipeline.check(given.articles(config, lexicon), rules, lexicon)
    if not report.coverage.articles:
        raise nothing(given, report.coverage.languages)
    report = applied(report, decisions, today)
    write = writer("findings", form)
    assert write
    show(write(report, look(Severity(shown))))
    return gate(report, fail_on or config.settings.fail_on)


def gate(report: Report, fail_on: str) -> int:
    """Return 1 if a finding that nobody waived is at least as grave as `fail_on`, else 0."""
    from claimcheck.vocabulary import Severity

    if fail_on == "never":
        return 0
    least = Severity(fail_on).rank
    return int(any(f.severity.rank >= least for f in report.findings if not f.suppressed))


def chosen(found: Config, rule_files: tuple[Path, ...]) -> tuple[Rule, ...]:
    """Return the rules that run: shipped, the settings', the command line's, as grave as set.

    Raises:
        Mistakes: with everything that is wrong in the rule files or in the settings about them.
    """
    from claimcheck import rulebook
    from claimcheck.errors import ClaimcheckError, ConfigError, Mistakes
    from claimcheck.strict import did_you_mean
    from claimcheck.vocabulary import Severity

    rules = rulebook.load([*found.paths(found.settings.rules), *rule_files])
    names = {name for rule in rules for name in (rule.id, rule.code)}
    packs = {rule.pack for rule in rules}
    wrong: list[ClaimcheckError] = [
        ConfigError(found.place(*path), f"no {kind} is called {name!r}", did_you_mean(name, known))
        for kind, name, known, path in (
            *(("rule", name, names, ("severity", name)) for name in found.settings.severity),
            *(("pack", name, packs, ("packs",)) for name in found.settings.packs),
        )
        if name not in known
    ]
    kept = []
    for rule in rules:
        level = found.settings.severity.get(rule.id, found.settings.severity.get(rule.code))
        if level != "off" and (not found.settings.packs or rule.pack in found.settings.packs):
            changed = {"severity": Severity(level)} if level else {}
            kept.append(rule.model_copy(update=changed))
    if not kept and not wrong:
        hint = "switch at least one on"
        wrong.append(ConfigError(found.place("severity"), "every rule is switched off", hint))
    if wrong:
        raise Mistakes(tuple(wrong))
    return tuple(kept)
