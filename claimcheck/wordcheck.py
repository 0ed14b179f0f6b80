"""What is wrong with a lexicon as a whole: rings of parts, unknown names, words of two entries.

Each mistake names both places. Recognisers would take the first meaning in silence, and a lattice
with a ring in it would call a whole its own part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimcheck import plainyaml
from claimcheck.config import shown
from claimcheck.errors import ClaimcheckError, LexiconError
from claimcheck.lexicon import Lexicon
from claimcheck.strict import did_you_mean

LATTICES = ("metrics", "populations", "destinations")
LINKS = ("part_of", "same_as", "alias_of")
NO_ENTRIES = frozenset({"plurals"})  # keys of lexicon files that are no entries
PHRASES = ("counted", "done", "did", "called")  # of a metric
COUNT, PEOPLE, ANY = ("count",), ("people",), "any"


@dataclass(slots=True)
class Words:
    """One lexicon file over all its layers: its entries, and where each part of them stands."""

    entries: Mapping[str, Any]
    at: dict[tuple[str, ...], str] = field(default_factory=dict)

    def place(self, *path: str) -> str:
        """Return where a part stands, or its nearest parent."""
        while path and path not in self.at:
            path = path[:-1]
        return self.at.get(path, "lexicon")


def mistakes(lexicon: Lexicon) -> list[ClaimcheckError]:
    """Return everything that is wrong with the lattices and the words of a lexicon."""
    found: list[ClaimcheckError] = []
    for name in LATTICES:
        words = _words(lexicon, name)
        found += _links(words)
        found += _rings(words)
        if name == "metrics":
            found += _metrics(words)
        else:
            found += _once(words)
    return found


def _words(lexicon: Lexicon, name: str) -> Words:
    """Return a lexicon file with the places of its keys and of the items of its lists."""
    entries = {k: v for k, v in lexicon.entries(name).items() if k not in NO_ENTRIES}
    found = Words(entries)
    for folder in lexicon.folders:
        path = folder / f"{name}.yaml"
        if not path.is_file():
            continue
        document = plainyaml.load(path.read_text(encoding="utf-8"), str(path), LexiconError)
        told = shown(path)
        for at in document.at:
            steps = [step for step in at if isinstance(step, str)]
            if at and isinstance(at[-1], int):
                steps.append(_inside(document.data, at))
            found.at.setdefault(
                tuple(steps), document.place(told, at, key=bool(at) and isinstance(at[-1], str))
            )
    return found


def _inside(data: Any, path: plainyaml.Path) -> str:  # noqa: ANN401 - plain data
    for step in path:
        data = data[step]
    return data if isinstance(data, str) else ""


def _links(words: Words) -> Iterator[LexiconError]:
    """Yield a mistake for each wider or other entry that does not exist."""
    for name, given in words.entries.items():
        for link in LINKS:
            targets = given.get(link, ())
            for target in (targets,) if isinstance(targets, str) else targets:
                if target not in words.entries:
                    place = words.place(name, link, target)
                    problem = f"{name} is {link.replace('_', ' ')} {target!r}, which is no entry"
                    yield LexiconError(place, problem, did_you_mean(target, words.entries))


def _rings(words: Words) -> Iterator[LexiconError]:
    """Yield a mistake for each ring of entries that are part of each other."""
    done: set[str] = set()
    for first in words.entries:
        way = [first]
        ring = _ring(words.entries, way, done)
        done.update(way)
        if ring:
            told = " is part of ".join((*ring, ring[0]))
            others = ", ".join(words.place(name, "part_of") for name in ring[1:])
            problem = f"a ring: {told}{f' (see {others})' if others else ''}"
            place = words.place(ring[0], "part_of")
            yield LexiconError(place, problem, "take one of these `part_of` out")


def _ring(entries: Mapping[str, Any], way: list[str], done: set[str]) -> list[str]:
    """Return the first ring met on the way up from the last entry; `way` grows by what was seen."""
    todo = [(way[0], [way[0]])]
    while todo:
        name, path = todo.pop()
        for parent in entries.get(name, {}).get("part_of", ()):
            if parent in path:
                return path[path.index(parent) :]
            if parent not in done and parent not in way:
                way.append(parent)
                todo.append((parent, [*path, parent]))
    return []


def _once(words: Words) -> Iterator[LexiconError]:
    """Yield a mistake for each word that two entries claim."""
    first: dict[str, str] = {}
    for name, given in words.entries.items():
        for word in given.get("words", ()):
            if (other := first.setdefault(word.casefold(), name)) != name:
                yield _twice(words, word, (other, "words"), (name, "words"))


def _metrics(words: Words) -> Iterator[LexiconError]:
    """Yield a mistake for each phrase that two metrics claim of the same things."""
    claimed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, given in words.entries.items():
        for part in PHRASES:
            for phrase in dict.fromkeys(given.get(part, ())):
                for other in claimed[part, phrase.casefold()]:
                    if _clash(given, words.entries[other], name, other):
                        yield _twice(words, phrase, (other, part), (name, part))
                        break
                claimed[part, phrase.casefold()].append(name)


def _clash(a: Mapping[str, Any], b: Mapping[str, Any], name: str, other: str) -> bool:
    """Whether nothing but their order decides between two metrics that claim one phrase."""
    if a.get("same_as", name) == b.get("same_as", other) or "near" in a or "near" in b:
        return False
    units = set(a.get("units", COUNT)) & set(b.get("units", COUNT))
    mine, theirs = (_of(given) for given in (a, b))
    return bool(units) and (mine == theirs or bool(mine & theirs))


def _of(given: Mapping[str, Any]) -> set[str]:
    of = given.get("of", PEOPLE)
    return {of} if isinstance(of, str) else set(of)


def _twice(words: Words, word: str, one: tuple[str, str], two: tuple[str, str]) -> LexiconError:
    """Return the refusal of a word that two entries claim, with both places."""
    first, second = words.place(*one, word), words.place(*two, word)
    problem = f"{word!r} says {two[0]!r} here and {one[0]!r} at {first}"
    return LexiconError(second, problem, "leave it to one of the two")
