"""Processes of this machine: parts are done as workers come free, and again where one died."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa

from claimcheck.engines.folder import Folder
from claimcheck.engines.setup import Setup
from claimcheck.engines.work import Task, Worker

AHEAD = 2  # tasks waiting for each worker, so that none stands idle
YOUNG = 100_000  # objects made before the collector looks at them
DEATHS = 3  # in a row with nothing done between; then it is no accident


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class Pool:
    """Does tasks in so many processes, each started afresh and set up once for a whole run."""

    workers: int
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def run(self, tasks: Iterable[Task], setup: Setup, folder: Folder) -> Iterator[Task]:
        """Yield each task when it is done, in any order.

        Raises:
            RuntimeError: when workers die again and again and nothing gets done.
        """
        left = iter(tasks)
        again: list[Task] = []
        deaths = 0
        while deaths < DEATHS:
            try:
                for task in self._done(self._started(setup, folder), left, again):
                    deaths = 0
                    yield task
                return
            except BrokenProcessPool:
                self.close()
                deaths += 1
        names = ", ".join(f"{task.kind} {task.name}" for task in again)
        raise RuntimeError(f"{DEATHS} workers died one after the other, doing {names}")

    def close(self) -> None:
        """Let the processes end; what they have not begun is not begun."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def _started(self, setup: Setup, folder: Folder) -> ProcessPoolExecutor:
        """Return the processes, started unless they are there."""
        if self._pool is None:
            context = get_context("spawn")  # a fork would copy locks and threads of DuckDB, Arrow
            given = setup, str(folder.top)
            self._pool = ProcessPoolExecutor(self.workers, context, _begin, given)
        return self._pool

    def _done(
        self, pool: ProcessPoolExecutor, left: Iterator[Task], again: list[Task]
    ) -> Iterator[Task]:
        """Yield tasks as they are done; `again` holds those that are not, whatever happens."""
        given: dict[Future[str], Task] = {pool.submit(_do, task): task for task in again}
        while True:
            while len(given) < AHEAD * self.workers and (task := next(left, None)):
                again.append(task)
                given[pool.submit(_do, task)] = task
            if not given:
                return
            for future in wait(given, return_when=FIRST_COMPLETED).done:
                future.result()
                task = given.pop(future)
                again.remove(task)
                yield task


class Absent:
    """A finder of modules by which there is no pandas."""

    def find_spec(self, name: str, *_: object) -> None:
        """Refuse pandas and leave every other module to other finders.

        Raises:
            ModuleNotFoundError: for pandas.
        """
        if name == "pandas":
            raise ModuleNotFoundError(name)


def unburdened() -> None:
    """Let Arrow find no pandas, in a process that is ours and uses none.

    Arrow imports it, wherever it is installed, to see whether a list is one of its columns; that
    takes half a second. Arrow looks once, so that whoever imports it later still can.
    """
    absent = Absent()
    sys.meta_path.insert(0, absent)
    pa.array([])
    sys.meta_path.remove(absent)


_worker: list[Worker] = []  # of this process; an executor's tasks share nothing else


def _begin(setup: Setup, folder: str) -> None:
    """Set a process up: words and rules stay, so that garbage need not be looked for in them."""
    unburdened()
    gc.set_threshold(YOUNG, 10, 10)
    _worker[:] = [Worker(setup, Folder(Path(folder)))]
    gc.freeze()


def _do(task: Task) -> str:
    return _worker[0].do(task)
