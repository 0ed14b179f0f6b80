"""Articles that report one happening on one day, and the figures in which they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import combinations

from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.series.scopes import scopes
from claimcheck.series.statements import Statements, Told, statements, told_twice
from claimcheck.series.wording import Stemmer, stemmer

ALIKE = 0.55  # of the shorter article's telling words that both must have
FIRST = 5  # earlier articles that a pair of words leads to; any of them stands for the others
LONGEST = 24  # telling words of a sentence that are paired; longer ones are lists

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Happening:
    """Two articles of one day that tell the same, and the figures they give differently."""

    first: Extraction
    second: Extraction
    told: tuple[tuple[Claim, Claim], ...]


def happenings(extractions: Sequence[Extraction], lexicon: Lexicon) -> Iterator[Happening]:
    """Yield pairs of articles that give one statement with two figures, in order of their ids.

    Articles without a publication day are compared with each other. Each pair of telling words
    leads to the first articles that have it, so the work grows with the words, not their square.
    """
    lattices, stems = scopes(lexicon), stemmer(lexicon)
    days: dict[date, list[Extraction]] = defaultdict(list)
    for extraction in extractions:
        days[extraction.article.published or date.min].append(extraction)
    for day in sorted(days):
        if len(days[day]) < 2:
            continue
        told = [statements(extraction, stems, lattices) for extraction in days[day]]
        words = lru_cache(maxsize=None)(partial(_words, days[day], stems))
        for i, j in _neighbours(told):
            if _alike(words(i), words(j)):
                mine, theirs = Told(told[i], words(i)), Told(told[j], words(j))
                differing = tuple(told_twice(mine, theirs, lattices))
                if differing:
                    yield Happening(days[day][i], days[day][j], differing)


def _words(day: Sequence[Extraction], stems: Stemmer, index: int) -> frozenset[str]:
    """Return the telling words of one article of a day."""
    blocks = day[index].article.blocks
    return frozenset().union(*(stems.words(block.text) for block in blocks))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one article tells most of what the other does."""
    return len(a & b) >= ALIKE * min(len(a), len(b))


def _neighbours(told: Sequence[Statements]) -> list[tuple[int, int]]:
    """Return the pairs of articles, by index, that share two telling words about one unit."""
    postings: dict[Key, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for index, by_unit in enumerate(told):
        met: set[int] = set()
        for key in _keys(by_unit):
            known = postings[key]
            met.update(known)
            if len(known) < FIRST:
                known.append(index)
        found.update((earlier, index) for earlier in met)
    return sorted(found)


def _keys(by_unit: Statements) -> set[Key]:
    return {
        (unit, *pair)
        for unit, told in by_unit.items()
        for statement in told
        for pair in combinations(sorted(statement.wording.words)[:LONGEST], 2)
    }
