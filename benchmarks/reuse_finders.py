"""Three ways to find the earlier paragraphs that a later one was made from.

Each takes paragraphs in order and returns the work that finds pairs (later, earlier); what is
done before, such as starting processes, is not timed. The peers give candidates that
nobody has verified; ours are aligned word for word, with edits and slots.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import TypeVar

from benchmarks.measuring import ROOT
from claimcheck.reuse.lists import Lists

PERMUTATIONS = 128
SHINGLES = {"datasketch": 3, "rensa": 3}  # words; the best of 1 to 4 on 20,000 paragraphs
THRESHOLD = {"datasketch": 0.3, "rensa": 0.3}
PROCESSES, UNDER_WAY = 2, 8
WAITING = 0.2  # seconds
BANDS = 64  # rensa: as near as its bands allow to the threshold

One = TypeVar("One")
Other = TypeVar("Other")
Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be timed, and the processor seconds its own processes took to start."""

    run: Callable[[], Pairs]
    started: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """What a finder found, its seconds by the clock and of the processors, its memory (MiB)."""

    pairs: Pairs
    seconds: float
    processor: float
    memory: float


def claimcheck(paragraphs: Sequence[str]) -> Work:
    """Return the search for the passages that this program reports."""
    from claimcheck import lexicon
    from claimcheck.model import Article, Block, BlockKind, Extraction, Span
    from claimcheck.reuse import passages
    from claimcheck.reuse.lists import lists

    def read(number: int, text: str) -> Extraction:
        block = Block(BlockKind.BODY, "text", Span(0, len(text)), text)
        return Extraction(Article(f"{number:09}", "", text, blocks=(block,)))

    articles = [read(number, text) for number, text in enumerate(paragraphs)]
    words = lexicon.load()
    pool = ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn"))
    started = dict(pool.map(_started, [lists(words)] * UNDER_WAY))

    def work() -> Pairs:
        with pool:
            found = passages(articles, words, spread=partial(in_order, pool))
        return {(int(p.later.article), int(p.earlier.article)) for p in found}

    return Work(work, sum(started.values()))


def _started(_: Lists) -> tuple[int, float]:
    """Return a process that has its words, and the processor seconds that it took."""
    from claimcheck.reuse import many

    assert many
    sleep(WAITING)  # so that every process gets one
    return os.getpid(), process_time()


def in_order(
    pool: ProcessPoolExecutor, work: Callable[[One], Other], items: Iterable[One]
) -> Iterator[Other]:
    """Yield the results of a pool in order, with a few items under way at any time."""
    under_way: deque[Future[Other]] = deque()
    for item in items:
        under_way.append(pool.submit(work, item))
        if len(under_way) > UNDER_WAY:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def datasketch(paragraphs: Sequence[str]) -> Work:
    """Return the search for the candidates of MinHash LSH as datasketch has it."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD["datasketch"], num_perm=PERMUTATIONS)

    def work() -> Pairs:
        pairs: Pairs = set()
        for number, text in enumerate(paragraphs):
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch([s.encode() for s in _shingles(text, SHINGLES["datasketch"])])
            pairs |= {(number, other) for other in index.query(sketch)}
            index.insert(number, sketch)
        return pairs

    return Work(work)


def rensa(paragraphs: Sequence[str]) -> Work:
    """Return the search for the candidates of R-MinHash LSH as rensa has it."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD["rensa"], num_perm=PERMUTATIONS, num_bands=BANDS)

    def work() -> Pairs:
        pairs: Pairs = set()
        for number, text in enumerate(paragraphs):
            sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
            sketch.update(_shingles(text, SHINGLES["rensa"]))
            pairs |= {(number, other) for other in index.query(sketch)}
            index.insert(number, sketch)
        return pairs

    return Work(work)


FINDERS: dict[str, Callable[[Sequence[str]], Work]] = {
    "claimcheck": claimcheck,
    "datasketch": datasketch,
    "rensa": rensa,
}


def _shingles(text: str, length: int) -> list[str]:
    words = text.casefold().split()
    found = {" ".join(words[i : i + length]) for i in range(max(1, len(words) - length + 1))}
    return sorted(found)


def run(name: str, file: Path) -> Run | None:
    """Return what a finder finds in a file of one paragraph a line, in a process of its own.

    None where its package is not installed.
    """
    command = (sys.executable, "-m", "benchmarks.reuse_finders", name, str(file))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if "ModuleNotFoundError" in done.stderr:
        return None
    if done.returncode:
        raise RuntimeError(done.stderr)
    told = json.loads(done.stdout)
    pairs = {(later, earlier) for later, earlier in told["pairs"]}
    return Run(pairs, told["seconds"], told["processor"], told["memory"])


def main(name: str, file: str) -> None:
    """Print the pairs, the seconds and the peak memory of one finder as JSON."""
    paragraphs = Path(file).read_text(encoding="utf-8").splitlines()
    work = FINDERS[name](paragraphs)
    prepared = process_time() + work.started
    begun = perf_counter()
    pairs = work.run()
    seconds = perf_counter() - begun
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    told = {
        "pairs": sorted(pairs),
        "seconds": seconds,
        "processor": sum(one.ru_utime + one.ru_stime for one in used) - prepared,
        "memory": sum(one.ru_maxrss for one in used) / 1_024,
    }
    json.dump(told, sys.stdout)


def written(paragraphs: Iterable[str], file: Path) -> Path:
    """Write paragraphs to a file, one a line, and return it."""
    file.write_text("".join(f"{' '.join(p.split())}\n" for p in paragraphs), encoding="utf-8")
    return file


if __name__ == "__main__":
    main(*sys.argv[1:])
