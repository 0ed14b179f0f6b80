"""A count that announces a list of another length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._places import place, when
from claimcheck.model import Claim, Comparator, Kind, Severity, Span

OPENS = re.compile(r"\s*(?::|, namely,?)\s+")
ENDS = re.compile(
    r"[.;:!?()\n—–]|\s-\s|, (?:which|who|where|when|while|but|after|before|with|as)\b"
)
ITEM = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
NAME = re.compile(
    r"(?:the\s+)?[A-ZÀ-ÞŁŚŞİČĐ][\w'’.-]*(?:\s+(?:of|de|la|the|al-)?\s*[\w'’.-]+){0,3}"
)
MOST = Decimal(12)  # longer lists are not announced by a count in running copy


class Announced(Check):
    """Report a count with a colon behind it and a list of names that is longer or shorter.

    Bad:  "three cities: Kyiv, Lviv, Dnipro and Kremenchuk".
    Good: "cities including Kyiv and Lviv"; "four cities: Kyiv, Lviv, Dnipro and Kremenchuk".

    Only lists of names are counted, and only where every item reads as one name.
    Source: CHECKS N12.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("count", "list")
    words: ClassVar[tuple[str, ...]] = ("listed",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per count, in text order."""
        for claim in group.claims:
            bare = claim.quantity.comparator is Comparator.EXACT and not claim.quantity.value_high
            if bare and claim.kind is not Kind.CHANGE and 2 <= claim.quantity.value <= MOST:
                text = group.extractions[claim.mention.article].article.string(claim.mention.field)
                found = _listed(text, claim.mention.span.end)
                if found and len(found[1]) != claim.quantity.value:
                    yield _conflict(claim, text, *found)


def _listed(text: str, start: int) -> tuple[Span, list[str]] | None:
    """Return the span and the names of a list that a colon opens at `start`, if there is one."""
    opening = OPENS.match(text, start)
    if not opening:
        return None
    stop = ENDS.search(text, opening.end())
    end = stop.start() if stop else len(text)
    listed = text[opening.end() : min(end, opening.end() + 400)]
    items = ITEM.split(listed.strip().removesuffix(","))
    if len(items) < 2 or " and " not in listed or not all(NAME.fullmatch(i) for i in items):
        return None
    return Span(opening.end(), opening.end() + len(listed.rstrip())), items


def _conflict(claim: Claim, text: str, span: Span, items: list[str]) -> Conflict:
    listed = Place(
        *(claim.mention.article, claim.mention.field, span, text[span.start : span.end], "list"),
        when(claim),
    )
    return Conflict(
        places=(place(claim, "count"), listed),
        severity=Severity.WARNING,
        relation="LIST",
        arithmetic=f"{claim.mention.number} announced, {len(items)} named: {'; '.join(items)}",
        tried=("an open list (including, such as, among)", "one name made of two"),
        words={"listed": str(len(items))},
    )


CHECK = Announced
