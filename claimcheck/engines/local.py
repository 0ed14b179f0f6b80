"""A run on one machine, part by part: collect, pair, settle, and put the report together."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from claimcheck.checks import Over
from claimcheck.engines import groups, index, outcome, pairing, rows
from claimcheck.engines.folder import Folder
from claimcheck.engines.index import Index
from claimcheck.engines.setup import Setup
from claimcheck.engines.stacks import Stacks
from claimcheck.engines.work import COLLECT, PAIR, SETTLE, Key, Task, name_of
from claimcheck.findings import Report
from claimcheck.levels import Levels
from claimcheck.model import Article
from claimcheck.pipeline import NO_LEVELS
from claimcheck.reuse.candidates import Candidates
from claimcheck.reuse.candidates import index as postings

SHARD = 256  # articles of a part, about a second's work
PIECES = 4_000  # later pieces of a part
MEMBERS = 4_000  # articles and passages of a part, unless one group has more


class Engine(Protocol):
    """Where tasks are done; after `close` it may be used again."""

    def run(self, tasks: Iterable[Task], setup: Setup, folder: Folder) -> Iterator[Task]:
        """Yield each task when it is done, in any order; what is in the folder is not done anew."""

    def close(self) -> None:
        """Let go of whatever a run was done by."""


class Watcher(Protocol):
    """Who is told how far a run has come."""

    def begin(self, stage: str, total: int | None) -> None:
        """Take note that a stage begins, and of how many parts it has if that is known."""

    def done(self, count: int) -> None:
        """Take note that so much more of the stage is done."""


class Unwatched:
    """Nobody."""

    def begin(self, stage: str, total: int | None) -> None:
        """Do nothing."""

    def done(self, count: int) -> None:
        """Do nothing."""


@dataclass(slots=True)
class Run:
    """One run: its rules and words, its folder, and the engine that does its parts."""

    setup: Setup
    folder: Folder
    engine: Engine
    watcher: Watcher = field(default_factory=Unwatched)
    digest: bytes = b""

    def check(self, articles: Iterable[Article], levels: Levels = NO_LEVELS) -> Report:
        """Return what the rules find, the same as `pipeline.check` does.

        Extractions are read from the folder when they are asked for.
        """
        self.digest = self.digest or self.setup.digest()
        with closing(self.engine):
            shards = self._collected(articles)
            found = index.built(shards, self.folder)
            if not self.folder.has(index.INDEX, f"{found.name}-pieces"):
                found.write(self.folder)
            keys = list(groups.keys(found, self.folder, self.setup))
            if self.setup.asked(Over.PASSAGES):
                keys += self._reused(found)
            settled = self._settled(keys, found)
        return outcome.report(Stacks(found, self.folder), settled, self.setup, levels)

    def _collected(self, articles: Iterable[Article]) -> list[str]:
        """Return the names of the parts that hold every article, each once."""
        total = len(articles) if isinstance(articles, Sized) else None
        self.watcher.begin("reading", total)
        names: list[str] = []
        for task in self.engine.run(self._shards(articles, names), self.setup, self.folder):
            self.watcher.done(len(task.given))
        return list(dict.fromkeys(names))

    def _shards(self, articles: Iterable[Article], names: list[str]) -> Iterator[Task]:
        left = iter(articles)
        while batch := [rows.article(one) for one in islice(left, SHARD)]:
            names.append(name_of(COLLECT, self.digest, *batch))
            yield Task(COLLECT, names[-1], batch)

    def _reused(self, found: Index) -> list[Key]:
        """Return the groups of reused text."""
        stacks = Stacks(found, self.folder)
        words = array("Q", bytes(8 * len(found.ids)))
        for place, count in stacks.lengths():
            words[place] += count
        self.watcher.begin("comparing texts", len(found.places))
        names: list[str] = []
        for task in self.engine.run(self._pairs(stacks, names), self.setup, self.folder):
            self.watcher.done(len(task.given))
        return groups.reused(names, found, self.folder, words)

    def _pairs(self, stacks: Stacks, names: list[str]) -> Iterator[Task]:
        """Yield what is to be aligned, in the order of publication."""
        places = stacks.index.places
        linked = postings(len(places)).link_batches(stacks.prints())
        near = (pairing.near(one, places.__getitem__) for one in linked)
        left = (_plain(one) for one in near if one)
        while batch := list(islice(left, PIECES)):
            told = rows.document(batch).encode()
            names.append(name_of(PAIR, self.digest, stacks.index.name.encode(), told))
            yield Task(PAIR, names[-1], batch, stacks.index.name)

    def _settled(self, keys: Sequence[Key], found: Index) -> list[str]:
        """Return the names of the parts that hold the findings of groups."""
        tasks = list(self._groups(keys, found))
        self.watcher.begin("comparing claims", sum(_size(key) for key in keys))
        for task in self.engine.run(tasks, self.setup, self.folder):
            self.watcher.done(sum(_size(key) for key in task.given))
        return [task.name for task in tasks]

    def _groups(self, keys: Sequence[Key], found: Index) -> Iterator[Task]:
        """Yield groups to settle, the largest first, since one of them may last longest."""
        large = [key for key in keys if _size(key) > MEMBERS]
        for key in sorted(large, key=_size, reverse=True):
            yield self._settling([key], found)
        waiting: list[Key] = []
        size = 0
        for key in keys:
            if _size(key) > MEMBERS:
                continue
            if size + _size(key) > MEMBERS:
                yield self._settling(waiting, found)
                waiting, size = [], 0
            waiting.append(key)
            size += _size(key)
        if waiting:
            yield self._settling(waiting, found)

    def _settling(self, keys: list[Key], found: Index) -> Task:
        told = rows.document(keys).encode()
        return Task(
            SETTLE, name_of(SETTLE, self.digest, found.name.encode(), told), keys, found.name
        )


def _plain(found: Candidates) -> tuple[int, tuple[tuple[int, int], ...], bool]:
    return found.later, found.earlier, found.identical


def _size(key: Key) -> int:
    return len(key.members) + len(key.passages)
