"""A weekday that a reader of an archive cannot place: nothing says when the article appeared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.model import BlockKind, DateMention, DayBasis, Extraction, Severity

UNSTATED = frozenset({DayBasis.NONE, DayBasis.INFERRED})


class Undated(Check):
    """Report, once an article, a bare weekday in copy that carries no publication day.

    Bad:  "the minister said Thursday" in a text without date, dateline or metadata.
    Good: the same words in an article dated by its record, front matter or dateline.

    A day printed in full, as in a caption, is enough for a reader. Where the text lets the day be
    inferred otherwise, the day and its evidence are offered as a hint.
    Source: CHECKS T03; AP style uses bare weekdays within seven days of publication only.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("weekday",)
    words: ClassVar[tuple[str, ...]] = ("others", "hint")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield at most one conflict per article: its first bare weekday."""
        for extraction in group.extractions.values():
            bare = [mention for mention in extraction.dates if _bare(mention)]
            undated = extraction.article.published_basis in UNSTATED and not _printed(extraction)
            if bare and undated:
                yield _conflict(bare, extraction)


def _bare(mention: DateMention) -> bool:
    """Whether a mention is a weekday with no day number, outside a caption."""
    numbered = any(letter.isdigit() for letter in mention.exact)
    return mention.weekday is not None and not numbered and mention.block is not BlockKind.CAPTION


def _printed(extraction: Extraction) -> bool:
    """Whether the day the weekdays count from is printed in full somewhere in the article."""
    day = extraction.article.published
    return day is not None and any(
        mention.basis is DayBasis.EXPLICIT and mention.start == day == mention.end
        for mention in extraction.dates
    )


def _conflict(bare: list[DateMention], extraction: Extraction) -> Conflict:
    first, article = bare[0], extraction.article
    hint = article.published.isoformat() if article.published else "no day can be inferred"
    others = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
    evidence = "; ".join(article.evidence) or "nothing in the text narrows it"
    return Conflict(
        places=(Place(first.article, first.field, first.span, first.exact, "weekday", hint),),
        severity=Severity.WARNING,
        relation="UNDATED",
        arithmetic=f"{hint}: {evidence}" if article.published else hint,
        tried=("metadata: none", "dateline: none", f"evidence in the text: {evidence}"),
        words={"others": others, "hint": hint},
    )


CHECK = Undated
