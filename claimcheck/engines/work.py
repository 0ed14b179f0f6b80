"""The parts of a run on one machine: what a worker is told to do, and how it does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pyarrow as pa

from claimcheck.engines import columns, index, pairing, rows, settling
from claimcheck.engines.collecting import collect
from claimcheck.engines.folder import Folder
from claimcheck.engines.setup import Setup
from claimcheck.engines.stacks import Pulled, Stacks
from claimcheck.provenance import named
from claimcheck.reuse.candidates import Candidates
from claimcheck.reuse.passage import Passage

COLLECT, PAIR, SETTLE = "collect", "pair", "settle"
WRITTEN = 512  # rows of a batch


class Key(NamedTuple):
    """A group to settle: its sort, key and rule, its articles and, if any, its passages.

    A member is an article's place and which of its groups is meant; a passage the name of its
    part, its row there, and the share of its later article that is reused.
    """

    sort: int
    key: str
    rule: int
    members: Sequence[tuple[int, int]]
    passages: Sequence[tuple[str, int, float]] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a run: what is done, to what, by which index, and the name of what comes of it."""

    kind: str
    name: str
    given: Any
    index: str = ""


class Worker:
    """Does tasks, wherever it is; built once in each process."""

    def __init__(self, setup: Setup, folder: Folder) -> None:
        self.setup = setup
        self.folder = folder
        self._stacks: Stacks | None = None

    def do(self, task: Task) -> str:
        """Do a task unless it is done, and return its name."""
        if not self.folder.has(task.kind, task.name):
            work, schema = WORK[task.kind]
            self.folder.write(task.kind, task.name, schema, work(self, task))
        return task.name

    def stacks(self, name: str) -> Stacks:
        """Return the articles of an index."""
        if self._stacks is None or self._stacks.index.name != name:
            self._stacks = Stacks(index.read(name, self.folder), self.folder)
        return self._stacks


def name_of(kind: str, digest: bytes, *parts: bytes) -> str:
    """Return the name of what comes of some data under a setup, in hex digits."""
    return named(kind.encode(), digest, *parts).hex()


def _collect(worker: Worker, task: Task) -> Iterator[pa.RecordBatch]:
    given = pa.RecordBatch.from_arrays([pa.array(task.given, pa.binary())], schema=columns.GIVEN)
    return collect(iter([given]), worker.setup)


def _pair(worker: Worker, task: Task) -> Iterator[pa.RecordBatch]:
    stacks = worker.stacks(task.index)
    found = (Candidates(*one) for one in task.given)
    made = pairing.passages(found, stacks.cut, worker.setup)
    return rows.batches(made, columns.PASSAGES, WRITTEN)


def _settle(worker: Worker, task: Task) -> Iterator[pa.RecordBatch]:
    stacks = worker.stacks(task.index)
    found = (
        row
        for one in task.given
        for row in settling.findings(_members(Key(*one), stacks), worker.setup)
    )
    return rows.batches(found, columns.FOUND, WRITTEN)


def _members(key: Key, stacks: Stacks) -> settling.Members:
    """Return a group's articles and passages, from where they lie."""
    over = columns.SORTS[key.sort]
    places = [place for place, _ in key.members]
    return settling.Members(
        over=over,
        key=key.key,
        rule=key.rule,
        claims=[claim for one in key.members if one[1] >= 0 for claim in stacks.brought(*one)],
        passages=list(_passages(key, stacks.folder)),
        extractions=Pulled(stacks, places),
    )


def _passages(key: Key, folder: Folder) -> Iterator[Passage]:
    for name, row, reused in key.passages:
        number, at = divmod(row, WRITTEN)
        document = folder.read(PAIR, name)[number].column("passage")[at].as_py()
        yield rows.read_passage(document, key.key, reused)


Work = Callable[[Worker, Task], Iterator[pa.RecordBatch]]
WORK: Mapping[str, tuple[Work, pa.Schema]] = {
    COLLECT: (_collect, columns.COLLECTED),
    PAIR: (_pair, columns.PASSAGES),
    SETTLE: (_settle, columns.FOUND),
}
