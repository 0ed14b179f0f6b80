"""Reused text: what is found of planted reuse, beside peers, and how fast; slots; growth.

`python -m benchmarks --only reuse [--texts FILE ...] [--count N] [--growth N] [--postings N]
[--archive N] [--write]`. Texts are JSON Lines files whose paragraphs the planted ones are made
from; without them, invented ones serve. --postings and --archive: see `benchmarks.reuse_archive`.
With --write the tables are kept at the end of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from benchmarks.measuring import Table, commit, kept, machine
from benchmarks.reuse_archive import archive, postings
from benchmarks.reuse_corpus import KINDS, Planted, generated, planted, real
from benchmarks.reuse_finders import FINDERS, Pairs, Run, run, written
from benchmarks.reuse_slots import slots

PART = "# Reused text\n"
PLANTED = 1_000  # paragraphs of each kind
PAIRS = Path(__file__).parent / "reuse_pairs.csv"
LABELS = ("reused", "template", "unrelated")
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


def labelled() -> Table:
    """Return how the reported pairs that were read turned out."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        labels = Counter(row["label"] for row in csv.DictReader(file))
    about = (
        f"{labels.total()} pairs drawn at random from those reported on real copy and labelled by "
        "reading: reused, the same template with other facts, unrelated. Hashes and labels are in "
        "benchmarks/reuse_pairs.csv."
    )
    rows = tuple((label, str(labels[label])) for label in LABELS)
    return Table("Reported pairs, read", about, ("label", "pairs"), rows)


def growth(texts: Sequence[str], most: int) -> Table:
    """Return seconds and memory of corpora three times as large each, up to so many paragraphs."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (step for step in GROWTH if step <= most):
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


def main(arguments: list[str]) -> int:
    """Print the tables that were asked for, keep them with --write, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", nargs="*", type=Path, default=[])
    parser.add_argument("--count", type=int, default=200_000, help="paragraphs beside the planted")
    parser.add_argument("--growth", type=int, default=0, help="paragraphs of the largest corpus")
    parser.add_argument("--postings", type=int, default=0, help="paragraphs linked, not held")
    parser.add_argument("--archive", type=int, default=0, help="paragraphs kept in a file")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args(arguments)
    texts = real(given.texts)
    page = [f"{PART}\n* machine: {machine()}\n* commit: {commit()}\n"]
    tables: list[Callable[[], Table]] = [labelled, slots, lambda: recall(given.count, texts)]
    tables += [lambda: growth(texts, given.growth)] if given.growth else []
    tables += [lambda: postings(given.postings)] if given.postings else []
    tables += [lambda: archive(given.archive)] if given.archive else []
    for table in tables:
        page.append(table().markdown())
        print(page[-1], flush=True)
    if given.write:
        kept("\n".join(page))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
