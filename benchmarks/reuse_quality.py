"""Reused text: what is found of planted reuse, beside peers, and how fast; slots; growth.

`python -m benchmarks.reuse_quality [--texts FILE ...] [--count N] [--growth]`. Texts are JSON
Lines files whose paragraphs the planted ones are made from; without them, invented ones serve.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.measuring import Table, commit, machine
from benchmarks.reuse_corpus import KINDS, Planted, generated, planted, real
from benchmarks.reuse_finders import FINDERS, Pairs, Run, run, written
from benchmarks.reuse_slots import slots

PLANTED = 1_000  # paragraphs of each kind
GROWTH = (20_000, 60_000, 200_000, 600_000, 2_000_000)


def recall(count: int, texts: Sequence[str]) -> Table:
    """Return what each finder finds of each kind, its speed and its memory."""
    paragraphs = [*texts, *generated(max(0, count - len(texts)), texts)]
    made = list(planted(texts or paragraphs, PLANTED))
    with tempfile.TemporaryDirectory() as folder:
        everything = chain(paragraphs, (one.text for one in made))
        file = written(everything, Path(folder) / "paragraphs.txt")
        total = len(paragraphs) + len(made)
        rows = [
            (name, *_row(found, made, len(paragraphs), total))
            for name in FINDERS
            if (found := run(name, file))
        ]
    about = (
        f"{total:,} paragraphs, {len(texts):,} of them real, {PLANTED:,} planted of each kind: "
        "the share paired with its origin or a twin of it. claimcheck's are aligned and "
        "its edits sorted into slots; the peers' are candidates that nobody verified."
    )
    heads = ("", *KINDS, "pairs", "paragraphs a second", "a CPU second", "memory")
    return Table("Reused text, planted", about, heads, tuple(rows))


def _row(found: Run, made: Sequence[Planted], first: int, total: int) -> tuple[str, ...]:
    """Return the cells of one finder."""
    hits = Counter(one.kind for one in hit(found.pairs, made, first))
    return (
        *(f"{hits[kind] / PLANTED:.3f}" for kind in KINDS),
        f"{len(found.pairs):,}",
        f"{total / found.seconds:,.0f}",
        f"{total / found.processor:,.0f}",
        f"{found.memory:,.0f} MiB",
    )


def hit(pairs: Pairs, made: Sequence[Planted], first: int) -> Iterator[Planted]:
    """Yield the planted paragraphs that are paired with their origin, at most at second hand.

    `first` is the number of the first planted one. Real articles repeat paragraphs themselves; a
    copy that is paired with the origin's own twin has found its text.
    """
    near: dict[int, set[int]] = defaultdict(set)
    for later, earlier in pairs:
        near[later].add(earlier)
        near[earlier].add(later)
    for number, one in enumerate(made, start=first):
        if one.origin in near[number] or near[one.origin] & near[number]:
            yield one


def growth(texts: Sequence[str]) -> Table:
    """Return seconds and memory of corpora three times as large each."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count in GROWTH:
            paragraphs = list(generated(count, texts))
            made = planted(paragraphs, count // 60)
            everything = chain(paragraphs, (one.text for one in made))
            found = run("claimcheck", written(everything, Path(folder) / "paragraphs.txt"))
            assert found
            total = count + len(KINDS) * (count // 60)
            each = f"{1e6 * found.processor / total:,.0f} µs"
            row = (f"{total:,}", f"{found.seconds:,.1f} s", each, f"{found.memory:,.0f} MiB")
            print(" | ".join(row), file=sys.stderr)  # a run of hours tells how far it has come
            rows.append(row)
    about = "One paragraph in eleven was made from another. Everything included, two processes."
    return Table(
        "Reused text, growth",
        about,
        ("paragraphs", "time", "processor time each", "memory"),
        tuple(rows),
    )


def main() -> None:
    """Print the tables that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--growth", action="store_true")
    given = parser.parse_args()
    texts = real(given.texts)
    print(f"* machine: {machine()}\n* commit: {commit()}\n")
    print(slots().markdown())
    print(recall(given.count, texts).markdown(), flush=True)
    if given.growth:
        print(growth(texts).markdown())


if __name__ == "__main__":
    main()
