"""Places by name, and which lies in which.

`rules/lexicon/places.tsv` holds one place a line. A text may name several at once ("England and
Wales") or a place with its parent ("Centre, Ala."); a name that is not listed is a place of its
own, inside the parent the text gives it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claimcheck.errors import LexiconError
from claimcheck.lexicon import Lexicon

FIRST_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]+")
PARTS = re.compile(r"(,\s+and\s+|\s+and\s+|\s*&\s*|,\s+)")
POSSESSIVE = re.compile(r"['’]s?$")
UNLISTED = "?"


class Containment(StrEnum):
    """How two places lie to each other."""

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INCOMPARABLE = "incomparable"


class Guard(StrEnum):
    """When a name counts as the place, because it may be something else as well."""

    FREE = ""
    WORD = "*"  # also an ordinary word or a personal name: after a preposition of place
    COMMA = "^"  # an abbreviation: only after a comma


class Place(NamedTuple):
    """One listed place. `parents` are ids; `name` is the one shown for it."""

    id: str
    type: str  # country, region (of the world), water, area (of a country), city
    parents: tuple[str, ...]
    name: str


class Entry(NamedTuple):
    """One written name: the places it may mean, likeliest first; `people` marks an adjective."""

    name: str
    ids: tuple[str, ...]
    guard: Guard = Guard.FREE
    people: bool = False


@dataclass(slots=True)
class Gazetteer:
    """Every listed place. `names` maps the first word of a name, in lower case, to its entries.

    The entries of a word come longest first, so that the first that fits is the longest match.
    """

    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, list[Entry]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids a single name may mean, likeliest first; empty for an unlisted one."""
        entry = self.entries.get(name) or self.entries.get(POSSESSIVE.sub("", name))
        if entry is None and name[:4].lower() == "the ":
            entry = self.entries.get(name[4:])
        if entry is None and name.isupper():
            entry = self.entries.get(name.title())
        return entry.ids if entry else ()

    def ancestors(self, place: str) -> tuple[str, ...]:
        """Return `place` and every place it lies in, nearest first."""
        found: dict[str, None] = {}
        queue = [place]
        for one in queue:
            if one not in found:
                found[one] = None
                queue += self._parents(one)
        return tuple(found)

    def within(self, inner: str, outer: str) -> bool:
        """Whether the place with id `inner` is, or lies in, the one with id `outer`."""
        return inner == outer or outer in self.ancestors(inner)

    def resolve(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return, for each place that `name` lists, the ids it may mean; never an empty one."""
        pieces = PARTS.split(name)
        parts, joints = pieces[::2], [joint.strip() for joint in pieces[1::2]]
        found: list[tuple[str, ...]] = []
        for index in reversed(range(len(parts))):
            here = self.ids(parts[index]) or (UNLISTED + _folded(parts[index]),)
            after_comma = index < len(joints) and joints[index] == ","
            narrowed = self._inside(here, found[-1]) if found and after_comma else ()
            if narrowed:
                found[-1] = narrowed
            else:
                found.append(here)
        return tuple(reversed(found))

    def _inside(self, inner: tuple[str, ...], outer: tuple[str, ...]) -> tuple[str, ...]:
        """Return the readings of `inner` that lie in one of `outer`, "Paris, Texas"."""
        if inner[0].startswith(UNLISTED):
            known = not outer[0].startswith(UNLISTED)
            wide = known and self.places[outer[0].partition("@")[0]].type != "city"
            return (f"{inner[0]}@{outer[0]}",) if wide else ()
        return tuple(i for i in inner if any(i != o and self.within(i, o) for o in outer))

    def _parents(self, place: str) -> tuple[str, ...]:
        if place.startswith(UNLISTED):
            _, _, parent = place.partition("@")
            return (parent,) if parent else ()
        return self.places[place].parents


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the places of a lexicon, read once."""
    return lexicon.compiled(_read)


@lru_cache(maxsize=65536)
def containment(one: str, other: str, lexicon: Lexicon) -> Containment:
    """Return how the places that two texts name lie to each other.

    A name with several meanings is taken in the one that agrees. Overlapping lists, and names
    the gazetteer does not know, are INCOMPARABLE unless they are the same words.
    """
    return _containment(gazetteer(lexicon), one, other) if one != other else Containment.EQUAL


def _containment(places: Gazetteer, one: str, other: str) -> Containment:
    mine, theirs = places.resolve(one), places.resolve(other)
    inside = _all_in(places, mine, theirs)
    outside = _all_in(places, theirs, mine)
    if inside and outside:
        return Containment.EQUAL
    if inside:
        return Containment.SUBSET
    return Containment.SUPERSET if outside else Containment.INCOMPARABLE


def _all_in(
    places: Gazetteer, inner: tuple[tuple[str, ...], ...], outer: tuple[tuple[str, ...], ...]
) -> bool:
    """Whether every place of `inner` lies in some place of `outer`."""
    wide = [place for group in outer for place in group]
    return all(any(places.within(i, o) for i in group for o in wide) for group in inner)


def _folded(name: str) -> str:
    return POSSESSIVE.sub("", name.strip().lower().removeprefix("the "))


def _read(lexicon: Lexicon) -> Gazetteer:
    found = Gazetteer()
    for line in lexicon.text("places.tsv").splitlines():
        if line and not line.startswith("#"):
            _add(found, line)
    for place in found.places.values():
        for parent in place.parents:
            if parent not in found.places:
                problem = f"{place.id} lies in {parent!r}, which is not listed"
                raise LexiconError("places.tsv", problem, "add the parent or mend its id")
    for entry in found.entries.values():
        first = FIRST_WORD.match(entry.name)
        if first is None:
            problem = f"{entry.name!r} is no name"
            raise LexiconError("places.tsv", problem, "begin it with a letter")
        found.names.setdefault(first.group().lower(), []).append(entry)
    for same in found.names.values():
        if len(same) > 1:
            same.sort(key=lambda entry: (-len(entry.name), entry.name))
    return found


def _add(found: Gazetteer, line: str) -> None:
    cells = line.split("\t")
    if len(cells) < 4:
        problem = f"a line with too few columns: {line!r}"
        raise LexiconError("places.tsv", problem, "write id, type, parents and names, with tabs")
    key, kind, parents, names = cells[:4]
    written = names.split("|")
    shown = written[0].rstrip("*^")
    found.places[key] = Place(key, kind, tuple(parents.split("|")) if parents else (), shown)
    for name in written:
        if name[-1:] in {"*", "^"}:
            _enter(found, name[:-1], key, Guard(name[-1]), False)
        else:
            _enter(found, name, key, Guard.FREE, False)
    for name in cells[4].split("|") if len(cells) > 4 else ():
        _enter(found, name, key, Guard.FREE, True)


def _enter(found: Gazetteer, name: str, key: str, guard: Guard, people: bool) -> None:
    """Enter a name; a second place of that name comes after the first, and keeps its guard."""
    known = found.entries.get(name)
    if known is None:
        found.entries[name] = Entry(name, (key,), guard, people)
    elif known.people == people and key not in known.ids:
        found.entries[name] = known._replace(ids=(*known.ids, key))
