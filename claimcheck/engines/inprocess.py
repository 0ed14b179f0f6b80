"""One process: parts are done where the run is, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.engines.folder import Folder
from claimcheck.engines.setup import Setup
from claimcheck.engines.work import Task, Worker


@dataclass(frozen=True, slots=True)
class InProcess:
    """Does tasks in this process."""

    def run(self, tasks: Iterable[Task], setup: Setup, folder: Folder) -> Iterator[Task]:
        """Yield each task when it is done."""
        worker = Worker(setup, folder)
        for task in tasks:
            worker.do(task)
            yield task

    def close(self) -> None:
        """Do nothing: there is nothing to let go."""
