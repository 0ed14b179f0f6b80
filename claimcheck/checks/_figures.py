"""The figures of reused text: which claim of the later side stands where which one stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimcheck.checks import Group
from claimcheck.checks._passages import text_of
from claimcheck.model import Claim, Span
from claimcheck.reuse.kept import Kept, kept
from claimcheck.reuse.passage import Passage, Side

Aligned = tuple[Claim, Claim]


def aligned(
    passage: Passage, group: Group, wanted: Callable[[Claim], bool] | None = None
) -> Iterator[Aligned]:
    """Yield the claims that stand at the same place on both sides, in order.

    Where `wanted` is given, only those of which the later one is.
    """
    new = [c for c in figures(passage.later, group) if wanted is None or wanted(c)]
    old = [(_number(c), c) for c in figures(passage.earlier, group)] if new else []
    if not old:
        return
    same = kept(passage, text_of(passage.earlier, group), text_of(passage.later, group))
    for claim in new:
        here = _origin(_number(claim), passage, same)
        before = next((c for number, c in old if here and number.meets(here)), None)
        if before is not None:
            yield before, claim


def _origin(span: Span, passage: Passage, same: Kept) -> Span | None:
    """Return where a number of the later side stood: unchanged, or as the edit's other side."""
    for edit in passage.edits:
        if edit.later_span.meets(span) and edit.earlier:
            return edit.earlier_span
    return same.origin(span)


def figures(side: Side, group: Group) -> list[Claim]:
    """Return the claims whose numbers stand in a side."""
    start, end = side.span.start, side.span.end
    return [
        claim
        for claim in group.extractions[side.article].claims
        if (said := claim.mention).field == side.field
        and start <= said.number_start
        and said.number_start + len(said.number) <= end
    ]


def _number(claim: Claim) -> Span:
    start = claim.mention.number_start
    return Span(start, start + len(claim.mention.number))
