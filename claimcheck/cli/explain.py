"""`claimcheck explain`: why a rule is there, how a finding came about, and why another did not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import Given, ruled, words
from claimcheck.cli.printing import show
from claimcheck.cli.run import checked, choose, decisions
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.rule import Example, Rule

WIDTH = 80
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
LABEL = 13  # columns


@click.command()
@click.option(
    "--why-not",
    nargs=2,
    metavar="A B",
    help="Say why the claims at A and B, such as copy/a.txt:3:12, are no finding.",
)
@click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Use this file of settings instead of the nearest one above PATH.",
)
@ruled
@click.argument("names", nargs=-1, metavar="[RULE | FINGERPRINT] [PATH]...")
def explain(
    names: tuple[str, ...],
    why_not: tuple[str, str] | None,
    config_file: Path | None,
    rule_files: tuple[Path, ...],
    packs: tuple[str, ...],
) -> None:
    """Print what RULE (an id or a code) finds and why; or the derivation of a finding.

    A finding is named by its FINGERPRINT and found again in PATHs: both claims field by field, who
    read them, how they stand to each other, what was computed and which guards were tried. With
    --why-not, PATHs are read and the claims at two places are set against each other.
    """
    from claimcheck import rulebook

    if not why_not and not names:
        raise click.UsageError("name a rule, a fingerprint, or two places with --why-not")
    paths = tuple(Path(name) for name in (names if why_not else names[1:]))
    if not why_not and not FINGERPRINT.fullmatch(names[0]):
        config = Given((), config_file).config()
        files = [*config.paths(config.settings.rules), *rule_files, *paths]
        known = rulebook.load(files, packs=[*config.settings.packs, *packs], words=words(config))
        show(_rule(rulebook.find(known, names[0])))
        return
    if not paths:
        raise click.UsageError("name the files or folders that it was found in")
    given = Given(paths, config_file)
    if why_not:
        show(_laid_out(_why_not(why_not, given, rule_files, packs)))
    else:
        show(_laid_out(_finding(names[0], given, rule_files, packs)))


def _finding(
    fingerprint: str, given: Given, rule_files: Iterable[Path], packs: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield the derivation of the finding with a fingerprint."""
    from claimcheck.decisions import applied
    from claimcheck.derivation import derived
    from claimcheck.rulebook import find

    config = given.config()
    report = applied(checked(given, rule_files, packs), *decisions(config, None, None, None))
    for finding in report.findings:
        if finding.fingerprint == fingerprint:
            rules = choose(config, rule_files, packs).rules
            articles = {e.article.id: e.article for e in report.extractions}
            yield from derived(finding, find(rules, finding.rule), articles)
            return
    raise ClaimcheckError(
        fingerprint, "nothing found here has this fingerprint", "see check --format full"
    )


def _why_not(
    spots: tuple[str, str], given: Given, rule_files: Iterable[Path], packs: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield two claims and why no rule reports them."""
    from claimcheck.derivation import read
    from claimcheck.report.layout import located, plain
    from claimcheck.whynot import article_of, claim_at, why_not

    config = given.config()
    report = checked(given, rule_files, packs)
    claims = [claim_at(spot, report.extractions) for spot in spots]
    for name, claim in zip("AB", claims, strict=True):
        mention, article = claim.mention, article_of(claim, report.extractions)
        where = located(article, mention.field, mention.span)
        yield name, f"{where} “{plain(mention.exact)}”"
        yield from read(claim)
        yield "", ""
    rules = choose(config, rule_files, packs).rules
    yield from why_not(claims[0], claims[1], rules, report.extractions, words(config))


def _laid_out(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each label with its words beside it; nothing where there are none."""
    from claimcheck.report.layout import hung

    for label, told in lines:
        if not label:
            yield ""
        elif told:
            yield from hung(f"{label + ':':<{LABEL}}", told, WIDTH)


def _rule(rule: Rule) -> Iterator[str]:
    """Yield what a rule finds, why, and its examples."""
    from claimcheck.report.layout import hung, wrapped

    yield f"{rule.code} {rule.id}: {rule.title}"
    yield ""
    yield from wrapped(rule.why, WIDTH)
    yield ""
    select = rule.select.model_dump(mode="json", exclude_defaults=True)
    options = rule.check.model_dump(mode="json", exclude_defaults=True)
    notes = {
        "at most": rule.severity.value,
        "looks with": f"{rule.kind}{_written(options)}",
        "selects": _written(select).strip(" ()"),
        "unless": ", ".join(rule.unless),
        "source": rule.source,
        "next step": rule.next_step,
        "stands at": rule.place,
    }
    for label, told in notes.items():
        if told:
            yield from hung(f"{label + ':':<{LABEL}}", told, WIDTH)
    for label, examples in (("flagged", rule.flag), ("passes", rule.passes)):
        for example in examples:
            yield ""
            yield f"{label}:"
            yield from _example(example)


def _written(options: dict[str, object]) -> str:
    """Return options as words: "relations REGRESSION, STALE"."""
    parts = [
        f"{name} {', '.join(map(str, value)) if isinstance(value, list) else value}"
        for name, value in options.items()
    ]
    return f" ({'; '.join(parts)})" if parts else ""


def _example(example: Example) -> Iterator[str]:
    from claimcheck.report.layout import hung, plain

    for article in example:
        day = f"  {article.date}  " if article.date else "  "
        words = " / ".join(part for part in (article.title, article.caption, article.text) if part)
        yield from hung(day, plain(words), WIDTH)
