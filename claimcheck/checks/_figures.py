"""The figures of reused text: which claim of the later side stands where which one stood."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks import Group
from claimcheck.checks._passages import text_of
from claimcheck.model import Claim, Span
from claimcheck.reuse.kept import Kept, kept
from claimcheck.reuse.passage import Passage, Side

Aligned = tuple[Claim, Claim]


def aligned(passage: Passage, group: Group) -> Iterator[Aligned]:
    """Yield the claims that stand at the same place on both sides, in order."""
    same = kept(passage, text_of(passage.earlier, group), text_of(passage.later, group))
    old = _claims(passage.earlier, group)
    for claim in _claims(passage.later, group):
        here = _origin(_number(claim), passage, same)
        before = next((c for c in old if here and _number(c).meets(here)), None)
        if before is not None:
            yield before, claim


def _origin(span: Span, passage: Passage, same: Kept) -> Span | None:
    """Return where a number of the later side stood: unchanged, or as the edit's other side."""
    for edit in passage.edits:
        if edit.later_span.meets(span) and edit.earlier:
            return edit.earlier_span
    return same.origin(span)


def _claims(side: Side, group: Group) -> list[Claim]:
    claims = group.extractions[side.article].claims
    return [c for c in claims if c.mention.field == side.field and side.span.holds(_number(c))]


def _number(claim: Claim) -> Span:
    start = claim.mention.number_start
    return Span(start, start + len(claim.mention.number))
