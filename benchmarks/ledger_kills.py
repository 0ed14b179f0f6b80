"""Imports that are killed: `python -m benchmarks.ledger_kills [TIMES] [URL]`.

`claimcheck ledger import` is started as a process of its own and killed with signal 9 at a random
moment, again and again. After each kill the ledger must be whole and hold every article that was
acknowledged. Without a URL that is a file, then a PostgreSQL server started for it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from benchmarks.measuring import ROOT
from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.ledger import parquet, reading, schema, store, upkeep

WORDS = lexicon.load()
ARTICLES, TOGETHER = 400, 5
LONGEST = 60.0  # seconds that an import of so little may take
TEXT = "At least {} people have been killed in the mudslide in {} since Monday, police said."


@dataclass
class Killing:
    """What was seen: kills, kills before everything was in, articles acknowledged, faults found."""

    kills: int = 0
    halfway: int = 0
    finished: int = 0
    acknowledged: int = 0
    faults: list[str] = field(default_factory=list)


def export(path: Path, count: int = ARTICLES) -> Path:
    """Write an export of small articles, put in by many small transactions; return its path."""
    records = (
        {
            "id": f"article-{number:04}",
            "date": "2023-05-03",
            "text": TEXT.format(number + 3, f"{chr(65 + number % 26)}orvale"),
        }
        for number in range(count)
    )
    said = ((extract(article(one, "export", 1), WORDS), 1, None) for one in records)
    parquet.write_all(path, said, WORDS, TOGETHER)
    return path


def killed(url: str, path: Path, times: int, seed: int = 6) -> Killing:
    """Kill imports into a ledger so many times, and return what was seen."""
    chance, seen = random.Random(seed), Killing()
    emptied(url)
    duration, sure = _run(url, path, None)
    while seen.kills < times:
        if len(sure) >= ARTICLES:
            seen.finished += 1
            emptied(url)
            sure = set()
        _, heard = _run(url, path, chance.random() * duration)
        sure |= heard
        seen.kills += 1
        seen.halfway += len(sure) < ARTICLES
        seen.acknowledged += len(heard)
        seen.faults += _faults(url, sure)
    return seen


def emptied(url: str) -> None:
    """Make a ledger empty, or make it."""
    ledger = store.opened(url, create=True)
    schema.tables.drop_all(ledger.engine)
    ledger.close()
    store.opened(url, create=True).close()


def _run(url: str, path: Path, after: float | None) -> tuple[float, set[str]]:
    """Import, and kill it so long after its first word; return seconds and what was acknowledged.

    The end of what it prints is the end of the last process that it started, too.
    """
    asked = [sys.executable, "-m", "claimcheck", "ledger", "import", str(path), "--ledger", url]
    told = {"env": {**os.environ, "PYTHONPATH": str(ROOT)}, "cwd": path.parent}
    with subprocess.Popen(asked, stdout=subprocess.PIPE, encoding="utf-8", **told) as process:
        lines: Queue[str | None] = Queue()
        assert process.stdout
        Thread(target=_hear, args=(process.stdout, lines), daemon=True).start()
        found = [lines.get(timeout=LONGEST)]
        begun = time.monotonic()
        if after is not None:
            time.sleep(after)
            process.kill()
        while found[-1] is not None:
            try:
                found.append(lines.get(timeout=LONGEST))
            except Empty:
                raise RuntimeError("a process of the import goes on after its end") from None
        ended = time.monotonic() - begun
        process.wait()
    whole = [line for line in found if line and line.endswith("\n")]
    return ended, {line.split()[1] for line in whole}


def _hear(stream: Iterable[str], lines: Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _faults(url: str, sure: set[str]) -> list[str]:
    ledger = store.opened(url)
    found = upkeep.verify(ledger, WORDS)
    with ledger.reading() as connection:
        kept = {one.id for one in reading.listed(connection)}
    ledger.close()
    return [*found, *(f"{name}: acknowledged, and not there" for name in sorted(sure - kept))]


def main(arguments: list[str]) -> int:
    """Print what was seen on each store; return 1 where anything was lost or broken."""
    from tests import postgres

    times = int(arguments[0]) if arguments else 100
    faults = 0
    with tempfile.TemporaryDirectory() as folder, postgres.server() as server:
        path = export(Path(folder) / "export.parquet")
        given = arguments[1:] or [f"{folder}/ledger.db", server]
        for url in given:
            seen = killed(url, path, times)
            faults += len(seen.faults)
            name = "PostgreSQL" if "://" in url else "SQLite"
            print(
                f"{name}: {seen.kills} kills, {seen.halfway} before everything was in, "
                f"{seen.acknowledged} acknowledged, {len(seen.faults)} faults",
                *seen.faults,
                sep="\n  ",
                flush=True,
            )
    return int(bool(faults))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
