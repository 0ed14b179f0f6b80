"""Write the pages of docs/ that come from the source: rules, kinds, options and the manual page.

python docs/generate.py          write them
python docs/generate.py --check  leave with 1 if a page is not what it would be
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from claimcheck import checks, lexicon, plainyaml, rulefiles
from claimcheck.cli import main as command
from claimcheck.cli import manual
from claimcheck.errors import RuleError

HERE = Path(__file__).parent
NOTICE = "<!-- Written by `python docs/generate.py`; change the source instead. -->\n"
MODULE = re.compile(r"\b[a-z_]\w*\.(?:[a-z_]\w*\.)*(?=[A-Z])")
LABELS = {"flag": "Reported", "pass": "Left alone"}


def rules() -> str:
    """Return rules.md: every shipped rule with its reason and its examples."""
    lines = [
        "# Rules",
        NOTICE,
        "The rules that are shipped, as they stand in `rules/*.yaml`. Every example below is run",
        "by `claimcheck rules test`. The check kinds they use are in [kinds.md](kinds.md).",
        "",
        *_table(
            ("code", "rule", "at most", "what is wrong"),
            ((r["code"], _link(r["id"]), r["severity"], r["title"]) for r in _shipped()),
        ),
    ]
    for rule in _shipped():
        lines += _rule(rule)
    lines += _packs()
    return "\n".join(lines) + "\n"


def _packs() -> Iterator[str]:
    """Yield what each pack changes in the rules above."""
    yield from ("", "## Packs", "", "A pack is laid over these rules where it is asked for, with")
    yield "`--pack NAME` or under `packs:` in the settings; its file says why."
    for name, path in rulefiles.packs().items():
        data = plainyaml.load(path.read_text("utf-8"), path.name, RuleError).data
        yield from ("", f"### {name}", "", f"{data['title']}.", "")
        rows = ((_link(given["extends"]), _changes(given)) for given in data["rules"])
        yield from _table(("rule", "changed to"), rows)


def _changes(given: dict[str, Any]) -> str:
    """Return what an extension changes, on one line."""
    parts = {k: v for k, v in given.items() if k not in ("extends", *LABELS)}
    return "; ".join(f"{key}: {_flow(value)}" for key, value in parts.items())


def _shipped() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted(lexicon.builtin_rules().glob("*.yaml")):
        found += plainyaml.load(path.read_text("utf-8"), path.name, RuleError).data["rules"]
    return sorted(found, key=lambda rule: str(rule["code"]))


def _rule(rule: dict[str, Any]) -> Iterator[str]:
    check = dict(rule["check"])
    kind = check.pop("kind")
    yield from ("", f"## {rule['id']}", "", f"**{rule['code']} · {rule['title']}**", "")
    yield from (rule["why"], "", f"* at most: {rule['severity']}")
    yield f"* looks with: [{kind}](kinds.md#{kind}){_inline(check)}"
    for key, label in (("select", "selects"), ("unless", "unless")):
        if rule.get(key):
            yield f"* {label}: {_flow(rule[key])}"
    yield f"* source: {rule['source']}"
    for key, label in LABELS.items():
        for example in rule.get(key) or ():
            yield from ("", f"{label}:", "")
            yield from (f"> {line}" for line in _example(example))


def _example(example: object) -> Iterator[str]:
    articles = example if isinstance(example, list) else [example]
    for number, article in enumerate(articles):
        if number:
            yield ""
        parts = [article.get("date", ""), article.get("title", ""), article.get("text", "")]
        yield " — ".join(" ".join(part.split()) for part in parts if part)


def _inline(check: dict[str, Any]) -> str:
    return f" with {_flow(check)}" if check else ""


def _flow(value: object) -> str:
    """Return YAML data on one line, each value in code marks."""
    if isinstance(value, dict):
        return "; ".join(f"{key} {_flow(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(_flow(part) for part in value)
    return f"`{value}`"


def kinds() -> str:
    """Return kinds.md: every check kind with what it reports and its parameters."""
    lines = [
        "# Check kinds",
        NOTICE,
        "What a rule can ask. A kind is a file in `claimcheck/checks/`; `over` says what it is",
        "shown in one go. Its parameters stand under `check:` in a rule.",
    ]
    for name, kind in sorted(checks.kinds().items()):
        lines += ["", f"## {name}", "", f"over: `{kind.over.value}`", "", "```text"]
        lines += [inspect.getdoc(kind) or "", "```"]
        rows = [
            (f"`{field}`", _type(info.annotation), _default(info), info.description or "")
            for field, info in kind.model_fields.items()
        ]
        if rows:
            lines += ["", *_table(("parameter", "type", "default", "meaning"), rows)]
    return "\n".join(lines) + "\n"


def _type(annotation: object) -> str:
    name = getattr(annotation, "__name__", None)
    plain = str(annotation) if name is None or "[" in str(annotation) else str(name)
    return f"`{MODULE.sub('', plain)}`"


def _default(info: FieldInfo) -> str:
    value = info.get_default(call_default_factory=True)
    if value is PydanticUndefined:
        return "required"
    shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"`{shown}`"


def options() -> str:
    """Return options.md: every command and option of the command line."""
    lines = ["# Commands and options", NOTICE, inspect.cleandoc(command.help or "")]
    for path, part in manual.commands(command, ("claimcheck",)):
        usage = " ".join(piece for piece in part.collect_usage_pieces(click.Context(part)))
        lines += ["", f"## {' '.join(path)}", "", inspect.cleandoc(part.help or ""), ""]
        lines += ["```text", f"{' '.join(path)} {usage}", "```"]
        rows = [_option(option) for option in part.params if isinstance(option, click.Option)]
        if rows:
            lines += ["", *_table(("option", "default", "meaning"), rows)]
    return "\n".join(lines) + "\n"


def _option(option: click.Option) -> tuple[str, str, str]:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    plain = isinstance(option.default, str | int | float) and not isinstance(option.default, bool)
    choices = (
        f" One of {', '.join(option.type.choices)}."
        if isinstance(option.type, click.Choice)
        else ""
    )
    return names, f"`{option.default}`" if plain else "", (option.help or "") + choices


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    cells = [tuple(heads), *(tuple(row) for row in rows)]
    cells.insert(1, ("---",) * len(cells[0]))
    return [f"| {' | '.join(c.replace('|', chr(92) + '|') for c in row)} |" for row in cells]


def _link(name: str) -> str:
    return f"[{name}](#{name})"


def man() -> str:
    """Return claimcheck.1: the manual page, which the wheel installs."""
    return manual.page(command)


PAGES = {"rules.md": rules, "kinds.md": kinds, "options.md": options, "claimcheck.1": man}


def main(arguments: list[str]) -> int:
    """Write or check the pages and return the exit code."""
    stale = []
    for name, page in PAGES.items():
        path, text = HERE / name, page()
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"docs/{name}: not current\n  hint: make docs", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
