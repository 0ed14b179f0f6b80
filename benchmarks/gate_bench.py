"""One draft against a ledger: `python -m benchmarks.gate_bench [CLAIMS] [FILE]`.

The history is made from articles that were truly extracted; copies of them get a place, a day and
two paragraphs of chance words of their own, so that series, days and text look-ups are as many as
in an archive. It is kept in FILE where one is given, and not made again where it is there.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from benchmarks import corpus
from benchmarks.measuring import ROOT, Table, best, commit, machine, milliseconds
from claimcheck import lexicon, rulebook
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.gate import Gate
from claimcheck.ledger import store, upkeep, writing
from claimcheck.ledger.prepared import prepared
from claimcheck.ledger.store import Ledger
from claimcheck.model import Block, BlockKind, Claim, Extraction, Span

WORDS = lexicon.load()
ORIGINALS = 600  # articles that are extracted
TOGETHER = 200  # articles added in one transaction
DRAFTS = 25
PARAGRAPH = 60  # chance words


def history(claims: int) -> Iterator[Extraction]:
    """Yield articles until they hold so many claims."""
    chance = random.Random(3)
    words = ["".join(chance.choices(corpus.SYLLABLES, k=3)) for _ in range(3_000)]
    originals = _originals()
    number = told = 0
    while told < claims:
        made = _copy(originals[number % len(originals)], number, words)
        told += len(made.claims)
        number += 1
        yield made


def _originals() -> list[Extraction]:
    records = corpus.records(ORIGINALS)
    return [extract(article(one, "bench", n), WORDS) for n, one in enumerate(records, start=1)]


def _copy(original: Extraction, number: int, words: list[str]) -> Extraction:
    """Return an article that tells the same of another place, another day, with other words."""
    chance = random.Random(number)
    around, name = number // ORIGINALS, f"copy-{number:07}"
    text, blocks = original.article.text, list(original.article.blocks)
    for _ in range(2):
        paragraph = " ".join(chance.choices(words, k=PARAGRAPH)).capitalize() + "."
        span = Span(len(text) + 2, len(text) + 2 + len(paragraph))
        blocks.append(Block(BlockKind.BODY, "text", span, paragraph))
        text += f"\n\n{paragraph}"
    later = timedelta(days=7 * around)
    published = original.article.published
    told = replace(
        original.article,
        id=name,
        text=text,
        blocks=tuple(blocks),
        published=published + later if published else None,
    )
    claims = tuple(_moved(claim, name, around, later) for claim in original.claims)
    return replace(original, article=told, claims=claims)


def _moved(claim: Claim, name: str, around: int, later: timedelta) -> Claim:
    window = claim.window
    return replace(
        claim,
        mention=replace(claim.mention, article=name),
        place=f"{claim.place} {around}" if claim.place and around else claim.place,
        published=claim.published + later if claim.published else None,
        window=replace(
            window,
            start=window.start + later if window.start else None,
            end=window.end + later if window.end else None,
        ),
    )


def fill(ledger: Ledger, claims: int) -> tuple[int, float]:
    """Add a history to a ledger; return its articles and the seconds that adding took."""
    seconds, number, waiting = 0.0, 0, []
    for one in history(claims):
        waiting.append(one)
        number += 1
        if len(waiting) == TOGETHER:
            seconds += _add(ledger, waiting)
            waiting = []
    return number, seconds + _add(ledger, waiting)


def _add(ledger: Ledger, some: list[Extraction]) -> float:
    begun = perf_counter()
    with ledger.writing() as connection:
        upkeep.mark_first(connection, WORDS)
        writing.add_all(connection, [prepared(one, WORDS) for one in some])
    return perf_counter() - begun


def drafts() -> list[Extraction]:
    """Return drafts that follow articles of the history, a day later and with other figures."""
    records = list(corpus.records(ORIGINALS))
    chosen = records[:: ORIGINALS // DRAFTS][:DRAFTS]
    return [
        extract(article({**one, "id": f"draft-{n}"}, "drafts", n), WORDS)
        for n, one in enumerate(chosen, start=1)
    ]


def warm(ledger: Ledger) -> list[float]:
    """Return the seconds each draft takes in a process that is ready."""
    rules = rulebook.load()
    found = []
    for draft in drafts():

        def judge(draft: Extraction = draft) -> None:
            with ledger.reading() as connection:
                Gate(connection, rules, WORDS).report([draft])

        judge()
        found.append(best(judge))
    return found


def cold(path: Path) -> float:
    """Return the seconds of the command line on one draft, the best of three runs."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.jsonl"
        draft.write_text(corpus.lines(1), encoding="utf-8")
        command = [sys.executable, "-m", "claimcheck", "gate", str(draft), "--ledger", str(path)]
        told = {"env": {**os.environ, "PYTHONPATH": str(ROOT)}, "capture_output": True}
        return best(lambda: subprocess.run(command, cwd=folder, check=False, **told))


def measured(claims: int, path: Path) -> tuple[str, ...]:
    """Return one row: the history, what adding it took, and what a gate takes."""
    ledger = store.opened(str(path), create=True)
    with ledger.reading() as connection:
        made = upkeep.count(connection)
    added = "kept"
    if not made:
        made, seconds = fill(ledger, claims)
        added = f"{seconds:.0f} s"
    times = warm(ledger)
    size = f"{path.stat().st_size / 1_048_576:,.0f} MiB"
    late = sorted(times)[int(0.95 * len(times))]
    return (
        *(f"{claims:,}", f"{made:,}", added, size),
        *(milliseconds(statistics.median(times)), milliseconds(late), f"{cold(path):.2f} s"),
    )


def gates(sizes: tuple[int, ...] = (10_000, 100_000), path: Path | None = None) -> Table:
    """Return what a gate takes against histories of some sizes."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [measured(n, path or Path(folder) / f"{n}.db") for n in sizes]
    heads = ("claims", "articles", "adding", "file", "warm, median", "warm, 95th", "cold")
    about = (
        f"{DRAFTS} drafts of 2 KB, each the best of three runs against SQLite; every rule runs. "
        f"Cold is the whole command line, start-up included."
    )
    return Table("One draft against a ledger", about, heads, tuple(rows))


if __name__ == "__main__":
    asked = tuple(int(one) for one in sys.argv[1:2]) or (10_000, 100_000)
    kept = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    print(f"* machine: {machine()}\n* commit: {commit()}\n")
    print(gates(asked, kept).markdown())
