"""A few quoted words that nobody in particular is said to have spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._quotes import Quote, folded, quotes
from claimcheck.lexicon import Lexicon
from claimcheck.model import BlockKind, Extraction, Severity, Span

SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘']?[A-Z])")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+")


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of `rules/lexicon/quotations.yaml`, as sets of case-folded words."""

    speaks: frozenset[str]
    documents: frozenset[str]
    unnamed: frozenset[str]


class QuoteFragment(Check):
    """Report a quotation fragment whose speaker, document and day a reader cannot find.

    Bad:  the international body has maintained that it was "difficult to verify".
    Good: 'the head of the mission, Matilda Bogner, said it was "difficult to verify"'.

    A named person, a document or a date in the sentence or the one before is enough; words in
    marks that nobody speaks (titles, terms of art, scare quotes) are no quotations.
    Source: CHECKS S04.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("fragment",)
    words: ClassVar[tuple[str, ...]] = ("count",)
    longest: int = Field(default=4, ge=1, le=12, description="words that still are a fragment")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per fragment, in text order."""
        cues = group.lexicon.compiled(_cues)
        for extraction in group.extractions.values():
            for block in extraction.article.blocks:
                if block.kind is BlockKind.BODY:
                    for quote in quotes(block):
                        if self._adrift(quote, extraction, cues):
                            yield _conflict(quote, extraction)

    def _adrift(self, quote: Quote, extraction: Extraction, cues: Cues) -> bool:
        """Whether a quotation is a spoken fragment with nothing to trace it by."""
        if not 2 <= len(quote.words) <= self.longest:
            return False
        before, sentence = _sentences(quote)
        spoken = set(folded(sentence)) - set(quote.words)
        nearby = spoken | set(folded(before))
        if not (spoken & cues.speaks and spoken & cues.unnamed) or nearby & cues.documents:
            return False
        start = quote.span.start - len(before) - len(sentence)
        reach = Span(max(quote.block.span.start, start), quote.span.end + len(sentence))
        named = any(p.field == quote.block.field and p.span.meets(reach) for p in extraction.people)
        dated = any(
            d.field == quote.block.field and d.span.meets(reach) and d.type in {"DATE", "TIME"}
            for d in extraction.dates
        )
        return not (named or dated or NAME.search(sentence))


def _sentences(quote: Quote) -> tuple[str, str]:
    """Return the sentence before a quotation's own, and its own without what follows it."""
    text = quote.block.text
    at = quote.span.start - quote.block.span.start
    ends = [found.end() for found in SENTENCE_END.finditer(text, 0, at)]
    start = ends[-1] if ends else 0
    before = text[ends[-2] if len(ends) > 1 else 0 : start]
    stop = SENTENCE_END.search(text, at + len(quote.inner))
    return before, text[start : stop.start() if stop else len(text)]


def _conflict(quote: Quote, extraction: Extraction) -> Conflict:
    day = extraction.article.published
    place = Place(
        *(extraction.article.id, quote.block.field, quote.span, quote.inner, "fragment"),
        str(day) if day else "",
    )
    return Conflict(
        places=(place,),
        severity=Severity.WARNING,
        relation="NO_SPEAKER",
        arithmetic=f"{len(quote.words)} quoted words, no person, document or day beside them",
        tried=("a named person", "a document", "a day", "a title or term of art"),
        words={"count": str(len(quote.words))},
    )


def _cues(lexicon: Lexicon) -> Cues:
    entries = lexicon.entries("quotations")
    return Cues(*(frozenset(entries.get(k, ())) for k in ("speaks", "documents", "unnamed")))


CHECK = QuoteFragment
