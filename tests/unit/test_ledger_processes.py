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

from benchmarks import ledger_kills
from claimcheck import lexicon
from claimcheck.cli import run
from claimcheck.ledger import reading, store, upkeep, writing
from claimcheck.model import Extraction

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")

ROOT = Path(__file__).parent.parent.parent
FORK = multiprocessing.get_context("fork")
WRITERS, EACH = 4, 15
KILLS, LONGEST = 8, 0.25  # times, and seconds a process may live after its first article
IMPORTS = 3  # killed; `python -m benchmarks.ledger_kills` kills a hundred on each store

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


def running(url: str, path: Path, *command: str) -> subprocess.Popen[str]:
    """Start a command on a file and a ledger, as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "claimcheck", *command, str(path), "--ledger", url],
        cwd=path.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
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
    adding = [running(ledger_url, path, "ledger", "add") for path in given]
    said = [process.communicate(timeout=120)[0] for process in adding]
    assert [process.returncode for process in adding] == [0] * WRITERS
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


def test_a_killed_import_loses_nothing_it_acknowledged(ledger_url: str, tmp_path: Path) -> None:
    path = ledger_kills.export(tmp_path / "export.parquet", 60)
    seen = ledger_kills.killed(ledger_url, path, IMPORTS)
    assert seen.faults == []
    assert seen.acknowledged >= IMPORTS * ledger_kills.TOGETHER


def test_of_two_drafts_that_contradict_each_other_one_is_published(
    ledger_url: str, tmp_path: Path
) -> None:
    store.opened(ledger_url, create=True).close()
    told = [
        {"id": f"draft-{n}", "date": f"2023-05-0{n}", "text": TEXT.format(toll, "Norvale")}
        for n, toll in ((3, 41), (4, 12))
    ]
    drafts = [written(tmp_path / f"{one['id']}.jsonl", [one]) for one in told]
    gates = [running(ledger_url, draft, "gate", "--publish") for draft in drafts]
    said = [process.communicate(timeout=120) for process in gates]
    assert sorted(process.returncode for process in gates) == [0, 1], said
    assert len(kept(ledger_url)) == 1


def test_a_gate_answers_while_articles_are_taken_in(ledger_url: str, tmp_path: Path) -> None:
    path = ledger_kills.export(tmp_path / "export.parquet", 200)
    draft = written(tmp_path / "draft.jsonl", records(1))
    store.opened(ledger_url, create=True).close()
    importing = running(ledger_url, path, "ledger", "import")
    assert importing.stdout
    assert importing.stdout.readline().startswith("added ")
    gate = running(ledger_url, draft, "gate")
    assert gate.communicate(timeout=120)[1] == ""
    assert gate.returncode == 0
    assert importing.communicate(timeout=120)[1] == ""
    assert len(kept(ledger_url)) == 200


def test_a_gate_that_cannot_publish_says_who_is_in_its_way(
    ledger_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    draft = written(tmp_path / "draft.jsonl", records(1))
    busy = store.opened(ledger_url, create=True)
    monkeypatch.setattr(store.opened, "__kwdefaults__", {"create": False, "wait": 0.2})
    with busy.writing():
        code = run(["gate", str(draft), "--publish", "--ledger", ledger_url])
    busy.close()
    assert code == 2
    told = capsys.readouterr().err
    assert "another command is writing to the ledger" in told
    assert "try again when the other command has finished" in told
    assert kept(ledger_url) == set()


def add_all(given: Iterable[Extraction], url: str, told: int) -> None:
    """Add articles, each in a transaction of its own, and tell of each once it is kept."""
    ledger = store.opened(url)
    for extraction in given:
        with ledger.writing() as connection:
            writing.add(connection, extraction, lexicon.load())
        os.write(told, f"added {extraction.article.id}\n".encode())
