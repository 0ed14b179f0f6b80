"""Articles of an export, read and made ready on every processor while others are written.

A process holds nothing but its end of a pipe: when the one that asked is gone, however it went,
the pipe is closed and the process ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from claimcheck.errors import LedgerError
from claimcheck.ledger.parquet import Export
from claimcheck.ledger.prepared import Prepared
from claimcheck.lexicon import Lexicon

FEW = 4  # groups of rows; starting a process takes as long as reading so many
MOST = 4  # processes; one writer does not keep up with more


def arriving(path: Path, lexicon: Lexicon) -> Iterator[list[Prepared]]:
    """Yield the articles of an export, a group of rows at a time, in the order of the file.

    Raises:
        LedgerError: when it is no file that a ledger wrote, or a row of it cannot be read.
    """
    with Export(path) as export:
        groups = export.groups
        workers = min(os.cpu_count() or 1, MOST)
        if groups < FEW or workers < 2:
            for group in range(groups):
                yield export.read(group, lexicon)
            return
    yield from _shared(path, groups, workers, lexicon)


def _shared(path: Path, groups: int, workers: int, lexicon: Lexicon) -> Iterator[list[Prepared]]:
    """Yield the groups that several processes read, one ahead of the other."""
    context = get_context("spawn")
    with ExitStack() as stack:
        ends: list[Connection] = []
        for _ in range(workers):
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(there, path, lexicon), daemon=True)
            process.start()
            there.close()
            stack.callback(process.join)
            stack.callback(here.close)
            ends.append(here)
        for group in range(min(workers, groups)):
            ends[group].send(group)
        for group in range(groups):
            end = ends[group % workers]
            found = _answer(end, path)
            if isinstance(found, LedgerError):
                raise found
            if group + workers < groups:
                end.send(group + workers)
            yield found


def _answer(end: Connection, path: Path) -> list[Prepared] | LedgerError:
    """Return what a process read, or why it did not."""
    try:
        found: list[Prepared] | LedgerError = end.recv()
    except (EOFError, OSError):
        problem = "a process that read it was ended"
        return LedgerError(str(path), problem, "run it again: what was put in stays")
    return found


def _serve(asked: Connection, path: Path, lexicon: Lexicon) -> None:
    """Read the groups that are asked for, until nobody asks any more."""
    with Export(path) as export:
        while True:
            try:
                group = asked.recv()
                try:
                    asked.send(export.read(group, lexicon))
                except LedgerError as caught:
                    asked.send(caught)
            except (EOFError, OSError):
                return
