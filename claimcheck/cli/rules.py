"""`claimcheck rules`: see, write, try and test rules."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import show

if TYPE_CHECKING:
    from claimcheck.rule import Rule

FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
WIDTH = 80


@click.group()
def rules() -> None:
    """See the rules, and run their own examples."""


@rules.command("list")
@FILES
def list_rules(files: tuple[Path, ...]) -> None:
    """Print every rule: the shipped ones, with those in FILES laid over them."""
    from tabulate import tabulate

    from claimcheck import rulebook
    from claimcheck.report.layout import wrapped

    found = rulebook.load(files)
    named = max(len(rule.id) for rule in found)
    rows: list[tuple[str, ...]] = []
    for rule in found:
        title = wrapped(rule.title, WIDTH - len("code  at most  ") - named - 4)
        rows += zip_longest((rule.code,), (rule.id,), (rule.severity,), title, fillvalue="")
    table = tabulate(rows, ("code", "rule", "at most", "what is wrong"), disable_numparse=True)
    show(line.rstrip() for line in table.splitlines())


@rules.command("test")
@FILES
def test_rules(files: tuple[Path, ...]) -> int:
    """Run the flag and pass examples of the rules in FILES, or of the shipped ones.

    Leaves with 1 if an example that should be flagged is not, or one that should pass is flagged.
    """
    from claimcheck import lexicon, rulebook
    from claimcheck.examples import try_examples

    words = lexicon.load()
    tried = [
        (rule, result)
        for rule in rulebook.load(files)
        if not files or _stands_in(rule, files)
        for result in try_examples(rule, words)
    ]
    failed = [(rule, result) for rule, result in tried if not result.holds]
    for rule, result in failed:
        problem = "was not flagged" if result.kind == "flag" else "was flagged"
        told = "".join(f": {finding.message}" for finding in result.findings[:1])
        show([f"{rule.place}: {rule.id}: {result.kind} example {result.number} {problem}{told}"])
    show([f"{len(tried)} examples, {len(failed)} wrong"])
    return int(bool(failed))


def _stands_in(rule: Rule, files: tuple[Path, ...]) -> bool:
    """Whether a rule stands in one of the files, or in a file of one of the folders."""
    path = Path(rule.place.rsplit(":", 2)[0])
    return any(path in (file, *file.glob("*")) for file in files)
