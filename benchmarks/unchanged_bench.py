"""The same command twice: `python -m benchmarks.unchanged_bench [ARTICLES...]`.

The first run reads and judges everything and keeps it, the second finds it unchanged, the third
finds one article of all changed. Processor time of the whole command, start-up included.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus
from benchmarks.measuring import ROOT, Table

SIZES = (2, 600)
MEBI = 1 << 20


def unchanged(sizes: tuple[int, ...] = SIZES) -> Table:
    """Return the processor time of a first, an unchanged and a hardly changed run."""
    rows = tuple(_row(size) for size in sizes)
    heads = ("articles", "first run", "nothing changed", "one changed", "ratio", "kept")
    about = (
        "`claimcheck check` on generated articles of about 2 KB in one file; processor time of the "
        "command, start-up included. Ratio: first run to unchanged run."
    )
    return Table("Runs over unchanged articles", about, heads, rows)


def _row(size: int) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "copy.jsonl"
        records = list(corpus.records(size))
        file.write_text(_lines(records), encoding="utf-8")
        _seconds(file, folder, "--no-cache")  # compiles the lexicons, and Python its files
        first, printed = _seconds(file, folder)
        second, again = _seconds(file, folder)
        assert again == printed, "the cache changes no byte"
        records[0]["text"] += " Nobody counted the boats."
        file.write_text(_lines(records), encoding="utf-8")
        third, _ = _seconds(file, folder)
        kept = sum(path.stat().st_size for path in (folder / "cache").iterdir())
    times = (f"{seconds:,.2f} s" for seconds in (first, second, third))
    return (f"{size:,}", *times, f"{first / second:.1f}", f"{kept / MEBI:,.1f} MiB")


def _lines(records: list[dict[str, str]]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def _seconds(file: Path, folder: Path, *options: str) -> tuple[float, bytes]:
    """Return the processor time of a run, and what it printed."""
    before = _spent()
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "check", file.name, *options],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(folder),
            "CLAIMCHECK_CACHE": str(folder / "cache"),
        },
        stdout=subprocess.PIPE,
        check=False,
    )
    return _spent() - before, done.stdout


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(unchanged(tuple(map(int, sys.argv[1:])) or SIZES).markdown())
