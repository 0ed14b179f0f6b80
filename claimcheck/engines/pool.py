"""Processes of this machine: parts are done as workers come free, and again where one died."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Pool:
    """Does tasks in so many processes, each started afresh and set up once."""

    workers: int

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
                with self._started(setup, folder) as pool:
                    for task in self._done(pool, left, again):
                        deaths = 0
                        yield task
                return
            except BrokenProcessPool:
                deaths += 1
        names = ", ".join(f"{task.kind} {task.name}" for task in again)
        raise RuntimeError(f"{DEATHS} workers died one after the other, doing {names}")

    def _started(self, setup: Setup, folder: Folder) -> ProcessPoolExecutor:
        context = get_context("spawn")  # a fork would copy locks and threads of DuckDB and Arrow
        return ProcessPoolExecutor(self.workers, context, _begin, (setup, str(folder.top)))

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


_worker: list[Worker] = []  # of this process; an executor's tasks share nothing else


def _begin(setup: Setup, folder: str) -> None:
    """Set a process up: words and rules stay, so that garbage need not be looked for in them."""
    gc.set_threshold(YOUNG, 10, 10)
    _worker[:] = [Worker(setup, Folder(Path(folder)))]
    gc.freeze()


def _do(task: Task) -> str:
    return _worker[0].do(task)
