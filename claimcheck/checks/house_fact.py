"""A date that the desk's own facts deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from claimcheck import house
from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.house import Fact
from claimcheck.lexicon import Lexicon
from claimcheck.model import DateMention, DayBasis, Extraction, Severity, Span

BETWEEN = re.compile(r"\s*(?:,|of|in|on|from|dated|signed in|signed on)?\s*")


class HouseFact(Check):
    """Report a year or day beside a thing whose date the desk knows to be another.

    Bad:  "under the Montreux Convention of 1935", which is of 1936.
    Good: "the 1936 Montreux Convention"; another date in the same sentence.

    Only a date right before or right behind the words counts. Source: CHECKS C19; the facts are
    those of `ledger/*.yaml`.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("date",)
    words: ClassVar[tuple[str, ...]] = ("title", "known")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per date, in text order."""
        if not house.of(group.lexicon).facts:
            return
        pattern, named = group.lexicon.compiled(_pattern), group.lexicon.compiled(_named)
        for extraction in group.extractions.values():
            for block in extraction.article.blocks:
                for match in pattern.finditer(block.text):
                    base = block.span.start
                    span = Span(base + match.start(), base + match.end())
                    fact = named[match[0].casefold()]
                    for mention in _beside(extraction, block.field, span):
                        if _denied(mention, fact):
                            yield _conflict(mention, fact)


def _beside(extraction: Extraction, field: str, span: Span) -> Iterator[DateMention]:
    """Yield the dates that stand right before or right behind a span."""
    text = extraction.article.string(field)
    for mention in extraction.dates:
        if mention.field == field and mention.type == "DATE":
            first, second = sorted((mention.span, span))
            if first.end <= second.start and BETWEEN.fullmatch(text, first.end, second.start):
                yield mention


def _denied(mention: DateMention, fact: Fact) -> bool:
    """Whether a date cannot be the fact's: the day lies outside the days it can mean."""
    if mention.start is None or mention.end is None:
        return False
    if fact.day:
        return not mention.start <= fact.day <= mention.end
    return fact.year is not None and not mention.start.year <= fact.year <= mention.end.year


def _conflict(mention: DateMention, fact: Fact) -> Conflict:
    known = str(fact.day or fact.year)
    where = Place(
        *(mention.article, mention.field, mention.span, mention.exact, "date"), mention.value
    )
    stated = mention.basis is DayBasis.EXPLICIT
    return Conflict(
        places=(where,),
        severity=Severity.ERROR if stated else Severity.WARNING,
        relation="FACT",
        arithmetic=f"{fact.title}: {known}, not {mention.value} ({fact.source})",
        tried=("another date in the sentence",),
        words={"title": fact.title, "known": known},
    )


def _named(lexicon: Lexicon) -> Mapping[str, Fact]:
    """Return the facts by the words that name them, folded."""
    facts = house.of(lexicon).facts.values()
    return {word.casefold(): fact for fact in facts for word in fact.words}


def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    facts: Mapping[str, Fact] = house.of(lexicon).facts
    words = sorted({word for fact in facts.values() for word in fact.words}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


CHECK = HouseFact
