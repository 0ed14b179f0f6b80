"""What Spark's Python workers run: the passes, with rules and words from a broadcast."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Protocol

import pyarrow as pa

from claimcheck.articles.language import detect, languages
from claimcheck.articles.record import article
from claimcheck.engines import columns, pairing, rows
from claimcheck.engines.collecting import collected
from claimcheck.engines.settling import settle
from claimcheck.engines.setup import Setup
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.model import Article
from claimcheck.reuse.candidates import Candidates
from claimcheck.reuse.matching import Cut

BATCH = 256  # passages
KEPT = 4_096  # pieces kept as read


class Broadcast(Protocol):
    """A value that Spark takes to every executor once."""

    @property
    def value(self) -> bytes:
        """Return the value."""


_setups: dict[int, Setup] = {}  # of this process, by hash of what was pickled


def setup_of(told: Broadcast) -> Setup:
    """Return the rules and words of a broadcast, built once in each process."""
    found = _setups.get(hash(told.value))
    if found is None:
        found = _setups[hash(told.value)] = pickle.loads(told.value)
    return found


@dataclass(frozen=True, slots=True)
class Collect:
    """The first pass over records: rows with `text` and whatever else a record may have."""

    told: Broadcast

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield rows of COLLECTED; a bad record is one with nothing but what is wrong with it."""
        setup = setup_of(self.told)
        bad: list[ClaimcheckError] = []
        for batch in batches:
            yield from collected(_read(batch, setup, bad), setup)
            if bad:
                yield pa.RecordBatch.from_pylist([_told(one) for one in bad], columns.COLLECTED)
                bad.clear()


def _read(batch: pa.RecordBatch, setup: Setup, bad: list[ClaimcheckError]) -> Iterator[Article]:
    """Yield the articles of records, each with its language where that is clear."""
    known = setup.lexicon.compiled(languages)
    for row in batch.to_pylist():
        if row.get("article") is not None:
            yield rows.read_article(row["article"])
            continue
        path, number = row.pop("path", None) or "", row.pop("record", None) or 0
        try:
            told = article(row, path, number)
        except ClaimcheckError as caught:
            found = caught.errors if isinstance(caught, Mistakes) else (caught,)
            where = f"{path}:{number}" if path else f"record {row.get('id')!r}"
            bad += [ArticleError(where, one.problem, one.hint) for one in found]
        else:
            yield replace(told, language=detect(told, known), record=number or None)


def _told(one: ClaimcheckError) -> dict[str, str]:
    return {"bad": json.dumps([one.place, one.problem, one.hint], ensure_ascii=False)}


@dataclass(frozen=True, slots=True)
class Pair:
    """The step between the passes: rows of a later piece and an earlier one, in order."""

    told: Broadcast

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield rows of PASSAGES."""
        cuts: dict[int, Cut] = {}
        found = pairing.passages(_candidates(batches, cuts), cuts.__getitem__, setup_of(self.told))
        yield from rows.batches(found, columns.PASSAGES, BATCH)


def _candidates(batches: Iterator[pa.RecordBatch], cuts: dict[int, Cut]) -> Iterator[Candidates]:
    """Yield the candidates of each later piece; `cuts` holds the pieces of the last ones."""
    for later, pairs in groupby(rows.listed(batches), key=lambda row: row["later"]):
        if len(cuts) > KEPT:
            cuts.clear()
        near: list[tuple[int, int]] = []
        identical = False
        for row in pairs:
            cuts[later] = _cut(row["after"])
            cuts[row["earlier"]] = _cut(row["before"])
            near.append((row["earlier"], row["shared"]))
            identical = row["identical"]
        yield Candidates(later, tuple(near), identical)


def _cut(piece: Mapping[str, Any]) -> Cut:
    return rows.read_cut(piece, piece["article"], piece["published"], piece["place"])


@dataclass(frozen=True, slots=True)
class Settle:
    """The second pass."""

    told: Broadcast

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield rows of FOUND."""
        yield from settle(batches, setup_of(self.told))
