"""The words of measures, shares and points, compiled from `units.txt` and `units.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.claims.number_words import joined
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

Phrase = tuple[tuple[str, ...], str, str]
NAME = re.compile(r"[a-z_]+")
SHARES = {
    "percent": "%",
    "percentage points": "percentage points",
    "basis point": "basis point",
    "point": "point",
}


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Unit phrases by their first word, longest first; each with its unit and unit type.

    `exact` holds symbols whose case matters ("W", "MB"), `phrases` everything in lower case,
    `names` each unit's full name. The sets are those of `units.yaml`.
    """

    phrases: dict[str, tuple[Phrase, ...]]
    exact: dict[str, tuple[str, str]]
    names: Mapping[str, str]
    glued_only: frozenset[str]
    old: frozenset[str]
    aged_people: frozenset[str]
    per_a: frozenset[str]
    per_nothing: frozenset[str]
    votes: frozenset[str]


def unit_words(lexicon: Lexicon) -> UnitWords:
    """Return the words of every measure, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def factors(lexicon: Lexicon) -> Mapping[str, tuple[str, Decimal]]:
    """Return (dimension, factor to its base unit) of every unit a claim can name.

    Read by pint from `units.txt`; kept on disk for the lexicon's digest.
    """
    return lexicon.compiled(_factors)


def _factors(lexicon: Lexicon) -> Mapping[str, tuple[str, Decimal]]:
    found = lexicon.cached("factors", lambda: _converted(lexicon))
    return {unit: (dimension, Decimal(factor)) for unit, (dimension, factor) in found.items()}


def _converted(lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Return what pint makes of the definitions, as plain text."""
    import pint

    registry: pint.UnitRegistry[Decimal] = pint.UnitRegistry(None, non_int_type=Decimal)
    lines = [line for line, _, _ in _definitions(lexicon)]
    registry.load_definitions(lines)
    found = {}
    for _, name, unit in _definitions(lexicon):
        base = registry.Quantity(Decimal(1), name).to_base_units()
        found[unit] = (str(base.dimensionality), str(base.magnitude))
    return found


def _definitions(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Yield (line, pint's name, the unit a claim prints) of each definition in `units.txt`."""
    for raw in lexicon.text("units.txt").splitlines():
        line = raw.strip()
        if line and not line.startswith("#"):
            parts = [part.strip() for part in line.split("=")]
            symbol = parts[2] if len(parts) > 2 else "_"
            yield line, parts[0], parts[0].replace("_", " ") if symbol == "_" else symbol


def _build(lexicon: Lexicon) -> UnitWords:
    given = lexicon.entries("units")
    table: dict[str, set[Phrase]] = {}
    exact: dict[str, tuple[str, str]] = {}
    names: dict[str, str] = {}
    lasting: set[str] = set()
    for line, name, unit in _definitions(lexicon):
        parts = [part.strip() for part in line.split("=")]
        bases = set(NAME.findall(parts[1]))
        if bases and bases <= lasting | {"time"} and "/" not in parts[1]:
            lasting.add(name)
        unit_type = "duration" if name in lasting else "measure"
        names[unit] = name.replace("_", " ")
        for spelling in (name, *(part for part in parts[2:] if part != "_")):
            words = spelling.replace("_", " ")
            if len(words) <= 2 or words != words.lower():
                exact[words] = (unit, unit_type)
            for form in _forms(words):
                phrase = tuple(_tokens(form.lower()))
                table.setdefault(phrase[0], set()).add((phrase, unit, unit_type))
    for key, unit in SHARES.items():
        for words in given[key]:
            phrase = tuple(_tokens(words))
            table.setdefault(phrase[0], set()).add(
                (phrase, unit, "percent" if unit == "%" else "points")
            )
    return UnitWords(
        phrases={
            first: tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry)))
            for first, found in table.items()
        },
        exact=exact,
        names=names,
        glued_only=frozenset(given["glued_only"]),
        old=frozenset(given["old"]),
        aged_people=frozenset(given["aged_people"]),
        per_a=frozenset(given["per_a"]),
        per_nothing=frozenset(given["per_nothing"]),
        votes=frozenset(given["votes"]),
    )


def _forms(words: str) -> Iterator[str]:
    """Yield how a unit's spelling is matched in lower case: not at all if case matters."""
    if len(words) == 1 or (len(words) == 2 and words.isalpha() and not words.islower()):
        return
    yield words
    if len(words) > 3 and words.isascii() and not words.endswith(("s", "/h", "/d", "feet")):
        yield words[:-1] + "ies" if words in {"century"} else words + "s"


def _tokens(words: str) -> list[str]:
    """Return a phrase as the scanner cuts it."""
    for mark in "-/%°ºʼ²³":
        words = words.replace(mark, f" {mark} ")
    return words.split()


def match(scan: Scan, index: int, known: UnitWords) -> tuple[int, str, str] | None:
    """Return (end, unit, unit type) of the measure, share or points at `index`.

    A hyphen that joins it to the numeral is passed over ("50-foot", "30-kilometre").
    """
    size = len(scan)
    at = index + 1 if index < size and joined(scan, index) else index
    if at >= size or scan.taken[at]:
        return None
    lower = scan.lower
    for words, unit, unit_type in known.phrases.get(lower[at], ()):
        if len(words) == 1:
            if lower[at] in known.glued_only and not (at == index and scan.glued(at)):
                continue
            return at + 1, unit, unit_type
        if tuple(lower[at : at + len(words)]) == words:
            return at + len(words), unit, unit_type
    symbol = known.exact.get(scan.words[at])
    if symbol is None or at != index or (scan.words[at] in known.glued_only and not scan.glued(at)):
        return None
    if scan.glued(at) or (len(scan.words[at]) == 1 and scan.words[at].isupper()):
        return at + 1, *symbol
    return (at + 1, *symbol) if len(scan.words[at]) > 1 else None
