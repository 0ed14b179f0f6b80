"""An archive that is larger than memory, and one that is kept in a file and asked for a draft.

`python -m benchmarks --only reuse --postings 5000000 --archive 256000` measures five million
paragraphs, read one batch after another, and a kept archive of 256,000.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.measuring import ROOT, Table, milliseconds
from benchmarks.reuse_corpus import generated
from claimcheck.model import Article, Block, BlockKind, Extraction, Span
from claimcheck.reuse.batches import batches
from claimcheck.reuse.disk import OnDisk
from claimcheck.reuse.many import printed
from claimcheck.reuse.store import Store

DRAFTS, PARAGRAPHS, EVERY = 30, 10, 20  # drafts; their paragraphs; one word in so many is replaced
FIRST = 125_000  # paragraphs of the smallest corpus read one batch after another


def linked(count: int) -> dict[str, float]:
    """Return what it takes to link generated paragraphs that nobody holds in memory."""
    made, begun = 0.0, process_time()

    def texts() -> Iterator[list[str]]:
        nonlocal made
        left = batches(generated(count))
        while True:
            started = process_time()
            batch = next(left, [])
            made += process_time() - started
            if not batch:
                return
            yield batch

    pieces = sum(1 for _ in OnDisk().link_batches(map(printed, texts())))
    return _used(process_time() - begun - made) | {"pieces": pieces}


def kept(count: int) -> dict[str, float]:
    """Return what it takes to keep paragraphs in a file, and to look a draft up in it."""
    paragraphs = list(generated(count))
    chance = random.Random(3)
    drafts = [_article(f"draft {n}", _drafted(paragraphs, chance)) for n in range(DRAFTS)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "archive.db"
        begun = process_time()
        with Store(file) as store:
            store.add(_article(f"{n:09}", [text]) for n, text in enumerate(paragraphs))
        told = _used(process_time() - begun)
        seconds = []
        with Store(file) as store:
            for draft in drafts:
                started = perf_counter()
                store.near([draft])
                seconds.append(perf_counter() - started)
        size = file.stat().st_size / 2**20
    return told | {"median": statistics.median(seconds), "worst": max(seconds), "size": size}


def postings(most: int) -> Table:
    """Return the memory and the time of linking corpora, twice as large each."""
    counts = [most] if most < FIRST else []
    while FIRST << len(counts) <= most:
        counts.append(FIRST << len(counts))
    if counts[-1] != most:
        counts.append(most)
    rows = []
    for count in counts:
        told = _told("linked", count)
        each = f"{1e6 * told['processor'] / count:,.0f} µs"
        rows.append((f"{count:,}", f"{told['pieces']:,}", each, f"{told['memory']:,.0f} MiB"))
        print(" | ".join(rows[-1]), file=sys.stderr)
    about = (
        "Generated paragraphs are read, hashed and linked to earlier ones in one process, which "
        "holds none of them; candidates are not aligned. Memory is that of the whole process."
    )
    heads = ("paragraphs", "with candidates", "processor time each", "memory")
    return Table("Reused text, larger than memory", about, heads, tuple(rows))


def archive(count: int) -> Table:
    """Return how long an archive takes to be kept, and a draft to be looked up in it."""
    told = _told("kept", count)
    about = (
        f"{DRAFTS} drafts of {PARAGRAPHS} paragraphs, one of them taken from the archive with one "
        f"word in {EVERY} replaced; the file is opened once."
    )
    row = (
        f"{count:,}",
        f"{1e6 * told['processor'] / count:,.0f} µs",
        f"{told['size']:,.0f} MiB",
        milliseconds(told["median"]),
        milliseconds(told["worst"]),
    )
    heads = ("paragraphs", "kept in, each", "file", "a draft looked up", "the slowest")
    return Table("Reused text, kept", about, heads, (row,))


def _told(what: str, count: int) -> dict[str, float]:
    """Return what a measurement tells that runs in a process of its own."""
    command = (sys.executable, "-m", "benchmarks.reuse_archive", what, str(count))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def _used(processor: float) -> dict[str, float]:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    return {"processor": processor, "memory": memory}


def _drafted(paragraphs: Sequence[str], chance: random.Random) -> list[str]:
    words = chance.choice(paragraphs).split()
    for place in range(0, len(words), EVERY):
        words[place] = chance.choice(words)
    every = " ".join(chance.choices(paragraphs, k=PARAGRAPHS)).split()
    return [
        " ".join(words),
        *(" ".join(chance.choices(every, k=len(words))) for _ in range(PARAGRAPHS - 1)),
    ]


def _article(name: str, texts: Sequence[str]) -> Extraction:
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.BODY, "text", Span(at, at + len(text)), text))
        at += len(text) + 2
    return Extraction(Article(name, "", "\n\n".join(texts), blocks=tuple(blocks)))


if __name__ == "__main__":
    json.dump({"linked": linked, "kept": kept}[sys.argv[1]](int(sys.argv[2])), sys.stdout)
