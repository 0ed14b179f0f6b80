"""Archives: the engines side by side. `python -m benchmarks.engines [PART [ARTICLES ...]]`.

parity   the findings of all engines on one corpus are the same
pool     one process and the pool on the same work
spark    the pool and Spark on the same work
growth   time, processor time and memory of the pool for more and more articles

Without a part, all of them. --write keeps them in docs/benchmarks.md, as a part of that page.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks import archive
from benchmarks.measuring import ROOT, Table, commit, kept, machine

UNIT = 1 if sys.platform == "darwin" else 1_024  # bytes of ru_maxrss
GROWTH = (10_000, 30_000, 100_000, 300_000)


def run(engine: str, path: Path, *more: str) -> tuple[float, float, bytes]:
    """Return seconds, processor seconds and the report of a check of one file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = perf_counter()
    command = [sys.executable, "-m", "claimcheck", "check", str(path), "--engine", engine]
    found = subprocess.run(
        [*command, "--no-cache", "--format", "json", "--show", "info", *more],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=False,
        env={k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"},
    )
    seconds = perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if found.returncode > 1:
        raise SystemExit(found.returncode)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, spent, found.stdout


def parity(counts: Sequence[int]) -> Table:
    """Return how many findings each engine has, and whether the report is the same to the byte."""
    rows = []
    for count, path in _corpora(counts or (20_000,)):
        reports = {engine: run(engine, path)[2] for engine in ("inprocess", "pool", "spark")}
        one = json.loads(reports["inprocess"])
        for engine, report in reports.items():
            same = json.loads(report)["findings"] == one["findings"]
            whole = report == reports["inprocess"]
            number = len(json.loads(report)["findings"])
            rows.append((engine, f"{count:,}", f"{number:,}", _yes(same), _yes(whole)))
    heads = ("engine", "articles", "findings", "same findings", "same bytes of the report")
    return Table("Parity", "Against one process.", heads, tuple(rows))


def pool(counts: Sequence[int]) -> Table:
    """Return one process beside the pool."""
    return _beside("inprocess", "pool", counts or (250, 500, 1_000, 5_000, 20_000))


def spark(counts: Sequence[int]) -> Table:
    """Return the pool beside Spark on this machine, its start included."""
    return _beside("pool", "spark", counts or (20_000,))


def _beside(one: str, other: str, counts: Sequence[int]) -> Table:
    rows = []
    for count, path in _corpora(counts):
        a, b = run(one, path), run(other, path)
        cells = (f"{a[0]:.1f} s", f"{b[0]:.1f} s", f"{a[0] / b[0]:.2f}", f"{b[1] / a[1]:.2f}")
        rows.append((f"{count:,}", *cells))
    heads = ("articles", one, other, f"{one} / {other}", "processor time, times")
    return Table(f"{one} and {other}", "Whole commands.", heads, tuple(rows))


def growth(counts: Sequence[int]) -> Table:
    """Return what an article costs as an archive grows, with the pool, all rules and reuse."""
    rows = []
    for count, path in _corpora(counts or GROWTH):
        peak = _Peak()
        seconds, spent, report = peak.around(partial(run, "pool", path))
        found = len(json.loads(report)["findings"])
        each = f"{spent / count * 1_000:.2f} ms"
        rows.append((f"{count:,}", f"{seconds:.0f} s", each, f"{peak.most:,} MiB", f"{found:,}"))
    heads = ("articles", "time", "processor time each", "memory of all processes", "findings")
    return Table("Growth", "The pool, whole commands.", heads, tuple(rows))


class _Peak:
    """The most that all processes below this one held at a time, looked at twice a second."""

    most = 0

    def around(self, work: Callable[[], tuple[float, float, bytes]]) -> tuple[float, float, bytes]:
        from threading import Event, Thread

        ended = Event()

        def look() -> None:
            while not ended.wait(0.5):
                self.most = max(self.most, _held(os.getpid()) >> 20)

        thread = Thread(target=look)
        thread.start()
        try:
            return work()
        finally:
            ended.set()
            thread.join()


def _held(parent: int) -> int:
    """Return the bytes that are no other's, and its share of the others, below a process."""
    total = 0
    for task in Path("/proc").glob("[0-9]*"):
        try:
            above = int((task / "stat").read_text().rpartition(")")[2].split()[1])
            if above == parent:
                lines = (task / "smaps_rollup").read_text().splitlines()
                pss = next(line for line in lines if line.startswith("Pss:"))
                total += int(pss.split()[1]) * 1_024 + _held(int(task.name))
        except (OSError, StopIteration):
            continue
    return total


def _corpora(counts: Sequence[int]) -> list[tuple[int, Path]]:
    folder = Path(tempfile.gettempdir()) / "claimcheck-benchmark"
    folder.mkdir(exist_ok=True)
    return [(n, archive.lines(n, folder / f"archive-{n}.jsonl")) for n in counts]


def _yes(value: bool) -> str:
    return "yes" if value else "NO"


PARTS = {part.__name__: part for part in (parity, pool, spark, growth)}


def main(arguments: list[str]) -> int:
    """Print one part or all, keep them with --write, and return the exit code."""
    given = [one for one in arguments if one != "--write"]
    if given and given[0] not in PARTS:
        print(__doc__)
        return 2
    page = [f"# Archives\n\n* machine: {machine()}\n* commit: {commit()}\n"]
    for name in given[:1] or PARTS:
        page.append(PARTS[name]([int(one) for one in given[1:]]).markdown())
        print(page[-1], flush=True)
    if "--write" in arguments:
        kept("\n".join(page))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
