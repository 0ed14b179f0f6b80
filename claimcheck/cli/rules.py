"""`claimcheck rules list`, `claimcheck rules test` and `claimcheck explain`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import show

if TYPE_CHECKING:
    from claimcheck.rule import Example, Rule

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


@click.command()
@click.argument("rule")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def explain(rule: str, files: tuple[Path, ...]) -> None:
    """Print what RULE (an id or a code) finds, why, and its examples."""
    from claimcheck import rulebook

    show(_explained(rulebook.find(rulebook.load(files), rule)))


def _explained(rule: Rule) -> Iterator[str]:
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
    for label, words in notes.items():
        if words:
            yield from hung(f"{label + ':':<12}", words, WIDTH)
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
