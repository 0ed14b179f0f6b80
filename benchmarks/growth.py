"""How time and memory grow: hostile text ten times as long, and a corpus without an end."""

from __future__ import annotations

import gc
import math
import resource
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks import corpus
from benchmarks.measuring import Table, milliseconds, once
from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract

LENGTHS = (10_000, 100_000, 1_000_000)  # characters
LONGEST_STEP = 4  # seconds
CHECKPOINTS = (500, 1_000, 2_000, 4_000)  # articles
HOSTILE: dict[str, Callable[[int], str]] = {
    "one numeral of digits only": lambda n: "7" * n,
    "digits and commas": lambda n: "1," * (n // 2),
    "commas only": lambda n: "," * n,
    "words joined by and": lambda n: "and " * (n // 4),
    "numbers joined by and": lambda n: "5 and " * (n // 6),
    "at least, at least, …": lambda n: "at least " * (n // 9),
    "at least 5 people killed and …": lambda n: "at least 5 people killed and " * (n // 29),
    "opening parentheses": lambda n: "(" * n,
    "opening quotation marks": lambda n: "“" * n,
    "one word without a space": lambda n: "a" * n,
    "capitals": lambda n: "Aa " * (n // 3),
    "number words": lambda n: "hundred thousand " * (n // 17),
    "months": lambda n: "May " * (n // 4),
    "full stops and numbers": lambda n: "1. " * (n // 3),
}


def hostile() -> Table:
    """Return the seconds each pattern takes at each length, and the exponent of the growth."""
    words = lexicon.load()
    _seconds("At least 5 people were killed on Thursday, police said.", words)
    rows = []
    for name, make in HOSTILE.items():
        times = list(_growing(make, words))
        decades = math.log10(LENGTHS[len(times) - 1] / LENGTHS[len(times) - 2])
        exponent = math.log10(times[-1] / times[-2]) / decades
        cells = [*map(milliseconds, times), "not run", "not run"][: len(LENGTHS)]
        rows.append((name, *cells, f"{exponent:.2f}"))
    about = (
        "One paragraph made of one thing, a single run each. The exponent is that of the last "
        f"tenfold step: 1 is linear, 2 quadratic. Nothing is run after a step of {LONGEST_STEP} s."
    )
    heads = ("text", *(f"{length:,} characters" for length in LENGTHS), "exponent")
    return Table("Hostile text", about, heads, tuple(rows))


def _growing(make: Callable[[int], str], words: lexicon.Lexicon) -> Iterator[float]:
    """Yield the seconds at each length, two lengths at least."""
    for number, length in enumerate(LENGTHS):
        seconds = _seconds(make(length), words)
        yield seconds
        if number and seconds > LONGEST_STEP:
            return


def _seconds(text: str, words: lexicon.Lexicon) -> float:
    given = article({"id": "hostile", "text": text, "date": "2022-03-10"}, "hostile", 1)
    gc.collect()
    return once(lambda: extract(given, words))


def memory() -> Table:
    """Return the most memory ever held after so many articles, each extracted and let go."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        rows = fresh.submit(_peaks).result()
    about = "Peak memory of a fresh process while articles are read, extracted and let go."
    return Table("Memory", about, ("articles so far", "peak"), tuple(rows))


def _peaks() -> list[tuple[str, str]]:
    words = lexicon.load()
    rows = []
    for number, record in enumerate(corpus.records(CHECKPOINTS[-1]), start=1):
        extract(article(record, "generated", number), words)
        if number in CHECKPOINTS:
            rows.append((f"{number:,}", f"{_peak():.1f} MiB"))
    return rows


def _peak() -> float:
    """Return the peak resident memory of this process in MiB."""
    unit = 1 if sys.platform == "darwin" else 1_024  # bytes there, kibibytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_048_576
