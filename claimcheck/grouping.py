"""Extractions -> the groups that checks look at, each wide enough for what is compared in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from claimcheck import reuse
from claimcheck.checks import Group, Over
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.reuse.passage import Passage
from claimcheck.series.happening import happenings
from claimcheck.series.keys import anchor
from claimcheck.series.order import by_time
from claimcheck.series.scopes import scopes

Extractions = Sequence[Extraction]


def groups(over: Over, extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    """Yield the groups of one sort in the order of their keys.

    `extractions` must be in the order of their articles' ids.
    """
    return GROUPINGS[over](extractions, lexicon)


def _articles(extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    for extraction in extractions:
        name = extraction.article.id
        yield Group(Over.ARTICLE, name, lexicon, extraction.claims, {name: extraction})


def _series(extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    """Yield the claims of one measure that can be followed from article to article."""
    lattices = scopes(lexicon)
    found: dict[str, list[Claim]] = defaultdict(list)
    for extraction in extractions:
        for claim in extraction.claims:
            if key := anchor(claim, lattices):
                found[key].append(claim)
    by_id = {extraction.article.id: extraction for extraction in extractions}
    for key in sorted(found):
        claims = tuple(sorted(found[key], key=by_time))
        yield Group(Over.SERIES, key, lexicon, claims, _of(claims, by_id))


def _happenings(extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    """Yield pairs of articles that give one statement with two figures."""
    for found in happenings(extractions, lexicon):
        claims = tuple(sorted((claim for pair in found.told for claim in pair), key=by_time))
        both = {e.article.id: e for e in (found.first, found.second)}
        key = " + ".join(both)
        yield Group(Over.HAPPENING, key, lexicon, claims, both, told=found.told)


def _passages(extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    """Yield the passages of one cluster of reused text."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in reuse.passages(extractions, lexicon):
        found[passage.cluster].append(passage)
    by_id = {extraction.article.id: extraction for extraction in extractions}
    for key in sorted(found):
        sides = {s.article for p in found[key] for s in (p.earlier, p.later)}
        involved = {name: by_id[name] for name in sorted(sides)}
        yield Group(Over.PASSAGES, key, lexicon, (), involved, tuple(found[key]))


def _days(extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    """Yield the articles of one publication day."""
    found: dict[str, dict[str, Extraction]] = defaultdict(dict)
    for extraction in extractions:
        if extraction.article.published:
            day = extraction.article.published.isoformat()
            found[day][extraction.article.id] = extraction
    for day in sorted(found):
        claims = tuple(claim for e in found[day].values() for claim in e.claims)
        yield Group(Over.DAY, day, lexicon, tuple(sorted(claims, key=by_time)), found[day])


def _people(extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    """Yield the articles that name one person."""
    found: dict[str, dict[str, Extraction]] = defaultdict(dict)
    for extraction in extractions:
        for person in extraction.people:
            found[person.name][extraction.article.id] = extraction
    for name in sorted(found):
        yield Group(Over.PERSON, name, lexicon, (), found[name])


def _of(claims: Sequence[Claim], by_id: Mapping[str, Extraction]) -> Mapping[str, Extraction]:
    return {c.mention.article: by_id[c.mention.article] for c in claims}


GROUPINGS: Mapping[Over, Callable[[Extractions, Lexicon], Iterator[Group]]] = {
    Over.ARTICLE: _articles,
    Over.HAPPENING: _happenings,
    Over.SERIES: _series,
    Over.DAY: _days,
    Over.PERSON: _people,
    Over.PASSAGES: _passages,
}
