"""Words quoted in the headline that the body does not quote so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field
from rapidfuzz import fuzz

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._quotes import Quote, folded, quotes
from claimcheck.model import Block, BlockKind, Extraction, Severity

PARAPHRASE = frozenset({"...", "…", "["})  # a quotation that says itself it was shortened


class HeadlineQuote(Check):
    """Report a quotation in the headline whose words the body gives otherwise, or not at all.

    Bad:  headline 'Talks made "zero progress"', body 'made "no progress"'.
    Good: headline in single marks, body in double; another case or final punctuation.

    Other words inside the marks are an error, a quotation that the body lacks a warning, a single
    word in marks at most an info. Source: CHECKS S03.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("headline", "body")
    words: ClassVar[tuple[str, ...]] = ("instead",)
    alike: float = Field(
        default=60, ge=0, le=100, description="similarity (0-100) at which two quotations are one"
    )

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per quotation of the headline, in order."""
        for extraction in group.extractions.values():
            blocks = extraction.article.blocks
            heads = [b for b in blocks if b.kind in {BlockKind.HEADLINE, BlockKind.STANDFIRST}]
            body = [b for b in blocks if b not in heads]
            quoted = [q for head in heads for q in quotes(head, single=True)]
            if quoted and body:
                for quote in quoted:
                    yield from self._judged(quote, body, extraction)

    def _judged(
        self, quote: Quote, body: list[Block], extraction: Extraction
    ) -> Iterator[Conflict]:
        """Yield a conflict unless the body holds the quoted words in that order."""
        needle = f" {' '.join(quote.words)} "
        if not quote.words or any(needle in f" {' '.join(folded(b.text))} " for b in body):
            return
        if any(mark in quote.inner for mark in PARAPHRASE):
            return
        said = [q for block in body for q in quotes(block) if q.words]
        near = [(fuzz.ratio(needle, f" {' '.join(q.words)} "), q) for q in said]
        best = max(near, key=lambda pair: (pair[0], -pair[1].span.start), default=(0.0, None))
        head = _place(quote, "headline", extraction)
        if best[1] is not None and best[0] >= self.alike and len(quote.words) > 1:
            other = _place(best[1], "body", extraction)
            yield Conflict(
                places=(head, other),
                severity=Severity.ERROR,
                relation="REWORDED",
                arithmetic=f"“{quote.inner}” is not “{best[1].inner}”",
                tried=("case, marks and final punctuation", "a shorter part of the same words"),
                words={"instead": f'the body quotes "{best[1].inner}"'},
            )
        else:
            yield Conflict(
                places=(head,),
                severity=Severity.WARNING if len(quote.words) > 1 else Severity.INFO,
                relation="ABSENT",
                arithmetic=f"{len(said)} quotations in the body, none with these words",
                tried=("the same words outside quotation marks", "a shorter part of a quotation"),
                words={"instead": "the body does not have these words"},
            )


def _place(quote: Quote, role: str, extraction: Extraction) -> Place:
    day = extraction.article.published
    return Place(
        *(extraction.article.id, quote.block.field, quote.span, quote.inner, role),
        str(day) if day else "",
    )


CHECK = HeadlineQuote
