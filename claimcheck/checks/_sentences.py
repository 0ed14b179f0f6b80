"""The claims of one article by sentence, and the words between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimcheck.checks import Group
from claimcheck.checks._words import slice_of
from claimcheck.model import BlockKind, Claim, Span

MANY = 40  # claims of one sentence; a sentence with more is a table that was read as prose
PROSE = frozenset({BlockKind.BODY, BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.LIST})


def by_sentence(group: Group) -> Sequence[Sequence[Claim]]:
    """Return the claims of each sentence that has several, in text order."""
    return group.once(_by_sentence)


def _by_sentence(group: Group) -> Sequence[Sequence[Claim]]:
    found: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
    for claim in group.claims:
        if claim.mention.block in PROSE:
            found[claim.mention.field, claim.mention.sentence].append(claim)
    several = [key for key, claims in found.items() if 1 < len(claims) <= MANY]
    return [
        sorted(found[key], key=lambda claim: claim.mention.number_start)
        for key in sorted(several, key=lambda key: (key[0], key[1].start))
    ]


def between(first: Claim, second: Claim, group: Group) -> str:
    """Return the words from the end of one claim to the beginning of the next."""
    start, end = first.mention.span.end, second.mention.span.start
    return slice_of(first, group, Span(start, max(start, end)))


def before(claim: Claim, group: Group, length: int = 12) -> str:
    """Return the last characters of the sentence before the number of a claim."""
    sentence, at = claim.mention.sentence, claim.mention.number_start
    return slice_of(claim, group, Span(max(sentence.start, at - length), at))
