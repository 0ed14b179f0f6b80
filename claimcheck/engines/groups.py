"""Which groups there are, as references: what the collected parts belong to, and reused text."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from claimcheck.checks import Over
from claimcheck.engines import columns, pairing
from claimcheck.engines.folder import Folder
from claimcheck.engines.index import Index
from claimcheck.engines.settling import EVERY_RULE
from claimcheck.engines.setup import Setup
from claimcheck.engines.work import COLLECT, PAIR, Key
from claimcheck.reuse.clusters import Outline, clusters

LARGE = 4_000  # members from which the rules of a group are asked apart
TURNS = 1 << 20  # groups that one article can be in


def keys(index: Index, folder: Folder, setup: Setup) -> Iterator[Key]:
    """Yield the groups of what articles belong to, by sort; people's where they are first named."""
    found = _members(index, folder)
    for sort, key in sorted(found, key=lambda one: (one[0], _first(one, found), one[1])):
        packed = sorted(found[sort, key])
        members = [divmod(one, TURNS) for one in packed]
        rules = setup.asked(columns.SORTS[sort])
        apart = len(members) > LARGE and len(rules) > 1
        for rule in range(len(rules)) if apart else (EVERY_RULE,):
            yield Key(sort, key, rule, members)


def _first(one: tuple[int, str], found: dict[tuple[int, str], array[int]]) -> int:
    """Return where a person is first named: neighbours have their articles in common."""
    return min(found[one]) if columns.SORTS[one[0]] is Over.PERSON else 0


def _members(index: Index, folder: Folder) -> dict[tuple[int, str], array[int]]:
    """Return the articles of each group, each with which of its groups that is."""
    places = _places(index)
    found: dict[tuple[int, str], array[int]] = defaultdict(lambda: array("Q"))
    for number, name in enumerate(index.shards):
        row = 0
        for batch in folder.read(COLLECT, name):
            column = batch.column("groups")
            listed = column.flatten()
            sorts, named = listed.field("sort").to_pylist(), listed.field("key").to_pylist()
            at = 0
            for count in column.value_lengths().to_pylist():
                for turn in range(count or 0):
                    place = places[number][row]
                    found[sorts[at], named[at]].append(place * TURNS + turn)
                    at += 1
                row += 1
    return found


def _places(index: Index) -> list[dict[int, int]]:
    """Return, for each part, the place of the article in each row."""
    found: list[dict[int, int]] = [{} for _ in index.shards]
    for place, (shard, row) in enumerate(zip(index.shard, index.row, strict=True)):
        found[shard][row] = place
    return found


def reused(parts: Sequence[str], index: Index, folder: Folder, words: Sequence[int]) -> list[Key]:
    """Return the groups of reused text; `words` counts those of each article, by place."""
    where: list[tuple[str, int]] = []
    outlines: list[Outline] = []
    names: list[str] = []
    matched: dict[str, int] = defaultdict(int)
    for part in parts:
        row = 0
        for batch in folder.read(PAIR, part):
            cells = (
                batch.column(name).to_pylist() for name in ("earlier", "later", "matched", "name")
            )
            for earlier, later, count, name in zip(*cells, strict=True):
                outlines.append(pairing.read_outline(earlier, later))
                names.append(name)
                matched[later["article"]] += count
                where.append((part, row))
                row += 1
    places = {name: place for place, name in enumerate(index.ids)}
    shares = {
        name: min(1.0, count / max(1, words[places[name]])) for name, count in matched.items()
    }
    found: dict[str, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters(outlines, names.__getitem__)):
        found[cluster].append(number)
    sort = columns.RANK[Over.PASSAGES]
    return [
        Key(
            sort,
            key,
            EVERY_RULE,
            [(place, -1) for place in _involved((outlines[n] for n in found[key]), places)],
            [(*where[n], shares[outlines[n].later.article]) for n in found[key]],
        )
        for key in sorted(found)
    ]


def _involved(found: Iterable[Outline], places: dict[str, int]) -> list[int]:
    """Return the places of the articles that some passages stand in, in order."""
    names = chain.from_iterable((one.earlier.article, one.later.article) for one in found)
    return sorted({places[name] for name in names})
