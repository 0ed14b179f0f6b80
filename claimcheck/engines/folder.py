"""The folder of a run: every finished part is a file named by what it was made of.

A part is there whole or not at all, so that a run that died is taken up where it stopped, and a
part of another run can only be found where it would come out the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
from pyarrow import ipc

OPENED = 400  # files mapped at once; systems allow a process 1,024 or more


class Folder:
    """The parts of a run, by kind and name."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self._opened = lru_cache(maxsize=OPENED)(self._open)

    def path(self, kind: str, name: str) -> Path:
        """Return where a part is kept, whether or not it is there."""
        return self.top / kind / name[:2] / f"{name}.arrow"

    def has(self, kind: str, name: str) -> bool:
        """Whether a part is finished."""
        return self.path(kind, name).is_file()

    def write(
        self, kind: str, name: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
    ) -> None:
        """Keep a part; it has its name when the last batch was written."""
        path = self.path(kind, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = path.with_suffix(f".{os.getpid()}")
        with ipc.new_file(str(begun), schema) as out:
            for batch in batches:
                out.write_batch(batch)
        begun.replace(path)

    def read(self, kind: str, name: str) -> tuple[pa.RecordBatch, ...]:
        """Return the batches of a part; they stay in the file until they are looked at."""
        return self._opened(kind, name)

    def _open(self, kind: str, name: str) -> tuple[pa.RecordBatch, ...]:
        file = ipc.open_file(pa.memory_map(str(self.path(kind, name))))
        return tuple(file.get_batch(number) for number in range(file.num_record_batches))
