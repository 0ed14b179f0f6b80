"""The manual page, claimcheck(1), made from the commands themselves.

Source: man-pages(7) for the sections, groff_man(7) for the macros.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from claimcheck import __version__

EXAMPLES = (
    ("Check a folder of articles.", "claimcheck check articles/"),
    ("The same for a code-scanning view.", "claimcheck check articles/ --format sarif"),
    ("Print every claim, one JSON object a line.", "claimcheck extract articles/ --format jsonl"),
    ("Say why a rule asks what it asks.", "claimcheck explain toll-fell"),
    ("Keep what was published.", "claimcheck ledger add published/"),
    ("May a draft go out, given all that?", "claimcheck gate draft.md"),
)
EXITS = (
    ("0", "Nothing is at or above the gate."),
    ("1", "Something is."),
    ("2", "A rule, a setting or an article must be mended, or there is nothing to check."),
    ("3", "The program is at fault."),
    ("130", "Ctrl-C ended it."),
)
ENVIRONMENT = (
    ("CLAIMCHECK_TOKEN", "The token that requests to claimcheck serve must bear."),
    ("NO_COLOR", "If set to anything, nothing is printed in colour."),
    ("XDG_CACHE_HOME", "Where parsed word lists are kept (default: ~/.cache)."),
)
FILES = (
    ("claimcheck.yaml", "Settings; or [tool.claimcheck] in pyproject.toml, above what is checked."),
    ("claimcheck-waivers.yaml, claimcheck-baseline.json", "Findings that were let stand."),
    (".claimcheckignore", "Patterns of files to pass over, as in .gitignore."),
    (".claimcheck/ledger.db", "The ledger of what was published."),
)


def page(command: click.Command) -> str:
    """Return the manual page of the whole command line, as roff."""
    about = inspect.cleandoc(command.help or "")
    first, _, _ = about.partition(":")
    lines = [
        '.\\" Written by `python docs/generate.py`; change the source instead.',
        f'.TH CLAIMCHECK 1 "" "claimcheck {__version__}" "User Commands"',
        ".SH NAME",
        f"claimcheck \\- {_text(first.lower())}",
        ".SH SYNOPSIS",
        "\\fBclaimcheck\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...",
        ".SH DESCRIPTION",
        *_paragraphs(about),
        ".SH COMMANDS",
    ]
    for path, part in commands(command):
        lines += _command(path, part)
    for head, rows in (("EXIT STATUS", EXITS), ("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES)):
        lines += [f".SH {head}", *_list(rows)]
    lines.append(".SH EXAMPLES")
    for words, example in EXAMPLES:
        lines += [".PP", _text(words), ".PP", ".RS 4", ".EX", _text(example), ".EE", ".RE"]
    return "\n".join(lines) + "\n"


def commands(
    part: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that can be run, with the words it is called by, in their order."""
    if not isinstance(part, click.Group):
        yield path, part
        return
    for name in sorted(part.commands):
        yield from commands(part.commands[name], (*path, name))


def _command(path: tuple[str, ...], part: click.Command) -> Iterator[str]:
    """Yield the part of the page about one command."""
    usage = " ".join(part.collect_usage_pieces(click.Context(part)))
    yield f".SS {_text(' '.join(path))}"
    yield f"\\fBclaimcheck {_text(' '.join(path))}\\fR {_text(usage)}".rstrip()
    yield ".PP"
    yield from _paragraphs(inspect.cleandoc(part.help or ""))
    yield from _list(_option(one) for one in part.params if isinstance(one, click.Option))


def _option(option: click.Option) -> tuple[str, str]:
    """Return an option as it is written, and what it does."""
    word = "" if option.is_flag else f" {option.metavar or option.type.name.upper()}"
    if isinstance(option.type, click.Choice) and not option.metavar:
        word = f" {'|'.join(map(str, option.type.choices))}"
    names = ", ".join((*option.opts, *option.secondary_opts))
    return f"{names}{word}", option.help or ""


def _list(rows: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield terms with what they mean."""
    for term, meaning in rows:
        yield from (".TP", f"\\fB{_text(term)}\\fR", _text(meaning))


def _paragraphs(text: str) -> Iterator[str]:
    """Yield running text, paragraph by paragraph."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        yield _text(" ".join(paragraph.split()))


def _text(words: str) -> str:
    """Return words that roff prints as they are: nothing in them is a request or an escape."""
    plain = words.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", plain)
