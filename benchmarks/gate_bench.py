"""A ledger filled and asked: `python -m benchmarks.gate_bench [CLAIMS...]`.

Each history is written as an export, taken in by the command line, and drafts are held against it.
The curve is asked for as `python -m benchmarks.gate_bench 10000 100000 1000000 5000000`; a folder
named in CLAIMCHECK_BENCH keeps what was made.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus, history
from benchmarks.measuring import ROOT, Table, best, commit, machine, milliseconds, once
from claimcheck import rulebook
from claimcheck.gate import Gate
from claimcheck.ledger import parquet, store
from claimcheck.ledger.store import Ledger

DRAFTS = 25
ARTICLES = 200  # added from their text
KEEP = "CLAIMCHECK_BENCH"
NAMES = {history.REUSED: "few reused", history.NEARLY_ALL: "nearly all reused"}


def command(*arguments: str, folder: Path) -> None:
    """Run the command line; what it prints is of no interest."""
    told = {"env": {**os.environ, "PYTHONPATH": str(ROOT)}, "stdout": subprocess.DEVNULL}
    whole = [sys.executable, "-m", "claimcheck", *arguments]
    code = subprocess.run(whole, cwd=folder, check=False, stderr=subprocess.PIPE, **told)
    if code.returncode > 1:
        raise RuntimeError(code.stderr.decode())


def took(*arguments: str, folder: Path) -> tuple[float, float]:
    """Return the seconds of a command, and those of processors it and its own processes took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = once(lambda: command(*arguments, folder=folder))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def warm(ledger: Ledger, reused: float) -> list[float]:
    """Return the seconds each draft takes in a process that is ready."""
    rules = rulebook.load()
    found = []
    for draft in history.drafts(DRAFTS, reused):

        def judge(draft: history.Extraction = draft) -> None:
            with ledger.reading() as connection:
                Gate(connection, rules, history.WORDS).report([draft])

        judge()
        found.append(best(judge))
    return found


def cold(path: Path, folder: Path) -> float:
    """Return the seconds of the command line on one draft, the best of three runs."""
    draft = folder / "draft.jsonl"
    draft.write_text(corpus.lines(1), encoding="utf-8")
    asked = ("gate", str(draft), "--ledger", str(path))
    return best(lambda: command(*asked, folder=folder))


def measured(claims: int, reused: float, folder: Path) -> tuple[str, ...]:
    """Return one row: the history, what taking it in took, and what a gate takes."""
    path = folder / f"{claims}-{reused}.db"
    export = path.with_suffix(".parquet")
    imported, processors = "kept", "kept"
    if not path.exists():
        if not export.exists():
            given = ((one, 1, None) for one in history.history(claims, reused))
            parquet.write_all(export, given, history.WORDS)
        seconds, used = took("ledger", "import", str(export), "--ledger", str(path), folder=folder)
        imported, processors = f"{seconds:.1f} s", f"{used:.1f} s"
    ledger = store.opened(str(path))
    times = warm(ledger, reused)
    ledger.close()
    late = sorted(times)[int(0.95 * len(times))]
    return (
        *(f"{claims:,}", NAMES[reused], imported, processors),
        f"{path.stat().st_size / 1_048_576:,.0f} MiB",
        *(milliseconds(statistics.median(times)), milliseconds(late)),
        f"{cold(path, folder):.2f} s",
    )


def gates(sizes: tuple[int, ...] = (10_000, 100_000)) -> Table:
    """Return what import and a gate take against histories of some sizes."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(os.environ.get(KEEP, scratch))
        rows = [measured(claims, history.REUSED, folder) for claims in sizes]
        rows.append(measured(sizes[0], history.NEARLY_ALL, folder))
    heads = ("claims", "text", "import", "of processors", "file", "warm, median")
    about = (
        f"SQLite. Import is the whole `claimcheck ledger import`. {DRAFTS} drafts of 2 KB, each "
        f"the best of three runs; every rule runs. Cold is the whole command line, start-up "
        f"included. A few reused: {history.REUSED:.0%} of the paragraphs."
    )
    return Table("One draft against a ledger", about, (*heads, "warm, 95th", "cold"), tuple(rows))


def adding() -> Table:
    """Return what adding articles takes, from their text, extraction included."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "given.jsonl").write_text(corpus.lines(ARTICLES), encoding="utf-8")
        asked = ("ledger", "add", "given.jsonl", "--ledger", "ledger.db")
        first, again = (took(*asked, folder=folder) for _ in range(2))
    rows = tuple(
        (name, f"{seconds:.2f} s", f"{used:.2f} s", f"{ARTICLES / seconds:,.0f}")
        for name, (seconds, used) in (("new", first), ("known already", again))
    )
    about = f"{ARTICLES} generated articles of 2 KB through `claimcheck ledger add`."
    return Table(
        "Adding to a ledger", about, ("articles", "time", "of processors", "a second"), rows
    )


if __name__ == "__main__":
    asked = tuple(int(one) for one in sys.argv[1:]) or (10_000, 100_000)
    print(f"* machine: {machine()}\n* commit: {commit()}\n")
    print(gates(asked).markdown(), flush=True)
    print(adding().markdown())
