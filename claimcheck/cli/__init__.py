"""The command line: one file per command; heavy modules are imported where they are used."""

from __future__ import annotations

import errno
import gc
import os
import re
import sys
import traceback
from pathlib import Path
from typing import TextIO

import click

from claimcheck import __version__
from claimcheck.cli.check import check
from claimcheck.cli.config import config, init
from claimcheck.cli.decisions import baseline, waive, waivers
from claimcheck.cli.explain import explain
from claimcheck.cli.extract import extract
from claimcheck.cli.gate import command as gate
from claimcheck.cli.ledger import ledger
from claimcheck.cli.lsp import lsp
from claimcheck.cli.reuse import reuse
from claimcheck.cli.rules import rules
from claimcheck.cli.schema import schema
from claimcheck.cli.serve import serve
from claimcheck.cli.timeline import timeline
from claimcheck.errors import ClaimcheckError, ConfigError, Mistakes

MENDABLE, INTERNAL = 2, 3
INTERRUPTED, UNHEARD = 130, 141  # as a shell counts SIGINT and SIGPIPE
# What the system refuses because of rights, room or limits, and nobody told of before.
REFUSED = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENAMETOOLONG),
        *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE),
    }
)
YOUNG = 250_000  # objects made before the collector looks at them; a short run makes fewer
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MOST_SHOWN = 100  # mistakes printed one by one; further ones are counted


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimcheck", message="%(prog)s %(version)s")
def main() -> None:
    """A linter for facts: takes articles apart into claims and checks that they can all stand."""


for command in (
    check,
    gate,
    extract,
    reuse,
    timeline,
    rules,
    explain,
    baseline,
    waive,
    waivers,
    ledger,
    serve,
    lsp,
    config,
    init,
    schema,
):
    main.add_command(command)


def entry() -> None:
    """Run the command line and leave with its exit code.

    0 nothing at or above the gate, 1 something, 2 the user must mend something, 3 the program is
    at fault.
    """
    # Rules and word lists are made once and stay, and little else lies in cycles: looking for
    # cycles as often as Python does by itself takes a tenth of the time of a short run.
    gc.set_threshold(YOUNG, 10, 10)
    _opened()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    gc.disable()  # or Python looks through all of it once more, on the way out
    raise SystemExit(code)


def _opened() -> None:
    """Open what the caller closed (`>&-`) as nothing, so that no ledger takes its number."""
    while (spare := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(spare)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - till the end


def run(arguments: list[str]) -> int:
    """Return the exit code of a command line; messages for people go to standard error."""
    try:
        if "" in arguments:  # as a path it would be the whole folder, as a ledger the usual one
            problem = f"argument {arguments.index('') + 1} is empty: is a variable not set?"
            raise click.UsageError(problem)
        code = main.main(arguments, prog_name="claimcheck", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as caught:
        caught.show()
        return MENDABLE
    except ClaimcheckError as caught:
        _tell(caught, sys.stderr)
        return MENDABLE
    except BrokenPipeError:  # the reader has seen enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return UNHEARD
    except OSError as caught:
        if caught.errno not in REFUSED:
            return _fault(caught, "--debug" in arguments)
        _tell(_refused(caught), sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left of the output has no room
        return MENDABLE
    except Exception as caught:
        return _fault(caught, "--debug" in arguments)
    return int(code or 0)


def _tell(caught: ClaimcheckError, out: TextIO) -> None:
    """Print every mistake, then how many there are."""
    errors = caught.errors if isinstance(caught, Mistakes) else (caught,)
    for error in errors[:MOST_SHOWN]:
        print(OBEYED.sub("�", str(error)), file=out)
    if len(errors) > MOST_SHOWN:
        print(f"… and {len(errors) - MOST_SHOWN:,} more", file=out)
    if len(errors) > 1:
        print(f"{len(errors):,} mistakes to mend; nothing was checked", file=out)


def _refused(caught: OSError) -> ConfigError:
    """Return what the operating system refused; an error without a file comes from the output."""
    told = os.strerror(caught.errno or 0).lower()
    if caught.filename is None:
        return ConfigError("output", f"cannot be written: {told}", "make room, and run it again")
    hint = "check the path, its rights and the disk"
    return ConfigError(os.fsdecode(caught.filename), f"cannot be used: {told}", hint)


def _fault(caught: Exception, debug: bool) -> int:
    """Tell of a fault of the program itself and return its exit code."""
    if debug:
        traceback.print_exception(caught)
    words = f"{type(caught).__name__}: {caught}".strip(": ")
    print(f"claimcheck: this is a fault of the program, not of your text: {words}", file=sys.stderr)
    if not debug:
        print("  hint: run it again with --debug and report what it prints", file=sys.stderr)
    return INTERNAL
