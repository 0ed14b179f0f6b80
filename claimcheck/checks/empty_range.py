"""A range whose lower end lies above its upper one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._places import place
from claimcheck.checks._sentences import between, by_sentence
from claimcheck.checks._words import has_cue, slice_of
from claimcheck.model import Claim, Comparator, Severity, Span
from claimcheck.series.keys import series_name

RANGE = "between "
REACH = 60  # characters before a range in which a word can make two ends of a gap of it
LEAST = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
MOST = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})


class EmptyRange(Check):
    """Report "between 50 and 30", and "at least 60 and at most 50": no number lies in there.

    Bad:  "Between 50 and 30 people were hurt."
    Good: "between 30 and 50"; "the gap between 50 and 30 percent"; "fell from 50 to 30".

    Both ends are of one unit, said once or twice, and above zero; what lies between two things,
    such as a gap or a choice, is no range. Source: CHECKS N13.
    """

    compares: ClassVar[str] = "the two ends of a range, in one sentence"
    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("low", "high")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per range that holds nothing, in text order."""
        for claims in by_sentence(group):
            for low, high in pairwise(claims):
                if 0 < high.quantity.value < low.quantity.value and _range(low, high, group):
                    yield _conflict(low, high)


def _range(low: Claim, high: Claim, group: Group) -> bool:
    """Whether two neighbouring figures are the ends of one range, by their words."""
    if low.quantity.unit not in (None, high.quantity.unit) or low.quantity.value_high is not None:
        return False
    if between(low, high, group).strip() != "and":
        return False
    if low.quantity.comparator in LEAST and high.quantity.comparator in MOST:
        return True
    start = low.mention.span.start
    words = slice_of(low, group, Span(max(low.mention.sentence.start, start - REACH), start))
    return words.lower().endswith(RANGE) and not has_cue("gap", words, group.lexicon)


def _conflict(low: Claim, high: Claim) -> Conflict:
    return Conflict(
        places=(place(low, "low"), place(high, "high")),
        severity=Severity.ERROR,
        relation="EMPTY",
        arithmetic=f"{low.quantity.value:,f} is above {high.quantity.value:,f}",
        tried=("a gap or a choice between two things", "ends below zero"),
        series=series_name(low),
    )


CHECK = EmptyRange
