"""`claimcheck rules`: see, write, try and test rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import Given, nothing, packed, ruled, shared, words
from claimcheck.cli.printing import show
from claimcheck.errors import Mistakes

if TYPE_CHECKING:
    from claimcheck.findings import Report
    from claimcheck.rule import Rule

LEXICON = click.option(
    "--lexicon",
    "folders",
    multiple=True,
    metavar="FOLDER",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Lay a folder of lexicon files over the shipped lexicon. Can be given again.",
)
FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
WIDTH = 80


@click.group()
def rules() -> None:
    """See the rules, and run their own examples."""


@rules.command("list")
@FILES
@packed
def list_rules(files: tuple[Path, ...], packs: tuple[str, ...]) -> None:
    """Print every rule: the shipped ones, with packs and those in FILES laid over them."""
    from tabulate import tabulate

    from claimcheck import rulebook
    from claimcheck.report.layout import wrapped

    found = rulebook.load(files, packs=packs)
    named = max(len(rule.id) for rule in found)
    rows: list[tuple[str, ...]] = []
    for rule in found:
        title = wrapped(rule.title, WIDTH - len("code  at most  ") - named - 4)
        rows += zip_longest((rule.code,), (rule.id,), (rule.severity,), title, fillvalue="")
    table = tabulate(rows, ("code", "rule", "at most", "what is wrong"), disable_numparse=True)
    show(line.rstrip() for line in table.splitlines())


@rules.command("packs")
def list_packs() -> None:
    """Print the shipped packs: what each is for, and how many rules it changes."""
    from tabulate import tabulate

    from claimcheck import plainyaml, rulefiles
    from claimcheck.errors import RuleError

    rows = [("core", "The rules that always run", "")]
    for name, path in rulefiles.packs().items():
        data = plainyaml.load(path.read_text(encoding="utf-8"), path.name, RuleError).data
        rows.append((name, data["title"], str(len(data["rules"]))))
    table = tabulate(rows, ("pack", "what it is for", "rules changed"), disable_numparse=True)
    show(line.rstrip() for line in table.splitlines())


@rules.command("new")
@click.argument("name", metavar="ID")
@click.option("--kind", default="contradiction", help="Its check kind (docs/kinds.md).")
def new_rule(name: str, kind: str) -> None:
    """Print a rule file to begin with, filled in like the shipped rule of the same check kind."""
    from claimcheck import rulebook
    from claimcheck.starter import starter

    show(starter(name, kind, rulebook.load()))


@rules.command("schema")
def rules_schema() -> None:
    """Print the JSON Schema of a rule file, for editors that complete and check YAML."""
    import json

    from claimcheck.cli.schema import made

    show([json.dumps(made("rules"), indent=2, ensure_ascii=False)])


@rules.command("lint")
@FILES
@LEXICON
@packed
def lint(files: tuple[Path, ...], folders: tuple[Path, ...], packs: tuple[str, ...]) -> int:
    """Read the rules in FILES, the words in LEXICON and the ledger beside them; run nothing.

    Leaves with 2 if something cannot be used, with 1 if a rule lacks an example of either kind.
    """
    from claimcheck import house, lexicon, rulebook
    from claimcheck.report.summary import many
    from claimcheck.wordcheck import mistakes

    words = lexicon.load(*folders)
    wrong = mistakes(words)
    if wrong:
        raise Mistakes(tuple(wrong))
    house.of(words)
    found = rulebook.load(files, packs=packs, words=words)
    own = [rule for rule in found if not files or _stands_in(rule, files)]
    lacking = _lacking(own)
    missing = many(len(lacking), "kind")
    show([*lacking, f"{many(len(own), 'rule')} can be used, {missing} of example missing"])
    return int(bool(lacking))


@rules.command("try")
@click.argument("name", metavar="RULE")
@click.option("--samples", default=5, type=click.IntRange(0), help="Findings that are shown.")
@ruled
@shared
def try_rule(
    given: Given,
    name: str,
    samples: int,
    rule_files: tuple[Path, ...],
    packs: tuple[str, ...],
) -> None:
    """Run one RULE (an id or a code) over articles: how much it looks at, and what it finds."""
    from claimcheck import pipeline, rulebook

    config = given.config()
    lexicon = words(config)
    files = [*config.paths(config.settings.rules), *rule_files]
    known = rulebook.load(files, packs=[*config.settings.packs, *packs], words=lexicon)
    rule = rulebook.find(known, name)
    report = pipeline.check(given.articles(config, lexicon), [rule], lexicon)
    if not report.coverage.articles:
        raise nothing(given, report.coverage.languages)
    show(_tried(rule, report, samples))


def _tried(rule: Rule, report: Report, samples: int) -> Iterator[str]:
    """Yield how often a rule fired and on how much, then some of its findings."""
    from claimcheck.report.layout import hung, located, plain
    from claimcheck.report.summary import many

    articles = {e.article.id: e.article for e in report.extractions}
    hit = {place.article for finding in report.findings for place in finding.places}
    taken = sum(rule.select.takes(claim) for claim in report.claims)
    yield f"{rule.code} {rule.id}: {many(len(report.findings), 'finding')}"
    yield f"  in {len(hit)} of {many(len(articles), 'article')}"
    yield f"  selects {taken:,} of {many(len(report.claims), 'claim')}"
    for severity, number in sorted(Counter(f.severity for f in report.findings).items()):
        yield f"  {severity}: {number}"
    for finding in report.findings[:samples]:
        yield ""
        yield from hung("", f"{finding.severity}: {plain(finding.message)}", WIDTH)
        for place in finding.places:
            where = located(articles[place.article], place.field, place.span)
            yield from hung("  ", f"{where} “{plain(place.exact)}”", WIDTH)


@rules.command("test")
@FILES
@packed
def test_rules(files: tuple[Path, ...], packs: tuple[str, ...]) -> int:
    """Run the flag and pass examples of the rules in packs and FILES, or of the shipped ones.

    Leaves with 1 if an example that should be flagged is not, if one that should pass is flagged,
    or if a rule lacks an example of either kind.
    """
    from claimcheck import lexicon, rulebook, rulefiles
    from claimcheck.examples import try_examples

    shipped = lexicon.load()
    asked = (*files, *(path for name, path in rulefiles.packs().items() if name in packs))
    found = rulebook.load(files, packs=packs)
    own = [rule for rule in found if not asked or _stands_in(rule, asked)]
    tried = [(rule, result) for rule in own for result in try_examples(rule, shipped)]
    failed = [(rule, result) for rule, result in tried if not result.holds]
    for rule, result in failed:
        problem = "was not flagged" if result.kind == "flag" else "was flagged"
        told = "".join(f": {finding.message}" for finding in result.findings[:1])
        show([f"{rule.place}: {rule.id}: {result.kind} example {result.number} {problem}{told}"])
    lacking = _lacking(own)
    show([*lacking, f"{len(tried)} examples, {len(failed)} wrong"])
    return int(bool(failed or lacking))


def _lacking(own: Sequence[Rule]) -> list[str]:
    """Return a line for each sort of example that a rule does not have."""
    return [
        f"{rule.place}: {rule.id} has no example under `{key}:`"
        for rule in own
        for key, examples in (("flag", rule.flag), ("pass", rule.passes))
        if not examples
    ]


def _stands_in(rule: Rule, files: tuple[Path, ...]) -> bool:
    """Whether a rule stands in one of the files, or in a file of one of the folders."""
    from claimcheck.config import shown

    path = rule.place.rsplit(":", 2)[0]
    return any(path == shown(inner) for file in files for inner in (file, *file.glob("*")))
