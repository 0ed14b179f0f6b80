"""Three ways to find the earlier paragraphs that a later one was made from.

Each takes paragraphs in order and returns pairs (later, earlier). The peers give candidates that
nobody has verified; ours are aligned word for word, with edits and slots.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import ROOT

PERMUTATIONS = 128
SHINGLES = {"datasketch": 3, "rensa": 3}  # words; the best of 1 to 4 on 20,000 paragraphs
THRESHOLD = {"datasketch": 0.3, "rensa": 0.3}
BANDS = 64  # rensa: as near as its bands allow to the threshold

Pairs = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Run:
    """What a finder found, how long it took, and the most memory it held (MiB)."""

    pairs: Pairs
    seconds: float
    memory: float


def claimcheck(paragraphs: Sequence[str]) -> Pairs:
    """Return the pairs of the passages that this program reports."""
    from claimcheck import lexicon
    from claimcheck.model import Article, Block, BlockKind, Extraction, Span
    from claimcheck.reuse import passages

    def read(number: int, text: str) -> Extraction:
        block = Block(BlockKind.BODY, "text", Span(0, len(text)), text)
        return Extraction(Article(f"{number:09}", "", text, blocks=(block,)))

    read_all = [read(number, text) for number, text in enumerate(paragraphs)]
    found = passages(read_all, lexicon.load())
    return {(int(p.later.article), int(p.earlier.article)) for p in found}


def datasketch(paragraphs: Sequence[str]) -> Pairs:
    """Return the candidates of MinHash LSH as datasketch has it."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD["datasketch"], num_perm=PERMUTATIONS)
    pairs: Pairs = set()
    for number, text in enumerate(paragraphs):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([s.encode() for s in _shingles(text, SHINGLES["datasketch"])])
        pairs |= {(number, other) for other in index.query(sketch)}
        index.insert(number, sketch)
    return pairs


def rensa(paragraphs: Sequence[str]) -> Pairs:
    """Return the candidates of R-MinHash LSH as rensa has it."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD["rensa"], num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs: Pairs = set()
    for number, text in enumerate(paragraphs):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(_shingles(text, SHINGLES["rensa"]))
        pairs |= {(number, other) for other in index.query(sketch)}
        index.insert(number, sketch)
    return pairs


FINDERS: dict[str, Callable[[Sequence[str]], Pairs]] = {
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
    return Run({(a, b) for a, b in told["pairs"]}, told["seconds"], told["memory"])


def main(name: str, file: str) -> None:
    """Print the pairs, the seconds and the peak memory of one finder as JSON."""
    paragraphs = Path(file).read_text(encoding="utf-8").splitlines()
    begun = perf_counter()
    pairs = FINDERS[name](paragraphs)
    seconds = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    json.dump({"pairs": sorted(pairs), "seconds": seconds, "memory": peak}, sys.stdout)


def written(paragraphs: Iterable[str], file: Path) -> Path:
    """Write paragraphs to a file, one a line, and return it."""
    file.write_text("".join(f"{' '.join(p.split())}\n" for p in paragraphs), encoding="utf-8")
    return file


if __name__ == "__main__":
    main(*sys.argv[1:])
