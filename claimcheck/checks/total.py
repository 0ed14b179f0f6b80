"""Parts that are written out and do not add up to their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._sentences import between, by_sentence
from claimcheck.checks._words import has_cue, sentence
from claimcheck.model import Claim, Comparator, Kind, Severity
from claimcheck.series.keys import series_name

OPENS = re.compile(r"^[^:—–]{0,40}(?::|\s[—–]\s?|\s--\s)\s*$")
JOINS = re.compile(r"^[^\d.;:()—–]{0,30}(?:,|\band|,\s*and)\s+(?:\w+\s)?$")
FEWEST = 2  # parts
COUNTS = frozenset({Kind.EVENT, Kind.CUMULATIVE, Kind.STOCK})
EXACT = frozenset({Comparator.EXACT, Comparator.ABOUT, Comparator.NEARLY, Comparator.MORE_THAN})


class Total(Check):
    """Report parts, listed after a colon or a dash, whose sum is not the whole before it.

    Bad:  "12 people were killed: five women, four men and two children."
    Good: "12 people were killed, including five women"; "12 people: five women and others".

    Sums are sums of intervals, so that rounded parts have room. Source: CHECKS N04.
    """

    compares: ClassVar[str] = "a whole and all its parts, written out"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("whole",)
    words: ClassVar[tuple[str, ...]] = ("parts", "sum")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per list that does not add up, in text order."""
        for claims in by_sentence(group):
            for index, whole in enumerate(claims[:-FEWEST]):
                parts = _parts(whole, claims[index + 1 :], group)
                if len(parts) >= FEWEST and not _open_list(whole, group):
                    summed = reduce(add, (part.quantity.tally for part in parts))
                    if not summed.meets(whole.quantity.tally):
                        yield _conflict(whole, parts)


def _parts(whole: Claim, after: Sequence[Claim], group: Group) -> list[Claim]:
    """Return the claims listed right after a colon or dash behind the whole."""
    if not (_counts(whole) and OPENS.match(between(whole, after[0], group))):
        return []
    parts = [after[0]]
    for claim in after[1:]:
        if not JOINS.match(between(parts[-1], claim, group)):
            break
        parts.append(claim)
    return parts if all(_counts(part) for part in parts) else []


def _counts(claim: Claim) -> bool:
    """Whether a claim counts things and can stand in a sum."""
    return (
        claim.kind in COUNTS
        and claim.quantity.comparator in EXACT
        and claim.quantity.unit not in {"%", "percentage points"}
    )


def _open_list(whole: Claim, group: Group) -> bool:
    """Whether the sentence says that the list is not complete."""
    words = sentence(whole, group)
    return has_cue("part", words, group.lexicon) or has_cue("rest", words, group.lexicon)


def _conflict(whole: Claim, parts: Sequence[Claim]) -> Conflict:
    summed = reduce(add, (part.quantity.tally for part in parts))
    listed = " + ".join(str(part.quantity.tally) for part in parts)
    return Conflict(
        places=(place(whole, "whole"), *(place(part, "part") for part in parts)),
        severity=Severity.ERROR,
        relation="SUM",
        arithmetic=f"{listed} = {summed}, not {whole.quantity.tally}",
        tried=("the list is not called incomplete", "rounded parts were given room"),
        series=series_name(whole),
        words={"parts": ", ".join(part.mention.exact for part in parts), "sum": str(summed)},
    )


CHECK = Total
