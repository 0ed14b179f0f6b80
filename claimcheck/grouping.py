"""Extractions -> the groups that checks look at, each wide enough for what is compared in it.

What an article belongs to can be told from the article alone (`keys`), and the groups of one key
can be made from the articles of that key alone (`made`), so that both can run anywhere. Passages
are the exception: which texts are one is known when all were compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

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
Keys = Mapping[str, tuple[Claim, ...]]


def groups(over: Over, extractions: Extractions, lexicon: Lexicon) -> Iterator[Group]:
    """Yield the groups of one sort in the order of their keys.

    `extractions` must be in the order of their articles' ids.
    """
    if over is Over.ARTICLE:
        yield from (article(extraction, lexicon) for extraction in extractions)
        return
    by_id = {extraction.article.id: extraction for extraction in extractions}
    if over is Over.PASSAGES:
        yield from _passages(by_id, lexicon)
        return
    members: dict[str, list[str]] = defaultdict(list)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for name, extraction in by_id.items():
        for key, found in keys(over, extraction, lexicon).items():
            members[key].append(name)
            claims[key] += found
    for key in sorted(members):
        involved = {name: by_id[name] for name in members[key]}
        yield from made(over, key, claims[key], involved, lexicon)


def article(extraction: Extraction, lexicon: Lexicon) -> Group:
    """Return the group of one article."""
    name = extraction.article.id
    return Group(Over.ARTICLE, name, lexicon, extraction.claims, {name: extraction})


def keys(over: Over, extraction: Extraction, lexicon: Lexicon) -> Keys:
    """Return the keys that an article has a part in, each with the claims it brings there.

    A happening's key is its day, that of all undated articles the first of all days: whatever is
    compared has a key in common.
    """
    told = extraction.article.published
    if over is Over.SERIES:
        return _anchored(extraction, lexicon)
    if over is Over.HAPPENING:
        return {str(told or date.min): ()} if extraction.claims else {}
    if over is Over.DAY:
        return {str(told): extraction.claims} if told else {}
    return {person.name: () for person in extraction.people} if over is Over.PERSON else {}


def _anchored(extraction: Extraction, lexicon: Lexicon) -> Keys:
    """Return the claims that can be followed from article to article, by their measure."""
    lattices = scopes(lexicon)
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        if key := anchor(claim, lattices):
            found[key].append(claim)
    return {key: tuple(claims) for key, claims in found.items()}


def made(
    over: Over,
    key: str,
    claims: Sequence[Claim],
    extractions: Mapping[str, Extraction],
    lexicon: Lexicon,
) -> Iterator[Group]:
    """Yield the groups of one key: a series', a day's or a person's one, the happenings of a day.

    `extractions` hold every article of that key, in the order of their ids.
    """
    if over is not Over.HAPPENING:
        yield Group(over, key, lexicon, tuple(sorted(claims, key=by_time)), extractions)
        return
    for found in happenings(tuple(extractions.values()), lexicon):
        told = tuple(sorted((claim for pair in found.told for claim in pair), key=by_time))
        both = {e.article.id: e for e in (found.first, found.second)}
        yield Group(over, " + ".join(both), lexicon, told, both, told=found.told)


def clustered(
    key: str, passages: Sequence[Passage], by_id: Mapping[str, Extraction], lexicon: Lexicon
) -> Group:
    """Return the group of one cluster of reused text; `by_id` holds every article it stands in."""
    return Group(Over.PASSAGES, key, lexicon, (), by_id, tuple(passages))


def _passages(by_id: Mapping[str, Extraction], lexicon: Lexicon) -> Iterator[Group]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in reuse.passages(tuple(by_id.values()), lexicon):
        found[passage.cluster].append(passage)
    for key in sorted(found):
        sides = {s.article for p in found[key] for s in (p.earlier, p.later)}
        involved = {name: by_id[name] for name in sorted(sides)}
        yield clustered(key, found[key], involved, lexicon)
