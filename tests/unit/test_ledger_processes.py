"""Several processes on one ledger, and processes that die: nothing lost, nothing half-written."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from claimcheck import lexicon
from claimcheck.ledger import reading, store, upkeep, writing
from claimcheck.model import Extraction

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")

ROOT = Path(__file__).parent.parent.parent
FORK = multiprocessing.get_context("fork")
WRITERS, EACH = 4, 15
KILLS, LONGEST = 20, 0.25  # times, and seconds a process may live after its first article

TEXT = "At least {} people have been killed in the mudslide in {} since Monday, police said."


def records(count: int, start: int = 0) -> list[dict[str, str]]:
    return [
        {
            "id": f"article-{number:04}",
            "date": "2023-05-03",
            "text": TEXT.format(number + 3, f"{chr(65 + number % 26)}orvale"),
        }
        for number in range(start, start + count)
    ]


def written(path: Path, given: Iterable[dict[str, str]]) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in given), encoding="utf-8")
    return path


def adding(path: Path, url: str) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-m", "claimcheck", "ledger", "add", str(path), "--ledger", url]
    return subprocess.Popen(
        arguments,
        cwd=path.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def acknowledged(lines: Iterable[str]) -> set[str]:
    """Return the ids on whole lines; a line that was cut off acknowledges nothing."""
    return {line.split()[1] for line in lines if line.endswith("\n")}


def kept(url: str) -> set[str]:
    """Return the ids in a ledger that is found whole."""
    ledger = store.opened(url)
    assert upkeep.verify(ledger, lexicon.load()) == []
    with ledger.reading() as connection:
        found = {one.id for one in reading.listed(connection)}
    ledger.close()
    return found


def test_four_writers_at_once_lose_nothing(ledger_url: str, tmp_path: Path) -> None:
    given = [written(tmp_path / f"{n}.jsonl", records(EACH + 5, n * EACH)) for n in range(WRITERS)]
    running = [adding(path, ledger_url) for path in given]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * WRITERS
    told = [acknowledged(lines.splitlines(keepends=True)) for lines in said]
    assert all(len(ids) == EACH + 5 for ids in told)
    assert kept(ledger_url) == set().union(*told)
    assert sum(lines.count("known ") for lines in said) == 5 * (WRITERS - 1)


def test_a_killed_process_loses_nothing_it_acknowledged(
    ledger_url: str, write: Callable[..., Extraction]
) -> None:
    chance = random.Random(6)
    given = [write(one["text"], one["id"]) for one in records(400)]
    store.opened(ledger_url, create=True).close()
    sure: set[str] = set()
    for _ in range(KILLS):
        heard, told = os.pipe()
        left = [one for one in given if one.article.id not in sure]
        process = FORK.Process(target=add_all, args=(left, ledger_url, told))
        process.start()
        os.close(told)
        with os.fdopen(heard, encoding="utf-8") as lines:
            first = lines.readline()
            time.sleep(chance.random() * LONGEST)
            assert process.pid
            os.kill(process.pid, signal.SIGKILL)
            sure |= acknowledged([first, *lines])
        process.join()
    assert len(sure) >= KILLS, "each process acknowledged something before it died"
    assert sure <= kept(ledger_url)


def add_all(given: Iterable[Extraction], url: str, told: int) -> None:
    """Add articles, each in a transaction of its own, and tell of each once it is kept."""
    ledger = store.opened(url)
    for extraction in given:
        with ledger.writing() as connection:
            writing.add(connection, extraction, lexicon.load())
        os.write(told, f"added {extraction.article.id}\n".encode())
