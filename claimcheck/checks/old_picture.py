"""A picture that its own caption dates long before the story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._words import has_cue
from claimcheck.model import BlockKind, DateMention, DayBasis, Extraction, Severity

DAY = "DATE"


class OldPicture(Check):
    """Report a caption whose day lies more than `older_days` before the article's.

    Bad:  a caption "March 2, 2024" over a story of 20 May, without a word that it is from the file.
    Good: the same caption with "file photo"; a caption of the week before.

    Source: CHECKS T05.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("date",)
    words: ClassVar[tuple[str, ...]] = ("days",)
    older_days: int = Field(default=30, ge=1, description="days after which a picture is old")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield at most one conflict per article, for the newest day that its captions give."""
        for extraction in group.extractions.values():
            published = extraction.article.published
            dated = [d for d in extraction.dates if _taken(d) and not _filed(d, extraction, group)]
            newest = max(dated, key=lambda d: (d.end, d.span), default=None)
            if published and newest and newest.end:
                age = published - newest.end
                if age > timedelta(self.older_days):
                    yield _conflict(newest, age.days)


def _taken(mention: DateMention) -> bool:
    """Whether a date of a caption names one day of one year, on which the picture was taken."""
    one_day = mention.start is not None and mention.start == mention.end
    explicit = mention.basis is DayBasis.EXPLICIT and mention.type == DAY
    return mention.block is BlockKind.CAPTION and one_day and explicit


def _filed(mention: DateMention, extraction: Extraction, group: Group) -> bool:
    """Whether the caption says that the picture comes from the file."""
    here = [
        block.text
        for block in extraction.article.blocks
        if block.field == mention.field and block.span.holds(mention.span)
    ]
    return any(has_cue("file_photo", text, group.lexicon) for text in here)


def _conflict(mention: DateMention, days: int) -> Conflict:
    where = (mention.article, mention.field, mention.span, mention.exact)
    return Conflict(
        places=(Place(*where, "date", str(mention.end)),),
        severity=Severity.WARNING,
        relation="OLD_PICTURE",
        arithmetic=f"taken {days} days before publication",
        tried=("a word that the picture is from the file",),
        words={"days": str(days)},
    )


CHECK = OldPicture
