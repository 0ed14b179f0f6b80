"""How long the rules take over claims that were extracted before, and how much they add in memory.

A million claims in 50,000 series is the bar: 60 s on one core and 1 GiB (`python -m
benchmarks.settling 1000000`). The claims are built by hand, twenty of one day in an article, so
that nothing but grouping, checking and settling is measured; their sentences hold a figure and no
more, so that no text is found to be reused.
"""

from __future__ import annotations

import gc
import resource
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from multiprocessing import get_context
from time import process_time

from benchmarks.measuring import Table
from claimcheck import lexicon, rulebook
from claimcheck.intervals import Interval
from claimcheck.model import (
    Article,
    Block,
    BlockKind,
    Claim,
    Comparator,
    DayBasis,
    Extraction,
    Kind,
    Mention,
    Quantity,
    Source,
    Span,
    Window,
)
from claimcheck.pipeline import settle

SIZES = (25_000, 50_000, 100_000)  # claims; the bar of a million is asked for by name
PER_ARTICLE = 20  # series that one article follows
POINTS = 20  # articles, on as many days, that follow one series
FALLS_EVERY = 1_000  # series of which the last figure falls
STARTED = date(2022, 2, 24)
UNIT = 1 if sys.platform == "darwin" else 1_024  # of ru_maxrss: bytes there, kibibytes elsewhere
SOURCE = Source("the ministry", "the ministry", "the ministry said")


def extractions(claims: int) -> Iterator[Extraction]:
    """Yield articles with so many claims in all, each series rising from day to day."""
    for number in range(claims // PER_ARTICLE):
        block, point = divmod(number, POINTS)
        yield _article(block, point)


def _article(block: int, point: int) -> Extraction:
    published = STARTED + timedelta(1 + point + block % 600)
    name, at, sentences, claims = f"{block:06}-{point:02}", 0, [], []
    for series in range(block * PER_ARTICLE, (block + 1) * PER_ARTICLE):
        falls = series % FALLS_EVERY == 0 and point == POINTS - 1
        value = 100 + 7 * (1 if falls else point) + series % 50
        words = f"{value} people"
        said = f"{words}. "
        mention = _mention(name, at, words, len(said) - 1)
        claims.append(_claim(mention, value, series, published))
        sentences.append(said)
        at += len(said)
    text = "".join(sentences)
    body = Block(BlockKind.BODY, "text", Span(0, len(text)), text)
    article = Article(name, name, text, blocks=(body,), published=published, language="en")
    return Extraction(article, tuple(claims), numbers_seen=len(claims), numbers_typed=len(claims))


def _mention(article: str, at: int, words: str, length: int) -> Mention:
    span, sentence = Span(at, at + len(words)), Span(at, at + length)
    number = words.split(maxsplit=1)[0]
    return Mention(article, "text", BlockKind.BODY, span, words, number, at, sentence)


def _claim(mention: Mention, value: int, series: int, published: date) -> Claim:
    return Claim(
        mention,
        _quantity(value),
        "people killed",
        Kind.CUMULATIVE,
        metric="killed",
        population="people",
        place=_place(series),
        source=SOURCE,
        window=_window(),
        published=published,
    )


@cache
def _quantity(value: int) -> Quantity:
    tally = Interval.point(Decimal(value))
    return Quantity(Comparator.EXACT, Decimal(value), tally, tally, unit="person")


@cache
def _place(series: int) -> str:
    return f"Ostrel {series}"


@lru_cache(maxsize=1)
def _window() -> Window:
    return Window(STARTED, None, DayBasis.EXPLICIT)


def settling(sizes: tuple[int, ...] = SIZES) -> Table:
    """Return the processor time of settling so many claims, and the memory it took besides."""
    rows = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            rows.append(fresh.submit(_measured, size).result())
    about = (
        f"Running totals, {POINTS} articles to a series, all shipped rules; processor time of one "
        "core without making the claims. `claims held` is the peak memory before settling, `peak` "
        "after it."
    )
    heads = ("claims", "series", "settled in", "per claim", "findings", "claims held", "peak")
    return Table("Settling", about, heads, tuple(rows))


def _measured(size: int) -> tuple[str, ...]:
    words, rules = lexicon.load(), rulebook.load()
    settle(extractions(PER_ARTICLE * POINTS), rules, words)  # lexicons compile at first use
    found = list(extractions(size))
    gc.collect()
    gc.freeze()
    held, begun = _peak(), process_time()
    report = settle(found, rules, words)
    seconds = process_time() - begun
    return (
        f"{size:,}",
        f"{size // POINTS:,}",
        f"{seconds:.1f} s",
        f"{seconds / size * 1e6:.0f} µs",
        f"{len(report.findings):,}",
        f"{held:,.0f} MiB",
        f"{_peak():,.0f} MiB",
    )


def _peak() -> float:
    """Return the peak resident memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 1_048_576


if __name__ == "__main__":
    print(settling(tuple(map(int, sys.argv[1:])) or SIZES).markdown())
