"""One name in two spellings inside one article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from rapidfuzz.distance import DamerauLevenshtein

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._quotes import quotes
from claimcheck.lexicon import Lexicon
from claimcheck.model import Extraction, PersonMention, Severity, Span

LONG = 6  # letters a family name must have for one slip in it to be told from another name


@dataclass(frozen=True, slots=True)
class Variants:
    """Spellings of one name: given names by their set, place names by their first spelling."""

    given: Mapping[str, int]
    places: Mapping[str, str]
    pattern: re.Pattern[str]


class Spelling(Check):
    """Report a person or place that one article spells in two ways.

    Bad:  "Sergey Lavrov" and, below, "Sergei Lavrov"; "Kyiv" and "Kiev".
    Good: two people of one family; another spelling inside quotation marks.

    Composed and decomposed letters are one spelling, and so are names with and without accents.
    Source: CHECKS C16.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("first", "second")
    words: ClassVar[tuple[str, ...]] = ()

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per pair of spellings, people before places."""
        variants = group.lexicon.compiled(_variants)
        for extraction in group.extractions.values():
            first = {person.name: person for person in reversed(extraction.people)}
            full = [person for name, person in first.items() if " " in name]
            for a, b in combinations(sorted(full, key=lambda p: p.span), 2):
                if _one_name(a.name, b.name, variants):
                    yield _conflict(_person(a), _person(b), Severity.WARNING)
            yield from _places(extraction, variants)


def _one_name(a: str, b: str, variants: Variants) -> bool:
    """Whether two different full names are one name in two spellings."""
    first, second = _plain(a).split(), _plain(b).split()
    if first == second or len(first) != len(second):
        return False
    given, other = first[0], second[0]
    same_given = given == other or (variants.given.get(given, -1) == variants.given.get(other, -2))
    if first[1:] == second[1:]:
        return same_given
    slip = DamerauLevenshtein.distance(first[-1], second[-1])
    long = min(len(first[-1]), len(second[-1])) >= LONG
    return given == other and first[1:-1] == second[1:-1] and long and slip == 1


def _plain(name: str) -> str:
    """Return a name without accents and case."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def _places(extraction: Extraction, variants: Variants) -> Iterator[Conflict]:
    """Yield one conflict per place of the lexicon that stands in two spellings."""
    first: dict[str, dict[str, Place]] = {}
    for block in extraction.article.blocks:
        found = list(variants.pattern.finditer(block.text))
        quoted = [quote.span for quote in quotes(block)] if found else []
        for match in found:
            base = block.span.start
            span = Span(base + match.start(), base + match.end())
            if not any(held.holds(span) for held in quoted):
                where = Place(extraction.article.id, block.field, span, match[0], "first")
                first.setdefault(variants.places[match[0]], {}).setdefault(match[0], where)
    for spellings in first.values():
        if len(spellings) > 1:
            a, b = sorted(spellings.values(), key=lambda p: p.span)[:2]
            yield _conflict(a, b, Severity.INFO)


def _person(mention: PersonMention) -> Place:
    return Place(mention.article, mention.field, mention.span, mention.exact, "first")


def _conflict(a: Place, b: Place, severity: Severity) -> Conflict:
    second = Place(b.article, b.field, b.span, b.exact, "second")
    return Conflict(
        places=(a, second),
        severity=severity,
        relation="SPELLING",
        arithmetic=f"“{a.exact}” / “{b.exact}”",
        tried=("accents and composed letters", "words inside quotation marks"),
    )


def _variants(lexicon: Lexicon) -> Variants:
    entries = lexicon.entries("spellings")
    given = {
        _plain(name): number
        for number, line in enumerate(entries.get("given", ()))
        for name in line.split()
    }
    places = {name: names[0] for names in entries.get("places", ()) for name in names}
    longest = sorted(places, key=lambda name: (-len(name), name))
    return Variants(
        given, places, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b")
    )


CHECK = Spelling
