"""One quotation of one person that two articles word differently."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import Field
from rapidfuzz import fuzz

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._quotes import Quote, quotes
from claimcheck.model import Extraction, Severity, Span

REACH = 160  # characters around a quotation within which its speaker is named
SHORTENED = ("...", "…", "[", "(")


class QuoteVariants(Check):
    """Report quoted words of one speaker that another article gives with other words.

    Bad:  talks made "no progress at all" / talks made "little progress at all", both the envoy.
    Good: a longer and a shorter part of one quotation; case, punctuation, ellipsis, brackets.

    The speaker must be named beside both, in articles a few days apart at most. Source: CHECKS C15.
    """

    over: ClassVar[Over] = Over.PERSON
    roles: ClassVar[tuple[str, ...]] = ("earlier", "later")
    words: ClassVar[tuple[str, ...]] = ("speaker",)
    alike: float = Field(
        default=75, ge=0, le=100, description="similarity (0-100) at which two quotations are one"
    )
    within_days: int = Field(
        default=3, ge=0, description="days between two reports of one occasion"
    )
    least: int = Field(default=4, ge=2, description="words a quotation must have to be compared")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per quotation pair, in the order of the articles."""
        in_time = sorted(group.extractions.values(), key=_by_day)
        for a, b in combinations(in_time, 2):
            if self._one_occasion(a, b):
                later = list(self._spoken(b, group.key))
                for quote in self._spoken(a, group.key):
                    for other in later:
                        if self._reworded(quote, other):
                            yield _conflict((quote, a), (other, b), group.key)

    def _one_occasion(self, a: Extraction, b: Extraction) -> bool:
        """Whether two articles are near enough in time to report the same words."""
        first, second = a.article.published, b.article.published
        return (
            first is not None
            and second is not None
            and abs((first - second).days) <= self.within_days
        )

    def _spoken(self, extraction: Extraction, name: str) -> Iterator[Quote]:
        """Yield the quotations that are long enough and stand beside a person's name."""
        named = [person for person in extraction.people if person.name == name]
        for block in extraction.article.blocks:
            here = [p.span for p in named if p.field == block.field and block.span.holds(p.span)]
            if here:
                for quote in quotes(block):
                    reach = Span(quote.span.start - REACH, quote.span.end + REACH)
                    if len(quote.words) >= self.least and any(reach.meets(s) for s in here):
                        yield quote

    def _reworded(self, a: Quote, b: Quote) -> bool:
        """Whether two quotations are one but for some words inside."""
        if any(mark in quote.inner for quote in (a, b) for mark in SHORTENED):
            return False
        first, second = f" {' '.join(a.words)} ", f" {' '.join(b.words)} "
        if first in second or second in first:
            return False
        shorter = min(len(a.words), len(b.words))
        same = len(set(a.words) & set(b.words))
        return fuzz.ratio(first, second) >= self.alike and same >= 0.6 * shorter


def _by_day(extraction: Extraction) -> tuple[str, str]:
    return (str(extraction.article.published or ""), extraction.article.id)


def _place(quote: Quote, extraction: Extraction, role: str) -> Place:
    day = extraction.article.published
    return Place(
        *(extraction.article.id, quote.block.field, quote.span, quote.inner, role),
        f"published {day}" if day else "undated",
    )


def _conflict(a: tuple[Quote, Extraction], b: tuple[Quote, Extraction], speaker: str) -> Conflict:
    gone = [word for word in a[0].words if word not in b[0].words]
    come = [word for word in b[0].words if word not in a[0].words]
    return Conflict(
        places=(_place(*a, "earlier"), _place(*b, "later")),
        severity=Severity.WARNING,
        relation="REWORDED",
        arithmetic=f"only in the first: {' '.join(gone) or '–'}; "
        f"only in the second: {' '.join(come) or '–'}",
        tried=("a shorter part of one quotation", "case, punctuation, brackets and ellipsis"),
        series=speaker,
        words={"speaker": speaker},
    )


CHECK = QuoteVariants
