"""Two paragraphs that share most of their words -> what was left out and what was put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from claimcheck.checks import Place
from claimcheck.model import Article
from claimcheck.report.excerpt import paragraph
from claimcheck.report.layout import safe

LONGEST = 4000  # characters of a paragraph that is compared
ALIKE = 0.5  # share of words two paragraphs must have in common to be one text
KEPT = 5  # words shown on both sides of a change
EQUAL, GONE, NEW = "equal", "delete", "insert"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both paragraphs have, or that only the first or only the second has."""

    sort: str
    words: str


def diff(first: Place, second: Place, articles: Mapping[str, Article]) -> tuple[Run, ...]:
    """Return the runs of two paragraphs, none where they are equal or not one text."""
    return words_changed(_around(first, articles), _around(second, articles), ALIKE)


def _around(place: Place, articles: Mapping[str, Article]) -> str:
    article = articles[place.article]
    span = paragraph(article, place)
    return article.string(place.field)[span.start : span.end]


def words_changed(earlier: str, later: str, alike: float = 0.0) -> tuple[Run, ...]:
    """Return the runs of two texts, none where they are equal, too long or less alike.

    `alike` is the share of words, 0 to 1, that the two must have in common.
    """
    if max(len(earlier), len(later)) > LONGEST:
        return ()
    before, after = safe(earlier).split(), safe(later).split()
    if before == after or Indel.normalized_similarity(before, after) < alike:
        return ()
    runs = [(sort, words) for sort, words in _runs(before, after) if words]
    last = len(runs) - 1
    return tuple(
        Run(sort, _elided(words, at > 0, at < last) if sort == EQUAL else " ".join(words))
        for at, (sort, words) in enumerate(runs)
    )


def _runs(before: list[str], after: list[str]) -> list[tuple[str, list[str]]]:
    """Return the runs in order; of a replacement, what went comes before what came."""
    found: list[tuple[str, list[str]]] = []
    steps = Indel.opcodes(before, after)
    for equal, group in groupby(steps, key=lambda step: step.tag == EQUAL):
        parts = list(group)
        here = before[parts[0].src_start : parts[-1].src_end]
        there = after[parts[0].dest_start : parts[-1].dest_end]
        found += [(EQUAL, here)] if equal else [(GONE, here), (NEW, there)]
    return found


def _elided(words: list[str], change_before: bool, change_after: bool) -> str:
    """Return equal words, those far from any change left out."""
    head = words[:KEPT] if change_before else []
    tail = words[-KEPT:] if change_after else []
    if len(words) <= len(head) + len(tail) + 1:
        return " ".join(words)
    return " ".join([*head, "…", *tail])
