"""Other extractors on the same articles in the same run, where they are installed."""

from __future__ import annotations

import contextlib
import statistics
import warnings
from collections.abc import Callable, Iterator

from benchmarks.measuring import Table, each, milliseconds
from benchmarks.stages import load
from claimcheck import lexicon
from claimcheck.claims import extract
from claimcheck.model import Article

ARTICLES = 20
ENGLISH = "en-us"

Peer = Callable[[Article], object]


def peers() -> Table:
    """Return the median time an article takes in each, and how many times ours that is."""
    words = lexicon.load()
    found = load(ARTICLES)
    medians = {"claimcheck": _median(lambda article: extract(article, words), found)}
    for name, peer in _installed():
        medians[name] = _median(peer, found)
    ours = medians["claimcheck"]
    rows = tuple(
        (name, milliseconds(median), f"{median / ours:.1f} ×") for name, median in medians.items()
    )
    about = (
        f"The same {ARTICLES} generated articles of about 2 KB, one core, warm, best of three for "
        "each, median over the articles. claimcheck reads the whole claim (comparator, value, "
        "unit, what, place, source, window, kind, status) and all dates; the others read values "
        "and units, and dates where it is said."
    )
    return Table("Beside other extractors", about, ("extractor", "median", "times ours"), rows)


def _median(work: Peer, found: list[Article]) -> float:
    work(found[0])
    return statistics.median(each(work, found))


def _installed() -> Iterator[tuple[str, Peer]]:
    with warnings.catch_warnings(), contextlib.suppress(ImportError):
        warnings.simplefilter("ignore")
        yield _quantulum()
    with warnings.catch_warnings(), contextlib.suppress(ImportError):
        warnings.simplefilter("ignore")
        yield from _recognizers()


def _quantulum() -> tuple[str, Peer]:
    from quantulum3 import parser

    return "quantulum3", lambda article: parser.parse(article.text)


def _recognizers() -> Iterator[tuple[str, Peer]]:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    units = (recognize_dimension, recognize_currency, recognize_age, recognize_temperature)
    everything = (recognize_number, *units, recognize_datetime)
    yield (
        "Recognizers-Text, numbers only",
        lambda article: recognize_number(article.text, ENGLISH),
    )
    yield (
        "Recognizers-Text, numbers, units and dates",
        lambda article: [recognize(article.text, ENGLISH) for recognize in everything],
    )
